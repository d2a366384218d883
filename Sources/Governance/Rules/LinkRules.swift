/// Links, pictures and attachments that lead nowhere or where nothing may be taken from.

import Markup
package import SourceText

extension Rule {
  package static let danglingLink = Rule(
    "dangling-link", .error,
    """
    A link leads to something that the portal does not publish: a file that is not there, an address that \
    nothing has, a clause that the text does not have, or a draft that readers cannot see.
    """,
    example: """
      see the [complaints procedure](complaint.md)

      see the [complaints procedure](complaints.md)
      """)

  package static let attachmentOutside = Rule(
    "attachment-outside", .error,
    """
    Attachments and pictures lie in the folder attachments of the council that publishes the text, so that \
    nothing changes or disappears because somebody else tidies up.
    """,
    example: """
      ![Map of the parish](https://www.example.org/map.png)

      ![Map of the parish](attachments/map.png)
      """)

  package static let attachmentMissing = Rule(
    "attachment-missing", .error,
    """
    A file is named that does not lie in the council's folder attachments, so readers could not get it.
    """,
    example: """
      attachments:
        - {file: protocol.pdf, role: adopted-original}

      attachments:
        - {file: attachments/protocol.pdf, role: adopted-original}
      """)

  package static let attachmentKind = Rule(
    "attachment-kind", .error,
    """
    Only documents and pictures are published as attachments: PDF, Word, Excel, PowerPoint, OpenDocument, \
    CSV, PNG, JPEG and WebP. Web pages and SVG drawings can carry programs and are not.
    """,
    example: """
      Content/farnham/attachments/form.html

      Content/farnham/attachments/form.pdf
      """)
}

/// Endings of files that may be published as they are.
private let attachmentEndings: Set<String> = [
  "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "csv", "png", "jpg", "jpeg",
  "webp",
]

/// A text with links, and whose it is.
private struct LinkingText {
  var document: Document
  /// `nil` for a page of the portal.
  var council: String?
  var isDraft: Bool
}

func linkFindings(_ register: Register) -> [Finding] {
  let texts = linkingTexts(of: register)
  if texts.isEmpty { return attachmentFindings(register) }
  let index = LinkIndex(register, for: texts.map(\.document))
  let mistakes = texts.flatMap { text in
    text.document.links.flatMap { findings(about: $0, in: text, index) }
  }
  return mistakes + attachmentFindings(register)
}

private func linkingTexts(of register: Register) -> [LinkingText] {
  var texts: [LinkingText] = []
  func add(_ document: Document, of council: String?, isDraft: Bool = false) {
    if document.links.isEmpty { return }
    texts.append(LinkingText(document: document, council: council, isDraft: isDraft))
  }
  for page in register.pages.flatMap(\.texts) { add(page.document, of: nil) }
  for council in register.councils {
    for page in council.pages.flatMap(\.texts) { add(page.document, of: council.slug) }
    for policy in council.policies {
      for version in policy.versions {
        for text in version.texts {
          add(text.document, of: council.slug, isDraft: version.status == .draft)
        }
      }
    }
  }
  return texts
}

/// What links can lead to, and the clauses of those texts that links name clauses of.
private struct LinkIndex {
  let map: LinkMap
  private var drafts: Set<LinkTarget> = []
  private var fragments: [LinkTarget: Set<String>] = [:]
  private var ownFragments: [String: Set<String>] = [:]

  init(_ register: Register, for documents: [Document]) {
    map = LinkMap(register)
    var wanted: Set<LinkTarget> = []
    var wantedFiles: Set<String> = []
    for document in documents {
      for use in document.links {
        guard let destination = map.destination(of: use.target, in: document.file) else { continue }
        if case .sameText = destination.target { wantedFiles.insert(document.file.path) }
        if destination.fragment != nil { wanted.insert(destination.target) }
      }
    }
    for council in register.councils {
      for policy in council.policies { add(policy, of: council.slug, wanted, wantedFiles) }
    }
  }

  private mutating func add(
    _ policy: Policy, of council: String, _ wanted: Set<LinkTarget>, _ wantedFiles: Set<String>
  ) {
    let whole = LinkTarget.policy(council: council, policy: policy.slug, version: nil)
    if policy.versions.allSatisfy({ $0.status == .draft }) { drafts.insert(whole) }
    for version in policy.versions {
      let file = version.document.file
      let target = map.target(of: file) ?? whole
      if version.status == .draft { drafts.insert(target) }
      let isWanted = wanted.contains(target) || wanted.contains(whole)
      for text in version.texts where isWanted || wantedFiles.contains(text.document.file.path) {
        let addresses = text.addresses()
        ownFragments[text.document.file.path] = addresses
        fragments[target, default: []].formUnion(addresses)
        // A link to the policy itself may name a clause of any of its versions.
        if target != whole { fragments[whole, default: []].formUnion(addresses) }
      }
    }
  }

