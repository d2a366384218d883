import Foundation
import Testing

/// The five councils' protocols as they are published: every official number in its place, verbatim, with an
/// address of its own, and no word lost.
@Suite("The five councils' protocols")
struct FiveProtocols {
  /// Page → the labels that its source prints, in order. `Fixtures/Labels` holds them one a line, as read from
  /// the sources by hand.
  static let pages = [
    "wallingford/member-officer-protocol": 53,
    "northampton/member-officer-relations-policy": 62,
    "mumbles/member-officer-relations-protocol": 0,
    "farnham/member-officer-protocol": 63,
    "waverley/officer-member-protocol": 28,
  ]

  @Test("no warning is left, and no word is lost")
  func strictCheckPasses() throws {
    let run = try PortalRun(["check", "--strict", "--as-of", "2026-11-21"], in: Fixtures.project)
    #expect(run.status == 0, "\(run.terminal)")
    #expect(run.terminal.contains("10,873 words, none lost"))
  }

  @Test("every official number is on its page, verbatim, in order and once", arguments: pages.keys.sorted())
  func labelsAreComplete(page: String) throws {
    let html = try Self.build { folder in
      try String(contentsOf: folder.appending(path: "\(page)/index.html"), encoding: .utf8)
    }
    let links = html.matches(of: /<a class="label" href="#([^"]+)"[^>]*>([^<]*)<\/a>/)
    let council = page.split(separator: "/")[0]
    let list = Fixtures.root.appending(path: "Labels/\(council).txt")
    let expected = try String(contentsOf: list, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(links.map { String($0.2) } == expected)
    #expect(links.count == Self.pages[page])
    let addresses = links.map { String($0.1) }
    #expect(Set(addresses).count == addresses.count)
    for address in addresses { #expect(html.contains(" id=\"\(address)\"")) }
  }

  @Test("publishing again touches no file, and another folder gets the same bytes")
  func publishingAgainChangesNothing() throws {
    try Self.build { site in
      let before = try identities(of: site)
      let again = try PortalRun(Self.arguments(for: site), in: Fixtures.project)
      #expect(again.terminal.contains("No file changed."))
      let after = try identities(of: site)
      #expect(after == before)
      let files = try Fixtures.files(in: site)
      let filesElsewhere = try Self.build { try Fixtures.files(in: $0) }
      #expect(filesElsewhere == files)
    }
  }

  private static func arguments(for site: URL) -> [String] {
    ["build", "--strict", "--as-of", "2026-11-21", "--site", site.path]
  }

  private static func build<Result>(_ body: (URL) throws -> Result) throws -> Result {
    try Fixtures.inTemporaryFolder { folder in
      let site = folder.appending(path: "public")
      let run = try PortalRun(arguments(for: site), in: Fixtures.project)
      try #require(run.status == 0, "\(run.terminal)")
      return try body(site)
    }
  }

  /// File number and time of change of every file.
  private func identities(of folder: URL) throws -> [String: [String]] {
    var identities: [String: [String]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: path).path)
      identities[path] = [
        "\(attributes[.systemFileNumber] ?? 0)", "\(attributes[.modificationDate] ?? 0)",
      ]
    }
    return identities
  }
}
