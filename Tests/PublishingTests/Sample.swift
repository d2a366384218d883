import Foundation
import Governance
import Markup
import Publishing
import SourceText
import Templating

/// Values for tests: small registers made by hand, and the portal's own templates and content.
enum Sample {
  static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func file(_ path: String) throws -> SourceFile {
    SourceFile(path: path, bytes: Array(try Data(contentsOf: project.appending(path: path))))
  }

  /// Every file below a folder of the project.
  static func files(in folder: String) throws -> [SourceFile] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: project.appending(path: folder).path)
    return try paths.sorted().compactMap { path in
      var isFolder: ObjCBool = false
      let full = project.appending(path: "\(folder)/\(path)").path
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue
      else { return nil }
      return try file("\(folder)/\(path)")
    }
  }

  static func templates() throws -> SiteTemplates {
    readSiteTemplates(try files(in: "Templates")).value
  }

  /// The five councils that come with the portal.
  static func fiveCouncils() throws -> Register {
    let texts = try files(in: "Content").filter { $0.path.hasSuffix(".md") || $0.path.hasSuffix(".yml") }
    return readRegister(ContentFiles(folder: "Content", texts: texts, others: [])).value
  }

  static let day = Day(year: 2026, month: 11, day: 21) ?? Day(number: 0)

  static let options = PublishingOptions(asOf: day, includesDrafts: false)

  static func paragraph(_ words: String, label: String? = nil) -> Block {
    block(.paragraph, words, level: 0, label: label)
  }

  static func heading(_ words: String, level: Int = 2, label: String? = nil) -> Block {
    block(.heading, words, level: level, label: label)
  }

  private static func block(_ kind: NodeKind, _ words: String, level: Int, label: String?) -> Block {
    var builder = TreeBuilder(file: Array((label ?? "").utf8))
    let block = builder.open(kind, 0..<0, level: level)
    if let label { builder.setLabel(at: 0..<label.utf8.count, depth: 0, of: block) }
    builder.addText(words.utf8, at: 0)
    builder.close(block)
    return builder.finish().block(block)
  }

  /// What a text without official numbers is read as.
  static func page(_ markdown: String) -> Document {
    readDocument(SourceFile(path: "Content/pages/about.md", text: markdown), as: .page).value
  }

  /// Where nothing but the address is known.
  static func place(_ address: String) -> PassagePlace {
    PassagePlace(address: address, clause: address, position: .opening)
  }

  static func document(_ text: String = "", path: String = "Content/ashby/protocol.md") -> Document {
    let file = SourceFile(path: path, text: text)
    return Document(file: file, metadata: nil, body: 0..<file.bytes.count)
  }

  /// A file that says what the clauses say, so that the comparison of words finds them all.
  static func document(saying clauses: Clauses) -> Document {
    func words(_ clauses: Clauses) -> String {
      clauses.map { clause in
        let label = clause.block.label.map { $0.text + " " } ?? ""
        let text: String
        switch clause.block.kind {
        case .paragraph(let content), .heading(_, let content, _): text = content.plainText
        default: text = ""
        }
        return "\(label)\(text)\n\n\(words(clause.children))"
      }.joined()
    }
    return document(words(clauses))
  }

  static func version(
    title: String, status: Version.Status = .unstated, clauses: [SampleClause] = [],
    footnotes: [Footnote] = []
  ) -> Version {
    let clauses = Clauses(clauses.flatMap { $0.entries(depth: 0) })
    return Version(
      title: title, kind: nil, status: status, dates: Version.Dates(), facts: Version.Facts(), notes: [],
      corrections: [], attachments: [], clauses: clauses, footnotes: footnotes,
      document: document(saying: clauses))
  }

  /// One council with one policy.
  static func register(_ version: Version, isSingleCouncil: Bool = false) -> Register {
    var council = Council(slug: "ashby", name: "Ashby Parish Council")
    council.policies = [Policy(slug: "protocol", formerSlugs: [], versions: [version])]
    return Register(
      portal: Portal(
        title: "Policies", baseURL: "https://policies.example/", language: "en", leadMonths: 3,
        isSingleCouncil: isSingleCouncil), councils: [council], pages: [])
  }

  /// The whole site as paths and texts; what is copied is left out.
  static func site(_ register: Register, options: PublishingOptions = options) throws -> [String: String] {
    let collected = Collected()
    _ = try publish(register, with: templates(), options: options) { file in collected.add(file) }
    return collected.texts
  }
}

/// A clause with what stands under it.
struct SampleClause {
  var address: String
  var block: Block
  var firstItem = 1
  var children: [SampleClause] = []

  func entries(depth: Int) -> [ClauseEntry] {
    [ClauseEntry(address: address, block: block, firstItem: firstItem, depth: depth)]
      + children.flatMap { $0.entries(depth: depth + 1) }
  }
}

/// Files as they are handed over.
final class Collected: @unchecked Sendable {
  private(set) var texts: [String: String] = [:]
  private(set) var order: [String] = []

  func add(_ file: SiteFile) {
    order.append(file.path)
    if case .bytes(let bytes) = file.content { texts[file.path] = String(decoding: bytes, as: UTF8.self) }
  }
}
