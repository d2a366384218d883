package import Markup

/// A governance document that a council has adopted or is drafting, with its versions.
package struct Policy: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case `protocol`, policy, procedure
    case codeOfConduct = "code-of-conduct"
    case standingOrders = "standing-orders"
    case financialRegulations = "financial-regulations"
    case scheme
    case termsOfReference = "terms-of-reference"
    case statement
  }

  /// The name of its file or folder: stored, never derived from the title.
  package var slug: String
  /// Slugs it had before, newest last.
  package var formerSlugs: [String]
  /// At least one, oldest first.
  package var versions: [Version]

  package init(slug: String, formerSlugs: [String], versions: [Version]) {
    self.slug = slug
    self.formerSlugs = formerSlugs
    self.versions = versions
  }
}

/// One text of a policy and the facts about it.
package struct Version: Sendable {
  package enum Status: String, Sendable, CaseIterable {
    case draft
    case publicDraft = "public-draft"
    case consultation, adopted, unstated, superseded, withdrawn, removed
  }

  package var title: String
  package var kind: Policy.Kind?
  package var status: Status
  package var dates: Dates
  package var facts: Facts
  /// Remarks of the publisher beside a clause, by its address; not part of the text.
  package var notes: [Note]
  package var corrections: [Correction]
  package var attachments: [Attachment]
  /// The text as a tree of clauses.
  package var clauses: [Clause]
  package var footnotes: [Footnote]
  /// The file it was read from, whose places `clauses` use.
  package var document: Document
  /// Until when and how people may answer, for a text with the status `consultation`.
  package var consultation: Consultation?
  /// Why it is no longer in force, for the status `withdrawn`.
  package var withdrawal: Ending?
  /// Why its text was taken down, for the status `removed`.
  package var removal: Ending?
  package var labelAliases: [LabelAlias] = []
  /// Findings about this file that somebody looked at and left.
  package var accepted: [Accepted] = []

  package init(
    title: String, kind: Policy.Kind?, status: Status, dates: Dates, facts: Facts, notes: [Note],
    corrections: [Correction], attachments: [Attachment], clauses: [Clause], footnotes: [Footnote],
    document: Document
  ) {
    self.title = title
    self.kind = kind
    self.status = status
    self.dates = dates
    self.facts = facts
    self.notes = notes
    self.corrections = corrections
    self.attachments = attachments
    self.clauses = clauses
    self.footnotes = footnotes
    self.document = document
  }
}

extension Version {
  /// Adopted, effective, updated, reviewed, review due: five different facts, never mixed.
  package struct Dates: Sendable {
    package var adopted: Adoption?
    /// When it takes effect, where that differs from the adoption.
    package var effective: PartialDate?
    package var lastUpdated: PartialDate?
    /// Oldest first.
    package var reviews: [Review]
    /// Since when a review is under way.
    package var reviewStarted: PartialDate?
    /// As written in the front matter.
    package var reviewDue: PartialDate?
    package var reviewCycle: ReviewCycle?
    package var amendments: [Amendment]

    package init() {
      reviews = []
      amendments = []
    }
  }

  package struct Adoption: Sendable, Equatable {
    package var date: PartialDate
    /// A body's slug.
    package var body: String?
    package var minute: String?
    package var url: String?

    package init(date: PartialDate, body: String? = nil, minute: String? = nil, url: String? = nil) {
      self.date = date
      self.body = body
      self.minute = minute
      self.url = url
    }
  }

  /// An entry of the review log.
  package struct Review: Sendable, Equatable {
    package enum Outcome: String, Sendable, CaseIterable {
      case noChange = "no-change"
      case minor, revised
      /// Moves the date; is not a review.
      case deferred
    }

    package var date: PartialDate
    /// A body's slug.
    package var body: String?
    package var outcome: Outcome?
    package var minute: String?
    /// The new date, where the review was deferred.
    package var until: PartialDate?

    package init(
      date: PartialDate, body: String? = nil, outcome: Outcome? = nil, minute: String? = nil,
      until: PartialDate? = nil
    ) {
      self.date = date
      self.body = body
      self.outcome = outcome
      self.minute = minute
      self.until = until
    }
  }

