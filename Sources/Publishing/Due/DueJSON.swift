import Governance
import SourceText

/// A list of reviews for other programs: one JSON document (RFC 8259).
///
///     {"asOf": "2026-11-21", "until": "2027-02-21",
///      "reviews": [{"state": "overdue", "due": "2019-10", "from": "2019-10-01", "to": "2019-10-31", …}],
///      "unscheduled": [{"state": "unscheduled", "due": null, …}]}
///
/// `state` is `overdue`, `due`, `coming-up` or `unscheduled`; `due` is as precise as its source, and `from` and
/// `to` are its first and last day. What is not known is `null`, so that every review has the same members.
package func dueJSON(_ list: DueList) -> String {
  """
  {
    "asOf": \(jsonString(list.asOf.date.iso)),
    "until": \(jsonString(list.until.date.iso)),
    "reviews": \(array(list.reviews)),
    "unscheduled": \(array(list.unscheduled))
  }

  """
}

private func array(_ reviews: [DueReview]) -> String {
  reviews.isEmpty ? "[]" : "[\n" + reviews.map { "    " + object($0) }.joined(separator: ",\n") + "\n  ]"
}

private func object(_ review: DueReview) -> String {
  let members = dueColumns.map { column in
    "\(jsonString(column.name)): \(column.value(review).map(jsonString) ?? "null")"
  }
  return "{" + members.joined(separator: ", ") + "}"
}

/// What other programs are told of a review, in JSON and in CSV: the same names in the same order.
let dueColumns: [(name: String, value: @Sendable (DueReview) -> String?)] = [
  ("state", { $0.state.rawValue }),
  ("due", { $0.due?.iso }),
  ("from", { $0.due?.earliest.date.iso }),
  ("to", { $0.due?.latest.date.iso }),
  ("policy", { $0.policy }),
  ("title", { $0.title }),
  ("council", { $0.council }),
  ("post", { $0.postName }),
  ("postTitle", { $0.post?.title }),
  ("body", { $0.body?.name }),
  ("started", { $0.started?.iso }),
  ("page", { $0.page }),
]
