import Foundation
import Testing

@Suite("Progress of a long build")
struct ProgressTests {
  @Test(
    "lines in a log, a bar at a terminal that is taken away at the end, nothing where nobody wants to know")
  func longBuild() throws {
    try PortalFolder.with { portal in
      for number in 1...1000 {
        try portal.write(
          "---\ntitle: Rule \(number)\n---\n\n1. Text.\n", to: "Content/ashby/rule-\(number).md")
      }
      let log = try portal.shell(["portal check --as-of 2026-11-21"]).errors
      #expect(log.hasPrefix("Reading 1,003 texts\n"))
      #expect(log.contains("\nMaking pages: 100 % of 1,0"))
      let terminal = try portal.run(
        ["check", "--progress", "--as-of", "2026-11-21"], answering: []
      ).output
      // How far it is when half a second has gone depends on the machine.
      #expect(try bars(in: terminal).allSatisfy { $0.filled == $0.pages * 24 / $0.all })
      #expect(terminal.contains("[########################] 1,0"))
      let narrow = try portal.shell(["script -qefc 'stty cols 40; portal check --as-of 2026-11-21' /dev/null"]
      )
      let bars = narrow.output.split(separator: "\r").filter { $0.hasPrefix("Making pages") }
      #expect(bars.contains { $0.hasPrefix("Making pages [") })
      #expect(bars.allSatisfy { $0.prefix { $0 != "\u{1B}" }.count < 40 }, "a broken line stays where it is")
      let quiet = try portal.run("check", "--quiet", "--as-of", "2026-11-21")
      #expect(!quiet.errors.contains("Making pages") && quiet.output == "")
      #expect(quiet.errors.contains("[facts-missing]"), "what is wrong is said all the same")
    }
  }

  private func bars(in output: String) throws -> [(filled: Int, pages: Int, all: Int)] {
    try output.replacing(",", with: "").matches(of: /Making pages \[(#*)\.*\] (\d+) of (\d+)/).map { bar in
      (bar.1.count, try #require(Int(bar.2)), try #require(Int(bar.3)))
    }
  }
}
