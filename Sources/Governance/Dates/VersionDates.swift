// The dates of a version, as its front matter gives them.

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
}
