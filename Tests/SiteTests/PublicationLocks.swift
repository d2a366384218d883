import Foundation
import Testing

/// What a council has published is remembered in its `published.lock.yml`, written by builds to the
/// portal's own site, and held against every later text.
@Suite("What was published is kept")
struct PublicationLocks {
  @Test("the first publication records it; the second has nothing to add")
  func firstAndSecond() throws {
    try inPortal { portal in
      let first = try portal.build()
      #expect(first.status == 0)
      #expect(first.terminal.contains("commit Content/ashby/published.lock.yml."))
      let lock = try portal.text("Content/ashby/published.lock.yml")
      #expect(lock.contains("  complaints:\n    addresses:\n      - ashby/complaints/\n"))
      #expect(lock.contains("      2024-05-17: {words: "))
      let site = try Fixtures.files(in: portal.folder.appending(path: "Site"))
      let second = try portal.build("--locked")
      #expect(second.status == 0)
      #expect(second.terminal.contains("No file changed."))
      #expect(try portal.text("Content/ashby/published.lock.yml") == lock)
      #expect(try Fixtures.files(in: portal.folder.appending(path: "Site")) == site)
    }
  }

  @Test("facts, punctuation and line breaks may change; words and labels may not")
  func words() throws {
    try inPortal { portal in
      _ = try portal.build()
      try portal.edit(Portal.policy, "kind: procedure", "kind: procedure\nreference: C 7")
      try portal.edit(Portal.policy, "in writing or", "in writing,\nor")
      #expect(try portal.build("--locked").status == 0)
      try portal.edit(Portal.policy, "review_due: 2027-05", "review_due: 2028-05")
      #expect(try portal.build("--locked").terminal.contains("[lock-would-change]"))
      #expect(try portal.build().status == 0)
      try portal.edit(Portal.policy, "1.2. A", "1.3. A")
      #expect(try portal.build().terminal.contains("[words-changed]"))
    }
  }

  @Test("changed words stop the build until a correction tells of them")
  func correction() throws {
    try inPortal { portal in
      _ = try portal.build()
      let lock = try portal.text(Portal.lock)
      let page = try portal.text("Site/ashby/complaints/index.html")
      try portal.edit(Portal.policy, "telephone", "letter")
      let refused = try portal.build()
      #expect(refused.status == 1)
      #expect(refused.terminal.contains("[words-changed]"))
      #expect(try PortalRun(["check", "--as-of", "2026-11-21"], in: portal.folder).status == 1)
      #expect(try portal.text(Portal.lock) == lock)
      #expect(try portal.text("Site/ashby/complaints/index.html") == page)
      try portal.correct(on: "2026-11-20")
      #expect(try portal.build().status == 1)
      try portal.edit(Portal.policy, "date: 2026-11-20", "date: 2026-11-21")
      #expect(try portal.build().status == 0)
      #expect(try portal.text(Portal.lock) != lock)
      #expect(try portal.build("--locked").status == 0)
    }
  }

  @Test("a lost address is told before anything is staged, whatever stands in the way of that")
  func lossFirst() throws {
    try inPortal { portal in
      _ = try portal.build()
      try portal.move(Portal.policy, to: "Content/ashby/grievances.md")
      let stranger = portal.folder.appending(path: "Site/ashby/grievances")
      try FileManager.default.createDirectory(at: stranger, withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: stranger.appending(path: "index.html"))
      let refused = try portal.build()
      #expect(refused.status == 1)
      #expect(refused.terminal.contains("/ashby/complaints/ was published"))
    }
  }

