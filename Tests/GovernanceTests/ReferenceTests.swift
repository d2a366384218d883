import Foundation
import Governance
import Markup
import SourceText
import Testing

/// One line of the table: a sentence, where it stands, and the words of it that are links.
struct LabelledSentence {
  struct Link: Equatable {
    var words: String
    var target: String
  }

  var form: String
  var council: String
  var policy: String
  var clause: String
  var sentence: String
  var links: [Link]

  init?(_ line: Substring) {
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard columns.count == 4 else { return nil }
    form = columns[0]
    let place = columns[1].split(separator: "#", maxSplits: 1).map(String.init)
    let path = place[0].split(separator: "/").map(String.init)
    (council, policy, clause) = (path[0], path[1], place[1])
    sentence = Self.unescaped(columns[2])
    links =
      columns[3] == "-"
      ? []
      : columns[3].components(separatedBy: " | ").map { link in
        let parts = link.components(separatedBy: " => ")
        return Link(words: Self.unescaped(parts[0]), target: parts[1])
      }
  }

  private static func unescaped(_ text: String) -> String {
    text.replacingOccurrences(of: "\\n", with: "\n").replacingOccurrences(of: "\\u{A0}", with: "\u{A0}")
  }
}

/// The small register of the table, and what a sentence in it refers to.
struct ReferenceTable {
  let register: Register
  let sentences: [LabelledSentence]

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/References")
    let text = try String(contentsOf: root.appending(path: "References.tsv"), encoding: .utf8)
    sentences = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { LabelledSentence($0) }
    register = try Self.register(in: "Tests/Fixtures/References/Content")
  }

  static func register(in path: String) throws -> Register {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: path)
    var files: [SourceFile] = []
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    for name in names.sorted() where name.hasSuffix(".md") || name.hasSuffix(".yml") {
      let data = try Data(contentsOf: folder.appending(path: name))
      files.append(SourceFile(path: "Content/\(name)", bytes: [UInt8](data)))
    }
    return readRegister(ContentFiles(folder: "Content", texts: files, others: [])).value
  }

  func links(in sentence: LabelledSentence) -> [LabelledSentence.Link] {
    let file = SourceFile(path: "Content/sentence.md", text: sentence.sentence)
    let document = readDocument(file, as: .page).value
    var register = register
    guard let council = register.councils.firstIndex(where: { $0.slug == sentence.council }),
      let policy = register.councils[council].policies.firstIndex(where: { $0.slug == sentence.policy })
    else { return [.init(words: "", target: "there is no \(sentence.policy)")] }
    var version = register.councils[council].policies[policy].versions[0]
    version.document = document
    guard let clauses = version.clauses.inserting(document.blocks, under: sentence.clause) else {
      return [.init(words: "", target: "there is no \(sentence.clause)")]
    }
    version.clauses = clauses
    register.councils[council].policies[policy].versions = [version]
    let references = findReferences(in: register).value.references(of: version)
    return references.filter { $0.place.address == "sentence" }.map { reference in
      let words = String(decoding: file.bytes[reference.range], as: UTF8.self)
      return .init(
        words: words.replacingOccurrences(of: "*", with: ""), target: describe(reference.target))
    }
  }
}

private func describe(_ target: Reference.Target) -> String {
  switch target {
  case .clause(let address): "#\(address)"
  case .policy(let name, let clause): "\(name.council)/\(name.policy)\(clause.map { "#\($0)" } ?? "")"
  case .elsewhere(let url): url
  case .law(let citation): describe(citation)
  }
}

private func describe(_ citation: LawCitation) -> String {
  let law =
    switch citation.law {
    case .numbered(let number): "\(number.series)/\(number.year)/\(number.number)"
    case .titled(let title): "titled:\(title)"
    }
  let steps = citation.provision?.steps ?? []
  return ([law] + steps.flatMap { [$0.unit.rawValue] + $0.numbers }).joined(separator: "/")
}

extension Clauses {
  /// With paragraphs put in as the first under a clause; `nil` where there is none with that address.
  fileprivate func inserting(_ blocks: [Block], under address: String) -> Clauses? {
    var entries = entries
    guard let clause = entries.firstIndex(where: { $0.address == address }) else { return nil }
    entries.insert(
      contentsOf: blocks.map {
        ClauseEntry(address: "sentence", block: $0, depth: entries[clause].depth + 1)
      }, at: clause + 1)
    return Clauses(entries)
  }
}

