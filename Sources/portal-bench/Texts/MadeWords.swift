/// Sentences in the manner of councils' policies, put together from parts of our own.
struct MadeWords {
  var numbers: SeededNumbers

  /// A sentence of some 120 bytes that ends with a full stop.
  mutating func sentence() -> String {
    var text = numbers.happens(30) ? numbers.pick(Self.openings) + " " : ""
    let subject = numbers.pick(Self.subjects)
    text += text.isEmpty ? subject : Self.lowerStart(subject)
    text += " \(numbers.pick(Self.verbs)) \(numbers.pick(Self.objects))"
    if numbers.happens(75) { text += " \(numbers.pick(Self.tails))" }
    if numbers.happens(35) { text += ", and \(numbers.pick(Self.verbs)) \(numbers.pick(Self.objects))" }
    return text + "."
  }

  /// Sentences up to about so many bytes.
  mutating func paragraph(of size: Int) -> String {
    var text = sentence()
    while text.utf8.count + 60 < size { text += " " + sentence() }
    return text
  }

  /// A list item: a thing to do, without a full stop.
  mutating func item() -> String {
    let start = numbers.pick(Self.objects)
    return start.prefix(1).uppercased() + start.dropFirst() + " " + numbers.pick(Self.tails)
  }

  mutating func heading() -> String { numbers.pick(Self.headings) }

  /// A name for the cell of a table.
  mutating func cell() -> String { numbers.pick(Self.cells) }

  /// An Act as texts name it, sometimes with its section.
  mutating func act() -> String {
    let act = "the " + numbers.pick(Self.acts).title
    return numbers.happens(40) ? "section \(numbers.number(1...150)) of \(act)" : act
  }

  /// "The Council" becomes "the Council" inside a sentence.
  private static func lowerStart(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }

  private static let openings = [
    "Where a decision cannot wait,", "Unless the Council resolves otherwise,", "In the first instance,",
    "At the first meeting after the elections,", "If a request is made in writing,",
    "As far as is practicable,",
    "In the absence of the Chairman,", "Before any commitment is entered into,",
    "For the avoidance of doubt,",
  ]

  private static let subjects = [
    "The Council", "The Town Clerk", "The Chairman of the committee", "Each councillor", "Every officer",
    "The Responsible Financial Officer", "The Personnel Committee", "A member of the public",
    "The working group", "An applicant", "The Mayor", "Any contractor", "The Policy and Resources Committee",
    "A volunteer", "The line manager", "A councillor who is not a member of the committee",
  ]

  private static let verbs = [
    "will consider", "shall keep", "must report", "may request", "should have regard to", "is to be given",
    "will normally publish", "shall not disclose", "is responsible for", "must first agree", "may set aside",
    "will review", "is expected to respect", "shall record", "will take into account", "must be told of",
  ]

  private static let objects = [
    "the minutes of the last meeting", "any interest that has been declared",
    "a written report of the facts", "the arrangements for public participation",
    "the budget that was set for the year", "all correspondence addressed to the Council",
    "the register of assets", "an application for financial help", "the views of residents",
    "the condition of paths, seats and fences", "a complaint about the conduct of an officer",
    "the advice of the Monitoring Officer", "personal data held for this purpose",
    "quotations from three suppliers", "the risk assessment for the event", "the need for confidentiality",
    "a plan of the plots and their boundaries", "the training needs of newly elected members",
    "invoices received since the previous meeting", "the roles of councillors and of officers",
  ]

  private static let tails = [
    "within ten working days of receipt", "at the next ordinary meeting of the Council",
    "in accordance with the scheme of delegation", "in consultation with the Chairman",
    "so that all parties are treated fairly", "without giving preference to any political group",
    "and keep a copy on file for six years", "where the total exceeds £2,500", "as set out in the agenda",
    "in a format that is accessible to everyone", "having due regard to the public interest",
    "subject to the approval of the full Council", "before the end of the financial year",
    "by letter or by e-mail", "in the presence of two signatories",
    "on behalf of the residents of the parish",
  ]

  private static let headings = [
    "Introduction", "Purpose and scope", "Roles and responsibilities", "Definitions", "Meetings",
    "Decisions between meetings", "Confidential matters", "Correspondence", "Applications", "Payments",
    "Records", "Complaints and appeals", "Relations with the press", "Use of premises", "Equal treatment",
    "Training", "Reporting", "Exceptions", "Monitoring", "Review",
  ]

  private static let cells = [
    "Town Clerk", "Full Council", "£500", "£2,500", "Two councillors", "Annually", "Each quarter",
    "Chairman of the committee", "None", "Personnel Committee", "Written quotation", "Sealed tender",
    "31 March",
    "In writing", "By resolution",
  ]

  /// The Acts that the texts cite, with the number that each has in its year.
  static let acts = [
    (title: "Local Government Act 1972", number: 70), (title: "Freedom of Information Act 2000", number: 36),
    (title: "Data Protection Act 2018", number: 12), (title: "Equality Act 2010", number: 15),
    (title: "Localism Act 2011", number: 20), (title: "Health and Safety at Work etc. Act 1974", number: 37),
    (title: "Local Government Act 2003", number: 26),
    (title: "Small Holdings and Allotments Act 1908", number: 36),
  ]
}
