package import Markup
import SourceText

/// What a council did about the review of a policy, as somebody tells it to the log; and what that changes in
/// the front matter of the version in force.
package struct ReviewRecord: Sendable {
  package enum Act: Sendable, Equatable {
    /// The review is under way from its date on.
    case started
    case held(Version.Review.Outcome)
  }

  package var act: Act
  package var date: PartialDate
  /// A body's slug.
  package var body: String?
  package var minute: String?
  /// Until when the review was deferred.
  package var until: PartialDate?
  /// When the next one is due; `nil` for what follows from the review cycle. Where that is nothing, the review is
  /// logged all the same, since it took place, and a warning says that no next one is planned.
  package var next: PartialDate?

  package init(
    _ act: Act, on date: PartialDate, by body: String? = nil, minute: String? = nil,
    until: PartialDate? = nil, next: PartialDate? = nil
  ) {
    self.act = act
    self.date = date
    self.body = body
    self.minute = minute
    self.until = until
    self.next = next
  }
}

extension ReviewRecord {
  /// Why it cannot go into the log of `version`, in words for a clerk; `nil` where nothing speaks against it.
  package func objection(to version: Version, of council: Council, on day: Day) -> String? {
    objectionToForm(of: council) ?? objectionToDates(version.dates, on: day)
  }

  /// What changes in the front matter of `version`.
  package func edits(of version: Version, in council: Council) -> [FieldEdit] {
    guard case .held(let outcome) = act else { return [.set("review_started", to: date.iso)] }
    let parts: [(String, String?)] = [
      ("date", date.iso), ("by", body), ("outcome", outcome.rawValue), ("minute", minute),
      ("until", until?.iso),
    ]
    var edits: [FieldEdit] = [
      .append(to: "reviews", parts.compactMap { name, text in text.map { FieldEdit.Part(name, $0) } })
    ]
    if outcome == .deferred { return edits }
    // The review that was under way is the one that has ended.
    if let started = version.dates.reviewStarted, started.earliest <= date.latest {
      edits.append(.remove("review_started"))
    }
    if let due = reviewDue(after: version.dates, in: council), due != version.dates.reviewDue {
      edits.append(.set("review_due", to: due.iso))
    }
    return edits
  }

  /// The dates of a version once this has been logged.
  package func dates(after dates: Version.Dates, in council: Council) -> Version.Dates {
    var after = dates
    guard case .held(let outcome) = act else {
      after.reviewStarted = date
      return after
    }
    after.reviews.append(
      Version.Review(date: date, body: body, outcome: outcome, minute: minute, until: until))
    if outcome == .deferred { return after }
    if let started = dates.reviewStarted, started.earliest <= date.latest { after.reviewStarted = nil }
    after.reviewDue = reviewDue(after: dates, in: council) ?? dates.reviewDue
    return after
  }

  /// What `review_due` must say from now on; `nil` where it needs no change. A cycle speaks for itself, unless
  /// a date stands beside it and would contradict.
  private func reviewDue(after dates: Version.Dates, in council: Council) -> PartialDate? {
    if let next { return next }
    guard dates.reviewDue != nil else { return nil }
    var reviewed = dates
    reviewed.reviews.append(Version.Review(date: date))
    return reviewed.reviewByCycle(in: council)
  }

  private func objectionToForm(of council: Council) -> String? {
    if minute.map(isOneLine) == false { return "The minute must be one line of text." }
    if let body, !council.bodies.contains(where: { $0.slug == body }) {
      let near = nearestName(to: body, in: council.bodies.map(\.slug)).map { "Did you mean \($0)?" }
      return "\(council.name) has no body \(body). \(near ?? "Declare it in council.yml first.")"
    }
    switch act {
    case .started:
      if until != nil || next != nil || body != nil || minute != nil {
        return
          "A review that has only started has no outcome yet: leave --by, --minute, --until and --next out."
      }
    case .held(.deferred):
      if until == nil { return "Until when was the review deferred? Add --until with the new date." }
      if next != nil { return "A deferred review is due on the date of --until: leave --next out." }
    case .held:
      if until != nil {
        return "Only a review that was deferred has --until: write --outcome deferred, or --next."
      }
    }
    return nil
  }

  private func objectionToDates(_ dates: Version.Dates, on day: Day) -> String? {
    let told = date.english
    if date.earliest > day {
      return "\(told) is still to come: log the review when it has been held."
    }
    if let from = dates.adopted?.date ?? dates.effective, from.isAfter(date) {
      return "\(told) lies before the adoption of this text (\(from.english))."
    }
    if let last = dates.reviews.last, !date.isAfter(last.date) {
      return "\(told) is not later than the last entry of the log (\(last.date.english))."
    }
    if let until, !until.isAfter(date) {
      return "\(until.english) is not after \(told), when the review was deferred."
    }
    if let until, let due = dates.reviewDue, due.isAfter(until) {
      return "The review is due \(due.englishWhen), after \(until.english): there is nothing to defer."
    }
    if let next, !next.isAfter(date) {
      return "\(next.english) is not after the review of \(told)."
    }
    return nil
  }
}

/// Whether a text can stand on one line of front matter.
func isOneLine(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy {
    $0.properties.generalCategory != .control && $0 != "\u{2028}" && $0 != "\u{2029}"
  } && text.utf8.contains { $0 != UInt8(ascii: " ") }
}
