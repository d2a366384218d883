/// The grammar of references, and every word that has a part in it.
///
/// ```
/// reference   = numbers [direction] [of name] | name [[,] numbers] | own | name
/// numbers     = unit path { separator path } [[,] numbers]     Schedule 1, paragraphs 2(a) and (b)
/// unit        = "section" | "paragraphs" | "s." | "§" | …      `units` below
/// separator   = "," | "and" | "or" | "&" | range               4.1, 4.2 and 4.3
/// range       = "to" | "through" | a dash                      (i) to (vi), 4.1–4.3: both ends
/// path        = head { step }                                  4.2(b)(i)
/// head        = digits [letter] { "." digits [letter] }        4.2, 3A
///             | letter [digits] | numeral                      Appendix A, A2, Part IV
///             | step                                           (b): from where it stands, then outward
/// step        = "(" digits | letters | numeral ")" | letter ")" | "." letter | letter
/// direction   = "above" | "below" | "hereof"
/// of          = "of" | "to" | "in" | "under" | nothing         to: of Schedules and their like alone
/// name        = law | policy | "this" own-word | "that Act" | "thereof"
/// law         = title ["," | "("] year | short-form | term
///             | ("SI" | "S.I." | "SSI") year ("/" | "No.") number
/// term        = what stood in brackets and quotation marks behind a law: the Act, the 1986 Act, FOIA
/// policy      = a title or alias of the council's policies; ending, year, quotation marks left aside
/// own         = "this" unit                                    this clause
/// ```
///
/// To teach it a word, add the word to its list here. What numbers lead to is decided in `ClauseIndex`.
enum ReferenceGrammar {
  /// What a word that goes before a number names.
  struct Unit: Sendable {
    enum Kind: Sendable {
      case section, clause, paragraph, item
      case rule, regulation, article, order, bylaw
      case part, chapter, schedule, appendix, annex
    }

    var kind: Kind
    var isPlural = false
    /// Short for a word: what follows may be joined to it, as in `s.101`.
    var isShort = false
  }

  static let units: [(Unit, String)] = [
    (Unit(kind: .section), "section sub-section subsection"),
    (Unit(kind: .section, isPlural: true), "sections sub-sections subsections"),
    (Unit(kind: .section, isShort: true), "s sec"),
    (Unit(kind: .section, isPlural: true, isShort: true), "ss secs"),
    (Unit(kind: .clause), "clause sub-clause subclause"),
    (Unit(kind: .clause, isPlural: true), "clauses sub-clauses subclauses"),
    (Unit(kind: .clause, isShort: true), "cl"),
    (Unit(kind: .clause, isPlural: true, isShort: true), "cls"),
    (Unit(kind: .paragraph), "paragraph sub-paragraph subparagraph"),
    (Unit(kind: .paragraph, isPlural: true), "paragraphs sub-paragraphs subparagraphs"),
    (Unit(kind: .paragraph, isShort: true), "para sub-para"),
    (Unit(kind: .paragraph, isPlural: true, isShort: true), "paras sub-paras"),
    (Unit(kind: .item), "item sub-item"),
    (Unit(kind: .item, isPlural: true), "items sub-items"),
    (Unit(kind: .rule), "rule"),
    (Unit(kind: .rule, isPlural: true), "rules"),
    (Unit(kind: .regulation), "regulation"),
    (Unit(kind: .regulation, isPlural: true), "regulations"),
    (Unit(kind: .regulation, isShort: true), "reg"),
    (Unit(kind: .regulation, isPlural: true, isShort: true), "regs"),
    (Unit(kind: .article), "article"),
    (Unit(kind: .article, isPlural: true), "articles"),
    (Unit(kind: .article, isShort: true), "art"),
    (Unit(kind: .article, isPlural: true, isShort: true), "arts"),
    (Unit(kind: .order, isShort: true), "so"),
    (Unit(kind: .order, isPlural: true, isShort: true), "sos"),
    (Unit(kind: .bylaw), "bylaw by-law byelaw bye-law"),
    (Unit(kind: .bylaw, isPlural: true), "bylaws by-laws byelaws bye-laws"),
    (Unit(kind: .part), "part"),
    (Unit(kind: .part, isPlural: true), "parts"),
    (Unit(kind: .chapter), "chapter"),
    (Unit(kind: .chapter, isPlural: true), "chapters"),
    (Unit(kind: .schedule), "schedule"),
    (Unit(kind: .schedule, isPlural: true), "schedules"),
    (Unit(kind: .schedule, isShort: true), "sch sched"),
    (Unit(kind: .appendix), "appendix"),
    (Unit(kind: .appendix, isPlural: true), "appendices appendixes"),
    (Unit(kind: .appendix, isShort: true), "app"),
    (Unit(kind: .annex), "annex annexe annexure"),
    (Unit(kind: .annex, isPlural: true), "annexes annexures"),
  ]

  /// What a word can do in a reference, beside being a unit.
  struct Roles: OptionSet, Sendable {
    let rawValue: UInt64