  package enum ReviewCycle: Sendable, Equatable {
    /// 1 to 240.
    case months(Int)
    case annualMeeting
    case councilTerm
  }

  /// A change to the text without a new version. An editorial one is neither a review nor an adoption.
  package struct Amendment: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable { case editorial, substantive }

    package var date: PartialDate
    package var kind: Kind?
    package var summary: String
    package var minute: String?

    package init(date: PartialDate, kind: Kind?, summary: String, minute: String? = nil) {
      self.date = date
      self.kind = kind
      self.summary = summary
      self.minute = minute
    }
  }

  /// Facts that the front matter repeats from the document's head.
  package struct Facts: Sendable {
    package var aliases: [String] = []
    package var purpose: String?
    package var reasonForUpdate: String?
    /// A post's slug.
    package var leadOfficer: String?
    /// The lead officer as this version prints it: `Iain Lynch, Town Clerk`.
    package var leadOfficerAsPrinted: String?
    /// A body's slug.
    package var approvingBody: String?
    package var publication: String?
    package var reference: String?
    package var versionLabel: String?
    package var basedOn: Basis?
    package var supersedes: [String] = []
    package var source: Source?
    package var contact: String?
    package var licence: String?

    package init() {}
  }

  /// The model a policy was made from.
  package struct Basis: Sendable, Equatable {
    package var title: String
    package var publisher: String?
    package var date: PartialDate?

    package init(title: String, publisher: String? = nil, date: PartialDate? = nil) {
      self.title = title
      self.publisher = publisher
      self.date = date
    }
  }

  /// Where the text was taken from.
  package struct Source: Sendable, Equatable {
    package var url: String?
    package var retrieved: PartialDate?
    package var note: String?

    package init(url: String? = nil, retrieved: PartialDate? = nil, note: String? = nil) {
      self.url = url
      self.retrieved = retrieved
      self.note = note
    }
  }

  package struct Note: Sendable, Equatable {
    /// A clause's address.
    package var at: String
    package var text: String

    package init(at: String, text: String) {
      self.at = at
      self.text = text
    }
  }

  package struct Correction: Sendable, Equatable {
    package var date: PartialDate
    /// A clause's address.
    package var at: String
    package var was: String
    package var now: String
    package var why: String

    package init(date: PartialDate, at: String, was: String, now: String, why: String) {
      self.date = date
      self.at = at
      self.was = was
      self.now = now
      self.why = why
    }
  }

  package struct Attachment: Sendable, Equatable {
    package enum Role: String, Sendable, CaseIterable {
      case adoptedOriginal = "adopted-original"
      case minute, form, other
    }

    /// Below the council's folder: `attachments/protocol-2023.pdf`.
    package var file: String
    package var role: Role

    package init(file: String, role: Role) {
      self.file = file
      self.role = role
    }
  }

  package struct Consultation: Sendable, Equatable {
    package var closes: PartialDate?
    package var respond: String?

    package init(closes: PartialDate? = nil, respond: String? = nil) {
      self.closes = closes
      self.respond = respond
    }
  }

  /// The end of a version: withdrawn, or its text removed.
  package struct Ending: Sendable, Equatable {
    package var date: PartialDate?
    package var reason: String?
    package var minute: String?
    /// The slug of the policy that took its place.
    package var successor: String?

    package init(
      date: PartialDate? = nil, reason: String? = nil, minute: String? = nil, successor: String? = nil
    ) {
      self.date = date
      self.reason = reason
      self.minute = minute
      self.successor = successor
    }
  }

  /// A second name for a label: `I` answers to `1` as well, and `I.1` to `1.1`.
  package struct LabelAlias: Sendable, Equatable {
    /// The address of the clause that is printed: `i`.
    package var at: String
    /// What it answers to besides: `1`.
    package var alias: String

    package init(at: String, alias: String) {
      self.at = at
      self.alias = alias
    }
  }

  /// A finding that somebody looked at and left as it is.
  package struct Accepted: Sendable, Equatable {
    /// The name of its rule.
    package var rule: String
    /// The clause or the front matter key it stands at; `nil` for anywhere in the file.
    package var at: String?
    package var why: String

    package init(rule: String, at: String? = nil, why: String) {
      self.rule = rule
      self.at = at
      self.why = why
    }
  }
}
