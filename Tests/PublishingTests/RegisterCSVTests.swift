import Foundation
import Governance
import Publishing
import Testing

@Suite("register.csv")
struct RegisterCSVTests {
  @Test(
    "a title runs nothing in a spreadsheet, breaks no row, and can be read again",
    arguments: [
      ("=1+1", "'=1+1"), ("+44", "'+44"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
      ("\r=1", "'\r=1"), ("\n=1", "'\n=1"), ("＝1", "'＝1"), ("=HYPERLINK(\"http://x\",\"y\")", nil),
      ("a \"b\", c", "a \"b\", c"), ("\"", "\""), ("two\nlines", "two\nlines"),
      ("two\r\nlines", "two\r\nlines"),
      ("1=1", "1=1"), ("'quoted'", "'quoted'"), ("Cŵn a chathod", "Cŵn a chathod"), ("<b>&amp;", "<b>&amp;"),
      ("a;b", "a;b"), (" =1", " =1"),
    ] as [(String, String?)])
  func hostileTitles(title: String, cell: String?) throws {
    var version = Sample.version(title: title)
    version.facts.reference = title
    let site = try Sample.site(Sample.register(version))
    for path in ["ashby/register.csv", "register.csv"] {
      let rows = try Self.read(#require(site[path]))
      try #require(rows.count == 2)
      #expect(rows[1].count == rows[0].count)
      for column in ["title", "reference"] {
        let index = try #require(rows[0].firstIndex(of: column))
        #expect(Array(rows[1][index].utf8) == Array((cell ?? "'" + title).utf8))
      }
    }
  }

  @Test("rows end in CRLF, and the mark by which Excel knows UTF-8 stands in front")
  func form() throws {
    let text = try #require(try Sample.site(Sample.register(Sample.version(title: "Media")))["register.csv"])
    #expect(Array(text.utf8.prefix(6)) == [0xEF, 0xBB, 0xBF] + Array("as_".utf8))
    #expect(text.utf8.count { $0 == 0x0A } == 2)
    #expect(text.hasSuffix("\r\n"))
  }

  @Test("the file of the whole site holds the rows of all councils under one head")
  func whole() throws {
    var register = Sample.register(Sample.version(title: "Media"))
    var other = Council(slug: "benton", name: "Benton Town Council")
    other.policies = [Policy(slug: "trees", formerSlugs: [], versions: [Sample.version(title: "Trees")])]
    register.councils.append(other)
    let site = try Sample.site(register)
    let parts = try ["ashby/register.csv", "benton/register.csv"].map { try Self.read(#require(site[$0])) }
    #expect(try Self.read(#require(site["register.csv"])) == parts[0] + parts[1].dropFirst())
    #expect(parts.map(\.count) == [2, 2])
  }

  @Test("a portal of one council has one file")
  func single() throws {
    let site = try Sample.site(Sample.register(Sample.version(title: "Media"), isSingleCouncil: true))
    #expect(site.keys.filter { $0.hasSuffix(".csv") } == ["register.csv"])
    #expect(site["audit/index.html"]?.contains("href=\"../register.csv\"") == true)
  }

  @Test("dates are as precise as their sources, and what is not recorded is empty")
  func facts() throws {
    let register = RecordTests.fullRegister(isSingleCouncil: false)
    let rows = try Self.read(#require(try Sample.site(register)["ashby/register.csv"]))
    let facts = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[1]))
    #expect(
      facts == [
        "as_of": "2026-11-21", "council": "Ashby Parish Council", "policy": "protocol", "title": "Protocol",
        "kind": "protocol", "reference": "", "status": "adopted", "adopted": "2023-03",
        "adopted_by": "Full Council", "minute": "C1", "minute_url": "https://m.example/",
        "effective": "2023-04-01", "ended": "", "ended_minute": "", "first_published": "2026-11-21",
        "last_review": "2025",
        "last_review_outcome": "no-change", "last_review_by": "", "last_review_minute": "",
        "next_review": "2028", "next_review_state": "current", "lead_officer": "Clerk",
        "year_end": "2026-03-31", "in_force_at_year_end": "yes",
        "page": "https://policies.example/ashby/protocol/",
      ])
  }

  @Test("of a withdrawn policy the file tells when, and in which minute")
  func ended() throws {
    let register = RecordTests.fullRegister(isSingleCouncil: false)
    let rows = try Self.read(#require(try Sample.site(register)["ashby/register.csv"]))
    let row = try #require(rows.first { $0.contains("Withdrawn") })
    let facts = Dictionary(uniqueKeysWithValues: zip(rows[0], row))
    #expect(facts["ended"] == "2020" && facts["ended_minute"] == "1/20")
    #expect(facts["in_force_at_year_end"] == "no" && facts["next_review"] == "")
  }

  /// Reads RFC 4180 strictly; it knows nothing of how the file was written.
  static func read(_ text: String) throws -> [[String]] {
    let bytes = Array(text.utf8.dropFirst(3))
    var rows: [[String]] = [[]]
    var at = 0
    while at < bytes.count {
      let (cell, end) = bytes[at] == UInt8(ascii: "\"") ? try quoted(bytes, at + 1) : try plain(bytes, at)
      rows[rows.count - 1].append(String(decoding: cell, as: UTF8.self))
      try #require(end < bytes.count, "the last row does not end")
      if bytes[end] == UInt8(ascii: ",") {
        at = end + 1
      } else {
        try #require(Array(bytes[end...].prefix(2)) == [0x0D, 0x0A], "a row does not end in CRLF")
        at = end + 2
        if at < bytes.count { rows.append([]) }
      }
    }
    return rows
  }

  private static func quoted(_ bytes: [UInt8], _ start: Int) throws -> (cell: [UInt8], end: Int) {
    var cell: [UInt8] = []
    var at = start
    while true {
      try #require(at < bytes.count, "a quoted cell does not end")
      if bytes[at] == UInt8(ascii: "\"") {
        at += 1
        if at == bytes.count || bytes[at] != UInt8(ascii: "\"") { return (cell, at) }
      }
      cell.append(bytes[at])
      at += 1
    }
  }

  private static func plain(_ bytes: [UInt8], _ start: Int) throws -> (cell: [UInt8], end: Int) {
    let end = bytes[start...].firstIndex { [0x2C, 0x0D, 0x0A].contains($0) } ?? bytes.count
    let cell = Array(bytes[start..<end])
    try #require(!cell.contains(UInt8(ascii: "\"")), "a cell with a quotation mark is not quoted")
    return (cell, end)
  }
}
