/// What each file of the content folder is, by its path alone; the names become addresses.
///
/// In: paths. Out: the portal's settings, councils with their policies, pages and attachments, each in the
/// order of its slug, and findings about files that have no place and names that no address can have.
/// Nothing is read here.

import SourceText

struct ContentLayout {
  var portal: SourceFile?
  /// The laws that the texts cite.
  var legislation: SourceFile?
  var synonyms: SourceFile?
  /// Those of other languages, by language: `synonyms.cy.yml`.
  var synonymsInLanguages: [String: SourceFile] = [:]
  var isSingleCouncil = false
  var councils: [CouncilFolder] = []
  /// Plain pages of the portal.
  var pages: [NamedFile] = []
}

struct NamedFile: Sendable {
  var slug: String
  var file: SourceFile
  /// Of a translation: `cy` in `complaints.cy.md`.
  var language: String?
  var translations: [NamedFile] = []
}

struct CouncilFolder {
  var slug: String
  /// `Content/farnham`.
  var path: String
  /// Its `council.yml`; `nil` is a mistake that is reported.
  var settings: SourceFile?
  /// Its `published.lock.yml`, once it has published.
  var lock: SourceFile?
  var policies: [PolicyFolder] = []
  var pages: [NamedFile] = []
  /// Below the council's folder.
  var attachments: [(path: String, size: Int)] = []
}

struct PolicyFolder {
  var slug: String
  /// One for a file of its own; one for each version in a folder.
  var files: [NamedFile]
  var isFolder: Bool
}

func readLayout(_ content: ContentFiles) -> Parsed<ContentLayout> {
  if let mixed = mixedCouncils(content) { return Parsed(ContentLayout(), [mixed]) }
  var reader = LayoutReader(content)
  for file in content.texts.sorted(by: { $0.path < $1.path }) { reader.place(file) }
  for file in content.others.sorted(by: { $0.path < $1.path }) { reader.place(file) }
  return reader.finish()
}

/// Where it is not known whether a folder is a council or a policy, nothing else can be said.
private func mixedCouncils(_ content: ContentFiles) -> Finding? {
  let settings = content.texts.filter { $0.path.hasSuffix("/council.yml") }.map(\.path).sorted()
  guard settings.contains("\(content.folder)/council.yml"),
    let other = settings.first(where: {
      $0.dropFirst(content.folder.count + 1).split(separator: "/").count == 2
    })
  else { return nil }
  return Finding(
    .councilsMixed, "a council.yml stands beside portal.yml, and another one is \(other)",
    at: Place(SourceFile(path: "\(content.folder)/council.yml", bytes: [])),
    repair: "give every council a folder of its own, or leave only the council.yml beside portal.yml")
}

private struct LayoutReader {
  private let folder: String
  private var layout = ContentLayout()
  private var councils: [String: CouncilFolder] = [:]
  private var policies: [PolicyKey: PolicyFolder] = [:]
  private var findings: [Finding] = []

  private struct PolicyKey: Hashable {
    let council: String
    let slug: String
  }

  init(_ content: ContentFiles) {
    folder = content.folder
    layout.isSingleCouncil = content.texts.contains { $0.path == "\(content.folder)/council.yml" }
  }

  mutating func place(_ file: SourceFile) {
    let parts = parts(of: file.path)
    if parts.contains(where: { $0.hasPrefix(".") }) { return }
    switch (parts.count, parts.last) {
    case (1, "portal.yml"): layout.portal = file
    case (1, "legislation.yml"): layout.legislation = file
    case (1, "synonyms.yml"): layout.synonyms = file
    case (1, let name?) where languageOfSynonyms(name) != nil:
      if let language = languageOfSynonyms(name) { layout.synonymsInLanguages[language] = file }
    case (2, _) where parts[0] == "pages" && file.path.hasSuffix(".md"):
      layout.pages.append(named(file))
    default:
      if layout.isSingleCouncil {
        place(file, at: parts[...], in: singleCouncilSlug, path: folder)
      } else if parts.count > 1 {
        place(file, at: parts.dropFirst(), in: String(parts[0]), path: "\(folder)/\(parts[0])")
      } else {
        report(misplaced: file)
      }
    }
  }

  mutating func place(_ file: ContentFiles.Other) {
    let parts = parts(of: file.path)
    if parts.contains(where: { $0.hasPrefix(".") }) { return }
    let source = SourceFile(path: file.path, bytes: [])
    let inside = layout.isSingleCouncil ? parts[...] : parts.dropFirst()
    guard inside.count > 1, inside.first == "attachments" else {
      report(misplaced: source)
      return
    }
    let slug = layout.isSingleCouncil ? singleCouncilSlug : String(parts[0])
    let path = layout.isSingleCouncil ? folder : "\(folder)/\(slug)"
    council(slug, path: path) { $0.attachments.append((inside.joined(separator: "/"), file.size)) }
  }

