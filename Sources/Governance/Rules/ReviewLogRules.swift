/// Mistakes in the log of reviews, and in what is said of a review that is under way.

import Markup
package import SourceText

extension Rule {
  package static let reviewedBeforeAdoption = Rule(
    "reviewed-before-adoption", .error,
    """
    The review log has an entry from before the adoption of this text. What was reviewed then was an \
    earlier version, and the entry belongs to that one.
    """,
    example: """
      adopted: 2024-05-17
      reviews:
        - {date: 2022-05, outcome: no-change}

      adopted: 2024-05-17
      reviews:
        - {date: 2025-05, outcome: no-change}
      """)

  package static let deferralOpen = Rule(
    "deferral-open", .warning,
    """
    A review was deferred, and the log does not say until when. Without that the old review date stays, and \
    once it has passed the page says so.
    """,
    example: """
      reviews:
        - {date: 2025-05-12, outcome: deferred}

      reviews:
        - {date: 2025-05-12, outcome: deferred, until: 2026-05}
      """)

  package static let deferralBackwards = Rule(
    "deferral-backwards", .error,
    """
    A review was deferred until a date that is not later than the day on which that was decided. One of the two \
    dates must be wrong.
    """,
    example: """
      reviews:
        - {date: 2025-05-12, outcome: deferred, until: 2025-05}

      reviews:
        - {date: 2025-05-12, outcome: deferred, until: 2026-05}
      """)

  package static let untilUnused = Rule(
    "until-unused", .warning,
    """
    `until` is the new date of a review that was deferred, and this entry has another outcome. The date in it \
    reminds nobody.
    """,
    example: """
      reviews:
        - {date: 2025-05-12, outcome: no-change, until: 2028}

      review_due: 2028
      reviews:
        - {date: 2025-05-12, outcome: no-change}
      """)

  package static let reviewStartedOver = Rule(
    "review-started-over", .warning,
    """
    A review is said to be under way, and it began before the adoption or before a review that is in the log \
    already. It has probably ended, and the page goes on saying that it is under way. `portal reviewed` removes \
    the line when it logs a review.
    """,
    example: """
      review_started: 2025-03
      reviews:
        - {date: 2025-05-12, outcome: no-change}

      reviews:
        - {date: 2025-05-12, outcome: no-change}
      """)
}

func reviewLogFindings(_ version: Version) -> [Finding] {
  reviewsBeforeAdoption(version) + deferralFindings(version) + endedReview(version)
}

private func reviewsBeforeAdoption(_ version: Version) -> [Finding] {
  guard let adopted = version.dates.adopted?.date else { return [] }
  return version.dates.reviews.filter { adopted.isAfter($0.date) }.map { review in
    Finding(
      .reviewedBeforeAdoption, "the review of \(review.date.english) lies before the adoption",
      at: place(ofReview: review, in: version), notes: [adoptedHere(version)],
      repair: "move the entry to the version that was reviewed, or correct the date")
  }
}

private func deferralFindings(_ version: Version) -> [Finding] {
  version.dates.reviews.compactMap { review in
    switch (review.outcome, review.until) {
    case (.deferred, nil):
      Finding(
        .deferralOpen,
        "the review was deferred \(review.date.englishWhen), and the log does not say until when",
        at: place(ofReview: review, in: version, "outcome"), repair: "add `until:` with the new date")
    case (.deferred, let until?) where !until.isAfter(review.date):
      Finding(
        .deferralBackwards,
        "the review was deferred \(review.date.englishWhen) until \(until.english), which is not later",
        at: place(ofReview: review, in: version, "until"), repair: "correct one of the two dates")
    case (.deferred, _), (_, nil): nil
    case (_, let until?):
      Finding(
        .untilUnused, "`until` says \(until.english), and the review was not deferred",
        at: place(ofReview: review, in: version, "until"),
        repair: "write `outcome: deferred`, or move the date to `review_due:`")
    }
  }
}

private func endedReview(_ version: Version) -> [Finding] {
  guard let started = version.dates.reviewStarted else { return [] }
  let document = version.document
  if let last = version.dates.lastReview, last.date.isAfter(started) {
    return [
      Finding(
        .reviewStartedOver,
        "a review is under way since \(started.english), and the log has a later one \(last.date.englishWhen)",
        at: document.place(of: "review_started"),
        notes: [.init("logged here", at: place(ofReview: last, in: version))],
        repair: "remove the line if that review has ended")
    ]
  }
  guard let from = version.dates.inForceFrom, from.isAfter(started) else { return [] }
  return [
    Finding(
      .reviewStartedOver,
      "a review is under way since \(started.english), before this text was in force",
      at: document.place(of: "review_started"), repair: "remove the line if that review has ended")
  ]
}

private func place(
  ofReview review: Version.Review, in version: Version, _ field: String = "date"
) -> Place {
  version.document.place(ofEntryOf: "reviews", field) { text in
    guard text("outcome") == review.outcome?.rawValue, let date = text("date") else { return false }
    return readPartialDate(date) == .success(review.date)
  }
}
