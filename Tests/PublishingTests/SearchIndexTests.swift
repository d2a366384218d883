import Foundation
import Governance
import Markup
import Publishing
import SourceText
import Testing

@Suite("The search index")
struct SearchIndexTests {
  @Test("finds the five councils' clauses by their words, by a small reader of its own")
  func roundTrip() throws {
    let index = try SearchReader(Sample.site(Sample.fiveCouncils()))
    #expect(try index.clauses(having: "bulli").contains { $0.label == "3.4" && $0.text.contains("bully") })
    for clause in try index.clauses(having: "grievanc") {
      #expect(clause.text.lowercased().contains("grievance"))
    }
    let labelled = try index.clauses(having: "#3.5")
    #expect(labelled.map(\.link) == ["farnham/member-officer-protocol/"])
  }

  @Test("has every word of every clause that is not passed over")
  func wholeness() throws {
    let index = try SearchReader(Sample.site(Sample.fiveCouncils()))
    let passed = Set(SearchLanguage.english.passedOver.split(separator: " ").map(String.init))
    for number in 0..<index.clauseCount {
      let clause = try index.clause(number)
      var words = SearchedWords(clause.heading + " " + clause.text)
      words.forEach { word in
        let word = word.lowercased
        guard !passed.contains(word.text) else { return }
        let stem = String(decoding: wordStem(word.bytes), as: UTF8.self)
        #expect((try? index.numbers(having: stem).contains(number)) == true, "\(word.text) of \(clause)")
      }
    }
  }

  @Test("the addresses of its clauses are on their pages")
  func addresses() throws {
    let site = try Sample.site(Sample.fiveCouncils())
    let index = try SearchReader(site)
    for number in 0..<index.clauseCount {
      let clause = try index.clause(number)
      let page = try #require(site["\(clause.link)index.html"])
      for address in clause.addresses {
        #expect(page.contains("id=\"\(address)\""), "\(clause.link)#\(address)")
      }
    }
  }

  @Test(
    "has no draft and nothing of a text that was removed, and puts old texts last",
    arguments: [
      (Version.Status.draft, nil), (.removed, nil), (.adopted, 0), (.unstated, 0), (.publicDraft, 1),
      (.superseded, 2), (.withdrawn, 2),
    ] as [(Version.Status, Int?)])
  func standings(status: Version.Status, standing: Int?) throws {
    let clause = SampleClause(address: "1", block: Sample.paragraph("Zymurgy is forbidden.", label: "1."))
    let version = Sample.version(title: "Xylography", status: status, clauses: [clause])
    let site = try Sample.site(Sample.register(version))
    let files = site.filter { $0.key.hasPrefix("search/") && $0.key.hasSuffix(".json") }
    let mentions = files.values.contains { $0.lowercased().contains("zymurg") || $0.contains("Xylograph") }
    #expect(mentions == (standing != nil))
    #expect(try SearchReader(site).standings == (standing.map { [$0] } ?? []))
  }

  @Test("titles and texts that look like markup, JSON or script are text in it")
  func hostileTexts() throws {
    let hostile = "</script><img src=x onerror=alert(1)>\"},{\"__proto__\":\\u0000\u{2028}\t]"
    let clause = SampleClause(address: "1", block: Sample.paragraph(hostile, label: "1."))
    let version = Sample.version(title: hostile, status: .adopted, clauses: [clause])
    let index = try SearchReader(Sample.site(Sample.register(version)))
    let read = try index.clause(0)
    #expect(read.text == hostile && read.policy == hostile)
    #expect(try index.numbers(having: "proto") == [0])
  }

  @Test(
    "a sign that JSON escapes is the same sign again wherever it stands",
    arguments: ["\"", "\\", "<", "\t"])
  func escapes(sign: String) throws {
    let texts = (0..<20).flatMap { before in
      [0, 3, 17].map { String(repeating: "x", count: before) + sign + String(repeating: "y", count: $0) }
    }
    let clauses = texts.enumerated().map { number, text in
      SampleClause(address: "\(number)", block: Sample.paragraph(text, label: "\(number)."))
    }
    let version = Sample.version(title: "Signs", status: .adopted, clauses: clauses)
    let index = try SearchReader(Sample.site(Sample.register(version)))
    #expect(try texts.indices.map { try index.clause($0).text } == texts)
  }

