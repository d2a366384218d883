import Foundation
import Testing

/// A portal in English and Welsh: what the two trees say of each other, and what is kept over time.
@Suite("A portal in two languages")
struct TwoLanguages {
  private static let welsh = "Content/aberwen/complaints.cy.md"
  private static let lock = "Content/aberwen/published.lock.yml"

  @Test("every page stands in both trees, in its language, and each leads to the other")
  func trees() throws {
    try inBilingualPortal { portal in
      let pages = try portal.pages()
      let welsh = pages.keys.filter { $0.hasPrefix("cy/") }
      #expect(Set(welsh.map { String($0.dropFirst(3)) }) == Set(pages.keys).subtracting(welsh))
      for (path, page) in pages {
        #expect(page.contains("<html lang=\"\(path.hasPrefix("cy/") ? "cy" : "en")\">"), "\(path)")
        // A page that only leads on has nothing around it.
        guard page.contains("<body>\n<a class=\"skip\""), !path.hasSuffix("404.html") else { continue }
        let depth = path.split(separator: "/").count - 1
        let place = path.hasPrefix("cy/") ? String(path.dropFirst(3)) : "cy/" + path
        let link = String(repeating: "../", count: depth) + place.dropLast("index.html".count)
        #expect(page.contains("<p class=\"language\"><a href=\"\(link.isEmpty ? "./" : link)\""), "\(path)")
      }
    }
  }

