import Testing

@Suite("What the program says when it is called wrongly")
struct WrongUsageTests {
  @Test(
    "one sentence on what is wrong, the one “did you mean”, the choices; nothing on standard output, and 64",
    arguments: [
      (
        "bild",
        "There is no command portal bild. Did you mean build? After portal comes one of: \(Self.commands)."
      ),
      (
        "new polcy",
        "There is no command portal new polcy. Did you mean policy? After portal new comes one of: "
          + "portal, council, policy, version."
      ),
      (
        "help chekc",
        "There is no command portal chekc. Did you mean check? After portal comes one of: \(Self.commands)."
      ),
      (
        "check --formt json",
        "There is no option --formt. Did you mean --format? `portal check --help` tells what there is."
      ),
      ("build --fast", "There is no option --fast. `portal build --help` tells what there is."),
      ("check --format xml", "--format cannot be xml. Write one of: text, json, github."),
      ("check --format jsn", "--format cannot be jsn. Did you mean json? Write one of: text, json, github."),
      (
        "new policy farnham/a --title A --kind proceedure",
        "--kind cannot be proceedure. Did you mean procedure? Write one of: protocol, policy, procedure, "
          + "code-of-conduct, standing-orders, financial-regulations, scheme, terms-of-reference, statement."
      ),
      (
        "reviewed ashby/complaints --date 2026-06-01 --outcome nochange",
        "--outcome cannot be nochange. Did you mean no-change? Write one of: no-change, minor, revised, deferred."
      ),
      ("check --as-of 21.11.2026", "21.11.2026 is not a day: write it as in 2026-11-21."),
      (
        "check --as-of",
        "--as-of needs something after it: --as-of <YYYY-MM-DD>. `portal check --help` tells what there is."
      ),
      (
        "withdraw ashby/complaints --date 3/4/26",
        "The date 3/4/26 has a year of two digits: write the year in four digits, as in 16 October 2017."
      ),
      ("due --within soon", "soon is not a span of time: write it as in 90d, 12w, 3m or 1y."),
      ("serve --port eighty", "A port is a number from 0 to 65535, and eighty is none."),
      ("serve --port 70000", "A port is a number from 0 to 65535, and 70000 is none."),
      ("build --strict=yes", "--strict takes nothing after it: leave =yes out."),
      ("build –drafts", "–drafts has a dash in front: type two hyphens, --drafts."),
      (
        "new council ash --name Ash Parish Council",
        "portal new council has no use for Parish Council. Put quotation marks around words that belong together, "
          + "as in \"Complaints Procedure\"."
      ),
      (
        "check --content=",
        "--content needs something after it: --content <folder>. `portal check --help` tells what there is."
      ),
      (
        "check --explain review-before-adoptoin",
        "There is no rule review-before-adoptoin. Did you mean review-before-adoption? "
          + "`portal check --rules` lists them all."
      ),
      ("reviewed", "Which policy? Write its name, as in farnham/complaints."),
      ("reviewed ashby/complaints", "When was the review? Add --date."),
      (
        "reviewed ashby/complaint --started 2026",
        "There is no policy ashby/complaint. Did you mean ashby/complaints?"
      ),
      ("new portal", "Which folder? Write its name, as in portal new portal policies."),
      ("due --council ashbi", "There is no council ashbi. Did you mean ashby? Write one of: ashby."),
      (
        "--generate-completion-script tcsh",
        "--generate-completion-script cannot be tcsh. Write one of: bash, fish, zsh."
      ),
    ])
  func message(line: String, message: String) throws {
    try PortalFolder.with { portal in
      let run = try portal.run(line.split(separator: " ").map(String.init))
      #expect(run.errors == "error: \(message)\n")
      #expect(run.output == "")
      #expect(run.status == 64)
    }
  }

  private static let commands = "new, serve, check, build, reviewed, withdraw, due, diff"

  @Test("a value with quotation marks and control characters in it is shown for what it is")
  func hostileValue() throws {
    try PortalFolder.with { portal in
      let run = try portal.run(["check", "--format", "it's\u{1B}[31m"])
      #expect(run.errors == "error: --format cannot be it's␛[31m. Write one of: text, json, github.\n")
      let empty = try portal.run(["check", "--content", ""])
      #expect(empty.errors == "error: --content needs a name, and here it is empty.\n")
    }
  }

  @Test(
    "help and version go to standard output, and that is no mistake",
    arguments: ["--help", "--version", "help new", ""])
  func help(line: String) throws {
    try PortalFolder.with { portal in
      let run = try portal.run(line.split(separator: " ").map(String.init))
      #expect(run.status == 0)
      #expect(run.errors == "")
      #expect(!run.output.isEmpty)
    }
  }

  @Test(
    "help shows an example that no line of a terminal breaks, and says nothing twice",
    arguments: [
      "build", "check", "serve", "new", "new portal", "new council", "new policy", "new version", "due",
      "diff",
      "reviewed", "withdraw",
    ])
  func example(command: String) throws {
    try PortalFolder.with { portal in
      let help = try portal.run(["help"] + command.split(separator: " ").map(String.init)).output
      let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.contains { $0.hasPrefix("  portal \(command)") }, "\(help)")
      #expect(lines.allSatisfy { $0.count <= 80 }, "\(help)")
      #expect(!help.contains("invalid"))
    }
  }
}
