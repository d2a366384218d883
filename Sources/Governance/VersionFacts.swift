// What else the front matter says of a version, and what stands beside its text.

extension Version {
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
    /// What came of it, once that is known.
    package var outcome: String?

    package init(closes: PartialDate? = nil, respond: String? = nil, outcome: String? = nil) {
      self.closes = closes
      self.respond = respond
      self.outcome = outcome
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