  func isDraft(_ target: LinkTarget) -> Bool { drafts.contains(target) }

  /// `nil` where the clauses are not known: in plain pages.
  func fragments(of target: LinkTarget) -> Set<String>? { fragments[target] }

  func fragments(in file: SourceFile) -> Set<String>? { ownFragments[file.path] }
}

private func findings(about use: LinkUse, in text: LinkingText, _ index: LinkIndex) -> [Finding] {
  let place = use.placeOfTarget(in: text.document.file)
  guard let destination = index.map.destination(of: use.target, in: text.document.file) else {
    return [missing(use, in: text, index)]
  }
  switch destination.target {
  case .attachment(text.council, _): return []
  case .attachment:
    return [
      Finding(
        .attachmentOutside, "\(use.target) belongs to another council", at: place,
        repair: "copy it into the attachments of the council that publishes this text")
    ]
  case _ where use.isImage:
    return [
      Finding(
        .attachmentOutside, "the picture does not lie in the council's attachments", at: place,
        repair: "put the picture into the folder attachments and name it from there")
    ]
  case .sameText(let fragment):
    return unknownFragment(fragment, among: index.fragments(in: text.document.file), at: place)
  case let target where index.isDraft(target) && !text.isDraft:
    return [
      Finding(
        .danglingLink, "\(use.target) is a draft, which is not published", at: place,
        repair: "take the link out until the draft is published")
    ]
  case let target:
    guard let fragment = destination.fragment else { return [] }
    return unknownFragment(fragment, among: index.fragments(of: target), at: place)
  }
}

private func unknownFragment(_ fragment: String, among known: Set<String>?, at place: Place) -> [Finding] {
  guard let known, !known.contains(fragment) else { return [] }
  return [
    Finding(
      .danglingLink, "the text that the link leads to has no clause `\(fragment)`", at: place,
      repair: nearestClause(to: fragment, in: known).map { "did you mean `#\($0)`?" }
        ?? "write the part after # in the clause's address")
  ]
}

private func missing(_ use: LinkUse, in text: LinkingText, _ index: LinkIndex) -> Finding {
  let place = use.placeOfTarget(in: text.document.file)
  let path = use.target.split(separator: "#").first.map(String.init) ?? use.target
  let near = index.map.nearest(to: path, in: text.document.file).map { "did you mean `\($0)`?" }
  if use.isImage || path.split(separator: "/").dropLast().contains("attachments") {
    return missingAttachment(use.target, at: place, near)
  }
  return Finding(
    .danglingLink, "\(use.target) is not there, so the link leads nowhere", at: place,
    repair: near ?? "name a .md file by its path from here, or a page by its address from the portal's root")
}

/// Files in the folders, and those that front matter names.
private func attachmentFindings(_ register: Register) -> [Finding] {
  var findings: [Finding] = []
  for council in register.councils {
    let paths = council.attachments.map { $0.path }
    findings += paths.filter { !isPublishable($0) }.map { unknownKind($0, of: council) }
    let known = Set(paths)
    for policy in council.policies {
      for version in policy.versions { findings += missingAttachments(of: version, among: known) }
    }
  }
  return findings
}

private func unknownKind(_ path: String, of council: Council) -> Finding {
  let kind = path.split(separator: "/").last?.split(separator: ".").dropFirst().last
  return Finding(
    .attachmentKind,
    kind.map { "a file whose name ends in .\($0) is not published" }
      ?? "a file whose name has no ending is not published",
    at: Place(SourceFile(path: "\(council.folder)/\(path)", bytes: [])),
    repair: "save it as PDF, or take it out of the folder")
}

private func missingAttachments(of version: Version, among paths: Set<String>) -> [Finding] {
  version.attachments.map(\.file).filter { !paths.contains($0) }.map { file in
    let near = nearestAttachment(to: file, among: paths)
    let place = version.document.place(of: "attachments", naming: file)
    return missingAttachment(file, at: place, near.map { "did you mean `\($0)`?" })
  }
}

/// Judged by the names behind `attachments/`, which all have in common.
private func nearestAttachment(to file: String, among paths: Set<String>) -> String? {
  let folder = "attachments/"
  if paths.contains(folder + file) { return folder + file }
  let name = file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : file
  return nearestName(to: name, in: paths.map { String($0.dropFirst(folder.count)) }.sorted())
    .map { folder + $0 }
}

private func missingAttachment(_ file: String, at place: Place, _ near: String?) -> Finding {
  Finding(
    .attachmentMissing, "there is no file \(file)", at: place,
    repair: near ?? "put the file into the council's folder attachments, and name it as attachments/name.pdf")
}

private func isPublishable(_ path: String) -> Bool {
  guard let dot = path.lastIndex(of: ".") else { return false }
  return attachmentEndings.contains(path[path.index(after: dot)...].lowercased())
}
