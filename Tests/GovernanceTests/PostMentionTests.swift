import Governance
import SourceText
import Testing

@Suite("Posts that texts name")
struct PostMentionTests {
  static let council = """
    name: Ashby
    posts:
      town-clerk: {title: Town Clerk}
      deputy: {title: Deputy Town Clerk and Treasurer}
      s151: {title: Section 151 Officer}
    """

  @Test(
    "a title counts as whole words, as it is printed",
    arguments: [
      ("The Town Clerk signs.", ["town-clerk"]),
      ("Town Clerk", ["town-clerk"]),
      ("(the \u{2018}Town Clerk\u{2019})", ["town-clerk"]),
      ("the Town Clerk's office", ["town-clerk"]),
      ("the ex-Town Clerk", ["town-clerk"]),
      ("the Town\nClerk", ["town-clerk"]),
      ("**the Town** Clerk", ["town-clerk"]),
      ("ask [the Town Clerk](https://a.example) for `it`", ["town-clerk"]),
      ("see the Deputy Town Clerk, and under section 4 the Town Clerk", ["town-clerk"]),
      ("all Town Clerks meet", ["town-clerk"]),
      ("Vice: Town Clerk", ["town-clerk"]),
      ("the Deputy Town Clerk and Treasurer signs", ["deputy"]),
      ("the Section 151 Officer and the Town Clerk", ["s151", "town-clerk"]),
      ("the town clerk signs", []),
      ("the Town Clerkship", []),
      ("the Midtown Clerk; MidTown Clerk", []),
      ("the Deputy Town Clerk signs", []),
      ("an Assistant Town Clerk", []),
      ("Town Clerksx", []),
      ("", []),
    ])
  func titles(text: String, named: [String]) throws {
    #expect(try Self.mentions(in: text).map(\.post) == named)
  }

  @Test("a mention shows its sentence, and of a long one the words around it")
  func sentences() throws {
    let mention = try #require(
      try Self.mentions(in: "It is signed. The Town Clerk, or an officer, signs. Then").first)
    #expect(mention.before == "The ")
    #expect(mention.title == "Town Clerk")
    #expect(mention.after == ", or an officer, signs.")

    let words = String(repeating: "signed ", count: 40)
    let long = try #require(try Self.mentions(in: "\(words)by the Town Clerk \(words)").first)
    #expect(long.before.hasPrefix("… signed"))
    #expect(long.before.hasSuffix("by the "))
    #expect(long.after.hasSuffix("signed …"))
    #expect(long.before.utf8.count < 120 && long.after.utf8.count < 120)
  }

  @Test("a passage that names a post twice is listed once, and every passage has its place")
  func places() throws {
    let text = """
      ## 3. Officers

      The Town Clerk and the Town Clerk.

      3.1. The Town Clerk decides.

      a) The Town Clerk signs.

      - a bullet
      - The Town Clerk
        - also the Town Clerk

      ## Members

      They ask the Town Clerk.[^1]

      [^1]: Or the Town Clerk.
      """
    let places = try Self.mentions(in: text).map(\.place)
    #expect(
      places.map(\.address) == [
        "3.p1", "3.1", "3.1.a", "3.1.a.item2", "3.1.a.item2.item1", "members.p1", "fn-1",
      ])
    #expect(places.map(\.clause) == ["3", "3.1", "3.1 a)", "3.1 a)", "3.1 a)", "Members", ""])
    #expect(
      places.map(\.position) == [
        .paragraph(1), .opening, .opening, .bullet([2]), .bullet([2, 1]), .paragraph(1), .footnote("1"),
      ])
  }

  @Test("a title may begin with a letter beyond ASCII or a figure, and be one word")
  func beginnings() throws {
    let council = """
      name: Ashby
      posts:
        elder: {title: Édile}
        first: {title: 1st Warden}
        mayor: {title: Mayor}
      """
    let text = "The Édile, the 1st Warden, two Mayors and the Mayoress."
    #expect(try Self.mentions(in: text, of: council).map(\.post) == ["elder", "first", "mayor"])
  }

  private static func mentions(
    in text: String, of council: String = Self.council
  ) throws -> [PostMention] {
    let site = TinySite([
      "ashby/council.yml": council, "ashby/complaints.md": TinySite.policy("", text: text),
    ])
    let register = site.read.value
    let version = try #require(register.councils.first?.policies.first?.versions.first)
    return register.references.posts(namedBy: version)
  }
}
