import Testing

@Suite("portal diff")
struct DiffCommandTests {
  private let old = """
    ---
    title: Standing Orders
    status: adopted
    adopted: 2019-05
    ---
    ## 1. Meetings

    1.1 The Council meets four times a year in the parish hall, unless its chair calls another meeting.

    1.2 Three members are a quorum.

    ## 2. Grants

    2.1 Any group may apply for a grant once a year, in writing.

    - with its accounts
    - with a plan
    """

  private let new = """
    ---
    title: Standing Orders
    status: adopted
    adopted: 2024-05
    ---
    ## 1. Meetings

    1.1 The Council meets six times a year in the parish hall, unless its chair calls another meeting.

    1.2 Members of the public may speak.

    1.3 Three members are a quorum.

    ## 2. Grants

    2.1 Any group may apply for a grant once a year, in writing.

    - with its accounts
    """

  private func compare(_ arguments: String...) throws -> PortalFolder.Run {
    var run: PortalFolder.Run?
    try PortalFolder.with { portal in
      try portal.write(old, to: "Content/ashby/standing-orders/2019-05.md")
      try portal.write(new, to: "Content/ashby/standing-orders/2024-05.md")
      run = try portal.run(["diff"] + arguments + ["--as-of", "2026-11-21"])
    }
    return try #require(run)
  }

  @Test("tells clause by clause what is new, gone, reworded and under another number")
  func changes() throws {
    let run = try compare("ashby/standing-orders")
    #expect(run.status == 0)
    #expect(
      run.output == """
        ashby/standing-orders/2019-05 → ashby/standing-orders/2024-05

        1.1, reworded
            The Council meets [-four-] {+six+} times a year in the parish hall, unless …

        1.2, new
            {+Members of the public may speak.+}

        1.3, was 1.2

        2.1, bullet 2, gone
            [-with a plan-]

        1 reworded, 1 new, 1 gone, 1 with another number or at another place; 4 the same.

        """)
  }

  @Test("texts are named by their addresses; one alone is compared with the text in force")
  func names() throws {
    let run = try compare("ashby/standing-orders/2019-05")
    #expect(run.output.hasPrefix("ashby/standing-orders/2019-05 → ashby/standing-orders/2024-05\n"))
    let back = try compare("ashby/standing-orders/2024-05", "ashby/standing-orders/2019-05")
    #expect(back.output.contains("2.1, bullet 2, new\n    {+with a plan+}"))
    let same = try compare("ashby/standing-orders/2019-05", "ashby/standing-orders/2019-05")
    #expect(same.output.hasSuffix("\nThe two texts say the same, word for word.\n"))
  }

  @Test(
    "a text that is not there is told with those that are",
    arguments: [
      (
        "ashby/standing-orders/2018",
        "ashby/standing-orders has no text 2018. Write one of: 2019-05, 2024-05."
      ),
      (
        "ashby/standing-order", "There is no policy ashby/standing-order. Did you mean ashby/standing-orders?"
      ),
      ("ashby/complaints", "ashby/complaints has one text only: name another to compare it with."),
      (
        "ashby/standing-orders/2024-05",
        "ashby/standing-orders/2024-05 is the text in force: name another to compare it with."
      ),
    ])
  func unknown(name: String, message: String) throws {
    let run = try compare(name)
    #expect(run.status == 64)
    #expect(run.errors == "error: \(message)\n")
  }
}