    static let and = Roles(rawValue: 1 << 0)
    static let range = Roles(rawValue: 1 << 1)
    static let of = Roles(rawValue: 1 << 2)
    static let to = Roles(rawValue: 1 << 3)
    static let within = Roles(rawValue: 1 << 4)
    static let the = Roles(rawValue: 1 << 5)
    static let this = Roles(rawValue: 1 << 6)
    static let that = Roles(rawValue: 1 << 7)
    static let thereof = Roles(rawValue: 1 << 8)
    static let direction = Roles(rawValue: 1 << 9)
    static let see = Roles(rawValue: 1 << 10)
    /// The last word of an Act's title.
    static let act = Roles(rawValue: 1 << 11)
    /// The last word of an instrument's title.
    static let instrument = Roles(rawValue: 1 << 12)
    /// Words that join others and name nothing: before and behind them a name ends.
    static let plain = Roles(rawValue: 1 << 13)
    /// Words that may stand inside a title in small letters.
    static let inTitle = Roles(rawValue: 1 << 14)
    /// A thing that a numbered power makes: a Section 106 agreement, the Section 151 Officer.
    static let power = Roles(rawValue: 1 << 15)
    static let measure = Roles(rawValue: 1 << 16)
    /// Words after which a unit is one among many: an item 5 metres long.
    static let determiner = Roles(rawValue: 1 << 17)
    /// Documents that are cited by clause and are not the one at hand: agenda item 5.
    static let otherText = Roles(rawValue: 1 << 18)
    /// Words that make a policy somebody else's: the Model Code of Conduct.
    static let foreign = Roles(rawValue: 1 << 19)
    /// Words that may stand between an article and a policy's title: the Council's adopted.
    static let owner = Roles(rawValue: 1 << 20)
    /// How a policy's title may end without being another policy.
    static let ending = Roles(rawValue: 1 << 21)
    /// Whom a Code of Conduct is for, when nothing else is said.
    static let audience = Roles(rawValue: 1 << 22)
    /// What a document calls itself behind "this".
    static let ownWord = Roles(rawValue: 1 << 23)
    static let etc = Roles(rawValue: 1 << 24)
    static let number = Roles(rawValue: 1 << 25)
    static let orders = Roles(rawValue: 1 << 26)
    static let standing = Roles(rawValue: 1 << 27)
    /// The number of an instrument follows.
    static let series = Roles(rawValue: 1 << 28)
    /// The last word of what may be a policy that nobody published.
    static let policyWord = Roles(rawValue: 1 << 29)
    /// For whom a Code of Conduct is another one.
    static let otherAudience = Roles(rawValue: 1 << 30)
    /// Who may go on with a sentence behind a number: "Under section 3 officers can expect".
    static let people = Roles(rawValue: 1 << 31)
    /// Who may be named before a bracket: "the Town Clerk (section 5)".
    static let person = Roles(rawValue: 1 << 32)

    // Words that only the council or the table of laws knows.

    /// Of the council's own name.
    static let council = Roles(rawValue: 1 << 33)
    /// The first word of the title of a policy.
    static let title = Roles(rawValue: 1 << 34)
    /// The first word of the short form of a law.
    static let shortForm = Roles(rawValue: 1 << 35)
  }

  static let roles: [(Roles, String)] = [
    (.and, "and or"),
    (.range, "to through"),
    (.of, "of"),
    (.to, "to"),
    (.within, "in under"),
    (.the, "the"),
    (.this, "this these"),
    (.that, "that said same"),
    (.thereof, "thereof"),
    (.direction, "above below hereof hereto"),
    (.see, "see"),
    (.act, "act measure"),
    (.instrument, "regulations order rules"),
    (
      .plain,
      """
      a about after also although an and any are as at be been before both but by can each either following \
      for from had has have how if in is it may must no nor not of on only or per shall should since so \
      subject than that the their then there these they this those through to under unless until upon was \
      were what when where whether which while who will with within without would see says applies apply \
      read requires require notwithstanding pursuant contrary however therefore all our your its his her we \
      you also always breaches breach follow contains sets covers gives could would might cannot do does \
      did now then thus only still never again together instead already likewise during concerning \
      regarding first
      """
    ),
    (.inTitle, "and of for in to at with by on from the or"),
    (
      .power,
      """
      officer notice notices expenditure agreement agreements power powers money monies funding \
      funds fund order orders duty duties report reports contribution contributions grant grants payment \
      payments obligation obligations resource resources budget limit land consultation statement \
      statements spending allowance review reviews letter appeal appeals direction directions application \
      applications certificate dispensation receipts rights bodies offence offences consent consents \
      inquiry inquiries functions services requirements matters issues meeting meetings training committee \
      committees panel panels process processes costs fees charges works surveys searches checks tests \
      roads sites trees loan loans procedure procedures list form forms scheme schemes policy sum sums \
      income project projects event events grounds
      """
    ),
    (
      .measure,
      """
      hour hours minute minutes day days week weeks month months year years mile miles metre metres m km \
      acres hectares percent pence pounds times million thousand copies pages debates am pm
      """
    ),
    (.people, "members councillors officers people persons residents staff employees"),
    (.person, "clerk officer mayor leader chair chairman committee council head manager director"),
    (.determiner, "a an the their its our his her your each every any another no one some most"),
    (
      .otherText,
      """
      agenda lease contract agreement tender model minute minutes report planning licence deed charter \
      treaty form questionnaire budget page news menu bill guidance guide manual book note notes circular \
      toolkit briefing framework letter convention
      """
    ),
    (
      .foreign,
      """
      model national nalc slcc lga draft former old previous another other any each every some a an many \
      sample template example standard borough county district parish neighbouring government association
      """
    ),
    (.owner, "council councils adopted own current approved published our its their new"),
    (.ending, "policy policies procedure procedures protocol protocols"),
    (.audience, "member members councillor councillors"),
    (
      .ownWord,
      """
      protocol policy code procedure procedures document scheme statement constitution regulations rules \
      orders guidance strategy agreement charter handbook plan terms
      """
    ),
    (.etc, "etc"),
    (.number, "no nos number"),
    (.orders, "order orders"),
    (.standing, "standing"),
    (.series, "si s.i ssi instrument nisr wsi"),
    (
      .policyWord,
      "policy procedure procedures protocol code constitution orders scheme terms regulations"
    ),
    (
      .otherAudience,
      """
      officer officers employee employees staff volunteer volunteers contractor contractors supplier \
      suppliers planning corporate
      """
    ),
  ]
}