  mutating func finish() -> Parsed<ContentLayout> {
    for (key, policy) in policies { councils[key.council]?.policies.append(policy) }
    layout.councils = councils.values.sorted { $0.slug < $1.slug }
    gatherTranslations()
    for index in layout.councils.indices {
      layout.councils[index].policies.sort {
        ($0.slug, $0.files[0].file.path) < ($1.slug, $1.files[0].file.path)
      }
    }
    findings += layoutFindings(layout, in: folder)
    return Parsed(layout, findings)
  }

  /// Puts each translation to the file that it translates; what translates nothing is reported and left out.
  private mutating func gatherTranslations() {
    layout.pages = gathered(layout.pages)
    for council in layout.councils.indices {
      layout.councils[council].pages = gathered(layout.councils[council].pages)
      let policies = layout.councils[council].policies
      let alone = gathered(policies.filter { !$0.isFolder }.flatMap(\.files))
      let folders = policies.filter(\.isFolder).map {
        PolicyFolder(slug: $0.slug, files: gathered($0.files), isFolder: true)
      }
      layout.councils[council].policies =
        alone.map { PolicyFolder(slug: $0.slug, files: [$0], isFolder: false) }
        + folders.filter { !$0.files.isEmpty }
    }
  }

  private mutating func gathered(_ files: [NamedFile]) -> [NamedFile] {
    let translations = files.filter { $0.language != nil }
    if translations.isEmpty { return files }
    var originals = files.filter { $0.language == nil }
    for translation in translations {
      if let index = originals.firstIndex(where: { $0.slug == translation.slug }) {
        originals[index].translations.append(translation)
      } else {
        findings.append(translationAlone(translation))
      }
    }
    return originals
  }

  private mutating func place(
    _ file: SourceFile, at parts: ArraySlice<Substring>, in slug: String, path: String
  ) {
    let names = Array(parts)
    switch names.count {
    case 1 where names[0] == "council.yml": council(slug, path: path) { $0.settings = file }
    case 1 where names[0] == PublicationLock.fileName: council(slug, path: path) { $0.lock = file }
    case 1 where names[0].hasSuffix(".md"):
      let policy = named(file)
      council(slug, path: path) {
        $0.policies.append(.init(slug: policy.slug, files: [policy], isFolder: false))
      }
    case 2 where names[0] == "pages" && names[1].hasSuffix(".md"):
      let page = named(file)
      council(slug, path: path) { $0.pages.append(page) }
    case 2 where names[0] != "attachments" && names[0] != "pages" && names[1].hasSuffix(".md"):
      council(slug, path: path) { _ in }
      let key = PolicyKey(council: slug, slug: String(names[0]))
      policies[key, default: .init(slug: key.slug, files: [], isFolder: true)].files.append(named(file))
    default: report(misplaced: file)
    }
  }

  private func parts(of path: String) -> [Substring] {
    path.dropFirst(folder.count).split(separator: "/")
  }

  private mutating func council(_ slug: String, path: String, _ change: (inout CouncilFolder) -> Void) {
    change(&councils[slug, default: CouncilFolder(slug: slug, path: path)])
  }

  /// A language may stand before the ending: `complaints.cy.md`.
  private func named(_ file: SourceFile) -> NamedFile {
    let name = file.path.split(separator: "/").last?.dropLast(3) ?? ""
    if let dot = name.lastIndex(of: "."), isLanguage(name[name.index(after: dot)...]) {
      return NamedFile(
        slug: String(name[..<dot]), file: file, language: String(name[name.index(after: dot)...]))
    }
    return NamedFile(slug: String(name), file: file)
  }

  private func languageOfSynonyms(_ name: Substring) -> String? {
    let parts = name.split(separator: ".")
    guard parts.count == 3, parts[0] == "synonyms", parts[2] == "yml", isLanguage(parts[1]) else {
      return nil
    }
    return String(parts[1])
  }

  private func isLanguage(_ name: Substring) -> Bool {
    name.utf8.count == 2 && name.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  private mutating func report(misplaced file: SourceFile) {
    let name = file.path.split(separator: "/").last ?? ""
    let repair =
      if name.hasSuffix(".md") {
        "move it into a council's folder if it is a policy, or into a folder pages if it is a plain page"
      } else if name.hasSuffix(".yml") {
        "correct its name if it is meant to be portal.yml, legislation.yml or council.yml, or remove it"
      } else {
        "move it into the folder attachments of its council"
      }
    findings.append(
      Finding(
        .fileMisplaced, "\(name) lies where nothing is published from", at: Place(file), repair: repair))
  }
}

/// The slug of the only council, which has no folder of its own; it stands in no address of a page.
let singleCouncilSlug = "council"