  @Test("words that mean the same are stems in it")
  func synonyms() throws {
    var register = Sample.register(Sample.version(title: "Complaints", status: .adopted))
    register.synonyms = [["complaints", "grievance"]]
    #expect(try SearchReader(Sample.site(register)).synonyms == [["complaint", "grievanc"]])
  }

  @Test("of a term that stands nearly everywhere it keeps what says most, evenly, and the number")
  func thinning() throws {
    var list = PostingList()
    list.append((0..<40_000).map { Posting($0, level: $0 % 100 == 50 ? 7 : 2) })
    list.finish()
    #expect(list.total == 40_000)
    #expect(list.postings.filter { $0.level == 7 }.count == 400)
    #expect((3000...5000).contains(list.postings.count))
    let halves = list.postings.filter { $0.document < 20_000 }.count
    #expect((0.45...0.55).contains(Double(halves) / Double(list.postings.count)))
    var whole = PostingList(isWhole: true)
    whole.append((0..<20_000).map { Posting($0, level: 8) })
    whole.finish()
    #expect(whole.postings.count == 20_000)
  }

  @Test("postings of any distance are read back as they were written")
  func coding() throws {
    let postings = [0, 1, 31, 32, 33, 64, 1055, 1056, 40_000, 5_000_000].enumerated().map { index, document in
      Posting(document, level: index % 3 == 0 ? 8 : 1)
    }
    var list = PostingList()
    list.append(postings)
    let read = SearchReader.decode(String(decoding: list.coded, as: UTF8.self))
    #expect(read.sorted { $0.document < $1.document } == postings)
  }
}

extension PostingList {
  fileprivate mutating func append(_ postings: [Posting]) {
    postings.withUnsafeBufferPointer { append($0, of: postings.count) }
  }
}

/// Reads the files of the index as a program that knows only their description would.
private struct SearchReader {
  struct ReadClause {
    var policy: String
    var link: String
    var label: String
    var heading: String
    var addresses: [String]
    var text: String
  }

  let clauseCount: Int
  let standings: [Int]
  let synonyms: [[String]]
  private let files: [String: String]
  private let blockSize: Int
  private let firstTerms: [String]

  init(_ files: [String: String]) throws {
    self.files = files
    let index = try #require(Self.json(files["search/index.json"]) as? [String: Any])
    clauseCount = try #require(index["clauses"] as? Int)
    blockSize = try #require((index["blocks"] as? [Int])?.last)
    firstTerms = try #require(index["terms"] as? [String])
    standings = try #require(index["sections"] as? [[Int]]).map { $0[0] }
    synonyms = try #require(index["synonyms"] as? [[String]])
  }

  func numbers(having term: String) throws -> [Int] {
    guard
      let file = firstTerms.lastIndex(where: {
        Array($0.utf8).lexicographicallyPrecedes(Array((term + "\u{0}").utf8))
      })
    else { return [] }
    let terms = try #require(Self.json(files["search/terms/\(file).json"]) as? [String: [Any]])
    guard let entry = terms[term] else { return [] }
    return Self.decode(try #require(entry[4] as? String)).map(\.document).sorted()
  }

  func clauses(having term: String) throws -> [ReadClause] { try numbers(having: term).map(clause) }

  func clause(_ number: Int) throws -> ReadClause {
    let block = try #require(Self.json(files["search/clauses/\(number / blockSize).json"]) as? [String: Any])
    let records = try #require(block["records"] as? [[Any]])
    let record = records[number % blockSize]
    let heads = try #require(block["heads"] as? [[Any]])
    let head = heads[try #require(record[0] as? Int)]
    let texts = record.dropFirst().compactMap { $0 as? String }
    let pieces = Array(texts.dropFirst(2))
    return ReadClause(
      policy: try #require(head[0] as? String), link: try #require(head[1] as? String), label: texts[0],
      heading: texts[1], addresses: stride(from: 0, to: pieces.count, by: 2).map { pieces[$0] },
      text: stride(from: 1, to: pieces.count, by: 2).map { pieces[$0] }.joined(separator: " "))
  }

  static func decode(_ coded: String) -> [Posting] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    var postings: [Posting] = []
    for (place, level) in coded.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      var (number, step, shift) = (-1, 0, 0)
      for digit in level {
        let value = digits.firstIndex(of: digit) ?? 0
        step |= (value & 31) << shift
        shift += 5
        guard value < 32 else { continue }
        number += step + 1
        postings.append(Posting(number, level: 8 - place))
        (step, shift) = (0, 0)
      }
    }
    return postings
  }

  private static func json(_ text: String?) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(try #require(text).utf8))
  }
}
