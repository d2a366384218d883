import Markup
package import SourceText

/// A policy that joins a council's register, as somebody tells it; and the file that says so.
package struct NewPolicy: Sendable {
  package var slug: String
  package var title: String
  package var kind: Policy.Kind?
  /// `nil` where the document does not say: a text with a date of adoption is adopted.
  package var status: Version.Status?
  package var adopted: Version.Adoption?
  package var reviewDue: PartialDate?
  /// As `review_cycle` has it: `3 years`, `annual-meeting`.
  package var reviewCycle: String?
  /// A post's slug.
  package var leadOfficer: String?
  /// A body's slug.
  package var approvingBody: String?

  package init(_ slug: String, title: String) {
    self.slug = slug
    self.title = title
  }

  /// Why it cannot join, in words for a clerk; `nil` where nothing speaks against it.
  package func objection(in council: Council) -> String? {
    if council.policies.contains(where: { $0.slug == slug }) {
      return "\(council.name) has a policy \(slug) already: `portal new version` adds another text of it."
    }
    let texts = [title, adopted?.minute, reviewCycle].compactMap { $0 }
    return slugObjection(slug) ?? texts.firstObjection
      ?? nameObjection(leadOfficer, "post", council.posts.map(\.slug), in: council)
      ?? nameObjection(approvingBody ?? adopted?.body, "body", council.bodies.map(\.slug), in: council)
  }

  /// Its file in the council's folder, with `text` below the facts.
  package func file(in council: Council, text: [UInt8]) -> SourceFile {
    SourceFile(
      path: "\(council.folder)/\(slug).md",
      bytes: Array("---\n\(facts)---\n\n".utf8) + withoutBlankStart(text))
  }

  private var facts: String {
    let status = status ?? (adopted == nil ? nil : .adopted)
    let fields: [(key: String, text: String?)] = [
      ("title", fieldText(title)), ("kind", kind?.rawValue), ("status", status?.rawValue),
      ("adopted", adopted?.typed), ("review_due", reviewDue?.iso),
      ("review_cycle", reviewCycle.map(fieldText)), ("lead_officer", leadOfficer),
      ("approving_body", approvingBody),
    ]
    return fields.map { key, text in text.map { "\(key): \($0)\n" } ?? "" }.joined()
  }
}

extension Version.Adoption {
  /// As a clerk would type it.
  fileprivate var typed: String {
    if body == nil, minute == nil { return date.iso }
    let parts = [("date", date.iso), ("body", body), ("minute", minute.map(fieldText))]
    return "{" + parts.compactMap { key, text in text.map { "\(key): \($0)" } }.joined(separator: ", ") + "}"
  }
}

/// Why a post or body cannot be named; `nil` where it is declared, or none is named.
func nameObjection(_ name: String?, _ thing: String, _ known: [String], in council: Council) -> String? {
  guard let name, !known.contains(name) else { return nil }
  let near = nearestName(to: name, in: known).map { "Did you mean \($0)?" }
  return "\(council.name) has no \(thing) \(displayText(name)). \(near ?? "Declare it in council.yml first.")"
}

/// A text without the blank lines before its first words.
func withoutBlankStart(_ text: [UInt8]) -> ArraySlice<UInt8> {
  let newline = UInt8(ascii: "\n")
  let blank: Set<UInt8> = [newline, UInt8(ascii: "\r"), UInt8(ascii: " "), UInt8(ascii: "\t")]
  guard let first = text.firstIndex(where: { !blank.contains($0) }) else { return [] }
  let line = text[..<first].lastIndex(of: newline).map { $0 + 1 } ?? 0
  return text[line...]
}