  @Test("an address is not lost by a new name, if the old one is told")
  func address() throws {
    try inPortal { portal in
      _ = try portal.build()
      try portal.move(Portal.policy, to: "Content/ashby/grievances.md")
      #expect(try portal.build().terminal.contains("[address-lost]"))
      try portal.edit("Content/ashby/grievances.md", "kind:", "former_slugs: [complaints]\nkind:")
      #expect(try portal.build().status == 0)
      let lock = try portal.text(Portal.lock)
      #expect(
        lock.contains(
          "  complaints:\n    addresses:\n      - ashby/complaints/\n      - ashby/complaints/2024-05-17/\n"
            + "      - ashby/grievances/\n      - ashby/grievances/2024-05-17/\n")
      )
    }
  }

  @Test("a withdrawn text keeps its addresses and its words; a removed one its addresses alone")
  func ended() throws {
    try inPortal { portal in
      try portal.edit(Portal.policy, "review_due: 2027-05\n", "")
      _ = try portal.build()
      let lock = try portal.text(Portal.lock)
      let ending = "{date: 2026-11-01, reason: The law changed.}"
      try portal.edit(Portal.policy, "status: adopted", "status: withdrawn\nwithdrawn: \(ending)")
      #expect(try portal.build("--locked").status == 0)
      try portal.edit(Portal.policy, "telephone", "letter")
      #expect(try portal.build().terminal.contains("[words-changed]"))
      try portal.edit(Portal.policy, "status: withdrawn\nwithdrawn", "status: removed\nremoved")
      #expect(try portal.build("--locked").status == 0)
      #expect(try portal.text(Portal.lock) == lock)
      for address in ["ashby/complaints", "ashby/complaints/2024-05-17"] {
        let page = try portal.text("Site/\(address)/index.html")
        #expect(!page.contains("in writing") && page.contains("Complaints"))
      }
    }
  }

  @Test(
    "a date that was found out leads on from the address it had, and the words are held to what they were")
  func refinedDate() throws {
    try inPortal { portal in
      try portal.edit(Portal.policy, "adopted: 2024-05-17", "adopted: 2024-05")
      _ = try portal.build()
      try portal.edit(Portal.policy, "adopted: 2024-05", "adopted: 2024-05-17")
      #expect(try portal.build().status == 0)
      #expect(
        try portal.text("Site/ashby/complaints/2024-05/index.html").contains(
          "<a href=\"../\" rel=\"canonical\""))
      #expect(try portal.text(Portal.lock).contains("      - ashby/complaints/2024-05/\n"))
      try portal.edit(Portal.policy, "telephone", "letter")
      #expect(try portal.build().terminal.contains("[words-changed]"))
    }
  }

  @Test("a record that was not written before the build died is written by the next")
  func redone() throws {
    try inPortal { portal in
      _ = try portal.build()
      let first = try portal.text(Portal.lock)
      try portal.edit(Portal.policy, "telephone", "letter")
      try portal.correct(on: "2026-11-21")
      _ = try portal.build()
      let second = try portal.text(Portal.lock)
      // As it is when the process ends between the two steps.
      try portal.write(first, to: Portal.lock)
      let run = try portal.build()
      #expect(run.terminal.hasPrefix("Recorded what an earlier build had published"))
      #expect(try portal.text(Portal.lock) == second)
      try FileManager.default.removeItem(at: portal.folder.appending(path: Portal.lock))
      _ = try portal.build()
      #expect(try portal.text(Portal.lock) == second)
    }
  }

  @Test("a build to another folder records nothing, nor does one that is locked")
  func otherFolders() throws {
    try inPortal { portal in
      #expect(try portal.build("--site", "Preview").status == 0)
      #expect(try portal.build("--site", "Preview", "--drafts").status == 0)
      let locked = try portal.build("--locked")
      #expect(locked.status == 1)
      #expect(locked.terminal.contains("[lock-would-change]"))
      #expect(!portal.exists(Portal.lock))
      #expect(!portal.exists("Preview/.portal-locks"))
      #expect(!portal.exists("Site/index.html"))
    }
  }

  @Test("a draft is never recorded")
  func drafts() throws {
    try inPortal { portal in
      try portal.write("---\ntitle: Secret\nstatus: draft\n---\n\n1. Words.\n", to: "Content/ashby/secret.md")
      #expect(try portal.build().status == 0)
      #expect(try !portal.text(Portal.lock).contains("secret"))
    }
  }
}