struct ReferenceTests {
  @Test("no sentence of the table leads to a wrong place, and at most two links in a hundred are missed")
  func table() throws {
    let table = try ReferenceTable()
    #expect(table.sentences.count >= 260)
    #expect(table.sentences.count { $0.form == "trap" } >= 90)
    var (expected, found, right) = (0, 0, 0)
    for sentence in table.sentences {
      let links = table.links(in: sentence)
      let rightLinks = links.filter { sentence.links.contains($0) }
      expected += sentence.links.count
      found += links.count
      right += rightLinks.count
      if links != sentence.links {
        print("\(sentence.form)\t\(sentence.policy)#\(sentence.clause)\t\(sentence.sentence)")
        print("  expected: \(sentence.links.map { "\($0.words) => \($0.target)" }.joined(separator: " | "))")
        print("  found:    \(links.map { "\($0.words) => \($0.target)" }.joined(separator: " | "))")
      }
      #expect(links.count == rightLinks.count, "a wrong link in: \(sentence.sentence)")
    }
    print(
      "references: \(table.sentences.count) sentences, \(expected) links;",
      "precision \(right) of \(found), recall \(right) of \(expected)")
    #expect(found == right)
    #expect((expected - right) * 100 <= expected * 2)
  }

  @Test("the five protocols name these laws and clauses, and these policies that nobody published")
  func fiveProtocols() throws {
    let register = try ReferenceTable.register(in: "Content")
    var named: [String] = []
    for council in register.councils {
      for version in council.policies.flatMap(\.versions) {
        let bytes = version.document.file.bytes
        for reference in register.references.references(of: version) {
          let words = String(decoding: bytes[reference.range], as: UTF8.self)
          named.append(
            "\(council.slug) \(reference.place.address): \(words) => \(describe(reference.target))")
        }
      }
    }
    #expect(
      named == [
        "farnham 7.7: Freedom of Information Act 2000 => ukpga/2000/36",
        "farnham 9.7: Local Government Act 1986 => ukpga/1986/10",
        "farnham 10.4: Localism Act 2011 => ukpga/2011/20",
        "waverley 1.p6: Section 3 => #3",
        "waverley 10: Local Government and Housing Act 1989 => ukpga/1989/42",
        "waverley 13.p1: Section 2 of the Local Government Act 1986 => ukpga/1986/10/section/2",
      ])
    #expect(
      register.references.unpublished.mapValues { $0.map(\.title) } == [
        "farnham": ["Code of Conduct", "Media Protocol", "Social Media Protocol"],
        "mumbles": ["Code of Conduct"],
        "northampton": [
          "Code of Conduct", "Committee Terms of Reference", "Procedural Standing Orders",
          "Scheme of Delegation to Officers",
        ],
        "wallingford": ["Code of Conduct", "Disciplinary Procedure", "Grievance Procedure"],
        "waverley": [
          "Constitution", "Dignity and Respect at Work policy", "Disciplinary Procedures",
          "Disciplinary and Grievance Procedures", "Equal Opportunities in Employment policy",
          "Member Code of Conduct", "Members' Planning Code of Good Practice", "Officer Code of Conduct",
          "Public Interest Disclosure (Whistleblowing) policy", "Scheme of Delegation",
        ],
      ])
  }

  @Test(
    "a title is found where it stands alone, whatever letters it is written in",
    arguments: [
      "Polisi Iaith", "Côd Ymddygiad", "Tâl a Chostau", "Gŵyl", "Ŵyl y Dref", "Ŷ", "Ŷ Ŵ", "Âé", "By-laws",
      "Ŵ & Ôl",
      "Gifts & Côd", "Côd-Ymddygiad Staff", "CÔD", "Ŵyn 2026", "Δίκη", "Trees", "Reader's Fund",
      "Reader’s Fund", "Readers’ Fund", "Gŵr’s Fund",
    ])
  func titles(title: String) {
    let site = TinySite(
      ["ashby/gifts.md": TinySite.policy("status: adopted\naliases: [\"\(title)\"]")]
        .merging(["ashby/complaints.md": TinySite.policy("", text: "## A\n\nbut \(title) is, then.\n")]) {
          $1
        })
    let register = site.read.value
    let references = register.councils.flatMap { $0.policies.flatMap(\.versions) }
      .flatMap { register.references.references(of: $0) }
    #expect(references.map(\.target) == [.policy(PolicyName("gifts", of: "ashby"), clause: nil)])
  }

  @Test(
    "a paragraph of ten thousand times the same is read to its end: no step goes back over the others",
    .timeLimit(.minutes(1)), arguments: hostile)
  func large(text: String) {
    let register = TinySite(facts: "", text: String(repeating: text, count: 10_000)).read.value
    let references = register.councils.flatMap { $0.policies.flatMap(\.versions) }
      .flatMap { register.references.references(of: $0) }
    #expect(zip(references, references.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
  }

  static let hostile = [
    "section 1(a)(b)(c)(d)(e) ", "section 1(a)(b)(c)", "section 1 and ", "section 1, and section 2 of ",
    "Part 1 of ", "Part 1, Chapter 2, ", "4.2, ", "1, 2 and ", "(a) and ", "the Act thereof ",
    "the Parking Act 1989 (\"the Act\") ", "Moor and Parking ", "the Council's adopted ",
    "Standing Orders 1 and ",
    "section 2 of the Localism Act 2011, ", "((((section 1", "Policy and Procedure ", "see 1.1 to ",
    "section--", "Clerk-", "The Clerk and ", "§ and ",
  ]
}