  @Test("search engines are told of both, each way, and of no page as Welsh whose text is not")
  func alternates() throws {
    try inBilingualPortal { portal in
      let pages = try portal.pages()
      let sitemap = try portal.text("Site/sitemap.xml")
      let base = "https://policies.aberwen.example/"
      for (path, page) in pages where !page.contains("name=\"robots\"") {
        guard let canonical = page.firstMatch(of: /rel="canonical" href="([^"]*)"/)?.1 else { continue }
        let own = base + path.dropLast("index.html".count)
        let alternates = page.matches(of: /hreflang="([a-z-]*)" href="(https:[^"]*)"/).map { [$0.1, $0.2] }
        if page.contains("class=\"notice untranslated\"") {
          #expect(canonical == own.replacing("/cy/", with: "/") && !sitemap.contains("<loc>\(own)</loc>"))
          #expect(alternates.isEmpty, "\(path)")
        } else if canonical == own {
          #expect(sitemap.contains("<loc>\(own)</loc>"), "\(path)")
          for alternate in alternates where alternate[0] != "x-default" {
            let other = try #require(pages[alternate[1].dropFirst(base.count) + "index.html"])
            #expect(other.contains("hreflang=\"x-default\""), "\(path)")
            #expect(
              other.matches(of: /hreflang="([a-z-]*)" href="(https:[^"]*)"/).map { [$0.1, $0.2] }
                == alternates)
          }
        }
      }
      for path in ["aberwen/complaints/", "cy/aberwen/complaints/", "", "cy/"] {
        #expect(pages[path + "index.html"]?.contains("hreflang=\"cy\" href=\"\(base)cy/") == true, "\(path)")
      }
      #expect(pages["aberwen/grants/index.html"]?.contains("hreflang=\"x-default\"") == false)
    }
  }

  @Test("words of the other language are marked where they stand")
  func foreignWords() throws {
    try inBilingualPortal { portal in
      let grants = try portal.text("Site/cy/aberwen/grants/index.html")
      #expect(grants.contains("<h1><span lang=\"en\">Grants Policy</span></h1>"))
      #expect(grants.contains("<div class=\"text labels\" lang=\"en\">"))
      #expect(grants.contains("<p class=\"notice untranslated\">"))
      let list = try portal.text("Site/cy/aberwen/index.html")
      #expect(list.contains("><span lang=\"en\">Grants Policy</span></a>"))
      #expect(list.contains(">Gweithdrefn Gwyno</a>") && list.contains(">Clerc y Cyngor</a>"))
      #expect(try !portal.text("Site/aberwen/grants/index.html").contains("<span lang="))
    }
  }

  @Test("one review is one calendar entry in both languages; news are told once in each")
  func feeds() throws {
    try inBilingualPortal { portal in
      try portal.edit("Content/aberwen/complaints.md", "review_due: 2027-05", "review_due: 2027-06")
      #expect(try portal.build(on: "2026-11-28").status == 0)
      for feed in ["calendar/reviews.ics", "aberwen/complaints/reviews.ics", "aberwen/reviews.ics"] {
        let feeds = try ["Site/", "Site/cy/"].map { try portal.text($0 + feed) }
        let kept = feeds.map { feed in
          feed.split(separator: "\r\n").filter { line in
            ["UID", "SEQUENCE", "LAST-MODIFIED", "DTSTART"].contains { line.hasPrefix($0) }
          }
        }
        #expect(kept[0] == kept[1] && kept[0].contains("SEQUENCE:1"))
        #expect(feeds[1].contains("SUMMARY:Gweithdrefn Gwyno: adolygiad i'w gynnal yn ystod Mehefin 2027"))
      }
      let news = try ["Site/", "Site/cy/"].map { try portal.text($0 + "changes.atom") }
      let ids = news.map { Set($0.matches(of: /<id>([^<]*)<\/id>/).map(\.1)) }
      #expect(ids[0].count == ids[1].count && ids[0].isDisjoint(with: ids[1]))
      #expect(news[1].contains("xml:lang=\"cy\"") && news[1].contains("Mabwysiadwyd 14 Mai 2024"))
    }
  }

  @Test("programs are told once of all, and where the translations stand")
  func data() throws {
    try inBilingualPortal { portal in
      #expect(!portal.exists("Site/cy/api") && !portal.exists("Site/cy/assets"))
      let policies = try portal.text("Site/api/policies.json")
      #expect(policies.contains("\"languages\":[\"en\",\"cy\"]"))
      #expect(
        policies.contains(
          "[{\"language\":\"cy\",\"title\":\"Gweithdrefn Gwyno\",\"address\":\"/cy/aberwen/complaints/\"}]"))
      #expect(policies.contains("\"translations\":[]"))
      #expect(try portal.text("Site/api/clauses.json").contains("\"/cy/aberwen/standing-orders/\""))
    }
  }

  @Test("the tree of a language and the words of a translation are published once and kept")
  func lock() throws {
    try inBilingualPortal { portal in
      let lock = try portal.text(Self.lock)
      #expect(lock.contains("languages: [cy]\n") && lock.contains("      2024-05-14-cy: {words: "))
      #expect(!lock.contains("cy/aberwen"))
      #expect(try portal.build("--locked").status == 0)

      try portal.edit(Self.welsh, "ugain diwrnod", "deg diwrnod")
      let changed = try portal.build()
      #expect(changed.status == 1 && changed.terminal.contains("[words-changed]"))
      #expect(changed.terminal.contains(Self.welsh) && !changed.terminal.contains("complaints.md"))
      let entry =
        "corrections:\n  - {date: 2026-11-21, at: \"2.1.c\", was: ugain, now: deg, why: Camgymeriad}\nnotes:"
      try portal.edit(Self.welsh, "notes:", entry)
      #expect(try portal.build().status == 0)

      try portal.edit("Content/portal.yml", "languages: [en, cy]", "languages: [cy, en]")
      #expect(try portal.build().terminal.contains("[address-lost]"))
    }
  }

  @Test("a translation goes with its original when another version comes")
  func newVersion() throws {
    try inBilingualPortal { portal in
      // Links by path would lead nowhere once the text lies in a folder.
      for text in ["Content/aberwen/complaints.md", Self.welsh] {
        try portal.edit(text, "(grants.md#2)", "(/aberwen/grants/#2)")
      }
      let english = try portal.text("Content/aberwen/grants.md")
      let text = try #require(english.ranges(of: "---\n").last).upperBound
      try portal.write(
        "---\ntitle: Polisi Grantiau\n---\n" + english[text...], to: "Content/aberwen/grants.cy.md")
      let run = try PortalRun(
        ["new", "version", "aberwen/grants", "--adopted", "2026-05-12"], in: portal.folder)
      try #require(run.status == 0, "\(run.terminal)")
      #expect(!portal.exists("Content/aberwen/grants.cy.md"))
      #expect(portal.exists("Content/aberwen/grants/2023-03.cy.md"))
      #expect(portal.exists("Content/aberwen/grants/2026-05-12.md"))
      #expect(try portal.build().status == 0)
      let pages = ["", "2023-03/"].map { "Site/cy/aberwen/grants/\($0)index.html" }
      #expect(try portal.text(pages[0]).contains("class=\"notice untranslated\""))
      #expect(try portal.text(pages[1]).contains("<h1>Polisi Grantiau</h1>"))
    }
  }

  @Test("a portal that takes up a second language keeps all that it has published")
  func secondLanguage() throws {
    try inPortal { portal in
      #expect(try portal.build().status == 0)
      let before = try Fixtures.files(in: portal.folder.appending(path: "Site"))
      let page = try portal.text("Site/ashby/complaints/index.html")
      try portal.edit(
        "Content/portal.yml", "title: Council policies", "title: Council policies\nlanguages: [en, cy]")
      #expect(try portal.build().status == 0)
      let after = try Fixtures.files(in: portal.folder.appending(path: "Site"))
      #expect(Set(before.keys).isSubset(of: after.keys))
      for path in before.keys
      where path.hasSuffix(".ics") || path.contains("search/") && !path.hasSuffix("index.html") {
        #expect(before[path] == after[path], "\(path)")
      }
      #expect(try portal.text("Site/ashby/complaints/index.html") != page)
      #expect(try portal.text(Portal.lock).contains("languages: [cy]"))
    }
  }

  private func inBilingualPortal(_ body: (Portal) throws -> Void) throws {
    try Fixtures.inTemporaryFolder { folder in
      try Fixtures.lay(
        Fixtures.root.appending(path: "Sites/bilingual/Content"), over: folder.appending(path: "Content"))
      try Fixtures.lay(
        Fixtures.project.appending(path: "Templates"), over: folder.appending(path: "Templates"))
      let portal = Portal(folder: folder)
      let run = try portal.build()
      try #require(run.status == 0, "\(run.terminal)")
      try body(portal)
    }
  }
}

extension Portal {
  /// Every page of the site by its path.
  fileprivate func pages() throws -> [String: String] {
    try Fixtures.files(in: folder.appending(path: "Site")).filter { $0.key.hasSuffix(".html") }
      .mapValues { String(decoding: $0, as: UTF8.self) }
  }
}
