import Markup
package import SourceText

/// Another text of a policy that is in the register already, as somebody tells it; and the files that say so.
///
/// It takes over what is true of the policy as a whole (title, kind, who leads it, how often it is reviewed), and
/// nothing of what happened to the old text. Without a text of its own it begins with the old one's words: for an
/// amendment, where only some clauses change.
package struct NewVersion: Sendable {
  package var adopted: Version.Adoption
  package var effective: PartialDate?
  package var reviewDue: PartialDate?
  /// `nil` to begin with the words of the old text.
  package var text: [UInt8]?

  package init(
    adopted: Version.Adoption, effective: PartialDate? = nil, reviewDue: PartialDate? = nil,
    text: [UInt8]? = nil
  ) {
    self.adopted = adopted
    self.effective = effective
    self.reviewDue = reviewDue
    self.text = text
  }

  /// What the folder of a policy will hold beside what is there.
  package struct Files: Sendable {
    package var new: [SourceFile]
    /// Paths of files whose bytes are among the new ones.
    package var moved: [String]
  }

  /// Why it cannot be, in words for a clerk; `nil` where nothing speaks against it.
  package func objection(to policy: Policy, in council: Council) -> String? {
    guard let old = policy.versions.last(where: { !$0.status.isProposal }) else {
      return "No text of this policy has been adopted: change the status of the file that is there."
    }
    if policy.folder(in: council) == nil, old.dates.inForceFrom == nil {
      return
        "The text that is there has no date: add `adopted:` with its date first, as precise as you know it."
    }
    if let last = old.dates.inForceFrom, !inForceFrom.isAfter(last) {
      return "\(inForceFrom.english) is not later than the text that is there (\(last.english))."
    }
    return [adopted.minute].compactMap { $0 }.firstObjection
      ?? nameObjection(adopted.body, "body", council.bodies.map(\.slug), in: council)
  }

  private var inForceFrom: PartialDate { effective ?? adopted.date }

  /// The files of the new version; a policy that was one file becomes a folder of two. `nil` where the facts of the
  /// old text are written in a way that cannot be taken over.
  package func files(of policy: Policy, in council: Council) -> Files? {
    guard let old = policy.versions.last(where: { !$0.status.isProposal }) else { return nil }
    let file = old.document.file
    let folder = policy.folder(in: council) ?? "\(council.folder)/\(policy.slug)"
    guard let facts = editing(file, edits, order: policyFieldOrder) else { return nil }
    var bytes = facts.bytes
    if let text {
      let body = old.document.body.count
      bytes = Array(bytes.dropLast(body)) + Array("\n".utf8) + withoutBlankStart(text)
    }
    let new = SourceFile(path: "\(folder)/\(inForceFrom.iso).md", bytes: bytes)
    if policy.folder(in: council) != nil { return Files(new: [new], moved: []) }
    guard let date = old.dates.inForceFrom else { return nil }
    var files = Files(
      new: [SourceFile(path: "\(folder)/\(date.iso).md", bytes: file.bytes)], moved: [file.path])
    for (language, translation) in old.translations.sorted(by: { $0.key < $1.key }) {
      let other = translation.document.file
      files.new.append(SourceFile(path: "\(folder)/\(date.iso).\(language).md", bytes: other.bytes))
      files.moved.append(other.path)
    }
    files.new.append(new)
    return files
  }

  /// What was true of the old text alone goes; what the words need stays as long as the words do.
  private var edits: [FieldEdit] {
    var gone = [
      "adopted", "effective", "withdrawn", "removed", "last_updated", "reason_for_update", "reviews",
      "review_started", "review_due", "closes", "respond", "outcome", "publication", "former_slugs",
      "amendments", "supersedes", "version_label", "source", "attachments", "corrections",
    ]
    if text != nil { gone += ["label_aliases", "notes", "accepted"] }
    let parts: [(String, String?)] = [
      ("date", adopted.date.iso), ("body", adopted.body), ("minute", adopted.minute),
    ]
    let written = parts.compactMap { name, text in text.map { FieldEdit.Part(name, $0) } }
    return gone.map { .remove($0) }
      + [.set("status", to: Version.Status.adopted.rawValue)]
      + [written.count == 1 ? .set("adopted", to: adopted.date.iso) : .add("adopted", written)]
      + [("effective", effective), ("review_due", reviewDue)].compactMap { key, date in
        date.map { .set(key, to: $0.iso) }
      }
  }
}

extension Policy {
  /// Where its versions lie; `nil` for a policy that is one file.
  fileprivate func folder(in council: Council) -> String? {
    let folder = "\(council.folder)/\(slug)"
    return versions.contains { $0.document.file.path.hasPrefix(folder + "/") } ? folder : nil
  }
}
