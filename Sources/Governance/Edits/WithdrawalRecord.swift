package import Markup
import SourceText

/// That a policy is no longer in force, or its text no longer readable, as somebody tells it; and what that
/// changes in the front matter of the version in force.
package struct WithdrawalRecord: Sendable {
  package var date: PartialDate
  package var reason: String
  package var minute: String?
  /// The slug of the policy that took its place.
  package var successor: String?
  /// Whether nobody may read the text any more.
  package var removesText: Bool

  package init(
    on date: PartialDate, because reason: String, minute: String? = nil, successor: String? = nil,
    removesText: Bool = false
  ) {
    self.date = date
    self.reason = reason
    self.minute = minute
    self.successor = successor
    self.removesText = removesText
  }

  /// Why it cannot be so, in words for a clerk; `nil` where nothing speaks against it.
  package func objection(to version: Version, of policy: Policy, in council: Council) -> String? {
    if !isOneLine(reason) { return "Readers ask why: write a reason, on one line." }
    if minute.map(isOneLine) == false { return "The minute must be one line of text." }
    if let from = version.dates.inForceFrom, from.isAfter(date) {
      return "\(date.english) lies before \(from.english), from which the text has been in force."
    }
    if version.ending != nil, version.status == status {
      return "It is \(status.rawValue) already: change the line `\(status.rawValue):` by hand if it is wrong."
    }
    guard let successor else { return nil }
    if successor == policy.slug { return "A policy is not its own successor." }
    let others = council.policies.map(\.slug).filter { $0 != policy.slug }
    if others.contains(successor) { return nil }
    let near = nearestName(to: successor, in: others).map { "Did you mean \($0)?" }
    return "\(council.name) has no policy \(successor). \(near ?? "Add the new policy first.")"
  }

  package var status: Version.Status { removesText ? .removed : .withdrawn }

  /// What changes in the front matter.
  package var edits: [FieldEdit] {
    let parts: [(String, String?)] = [
      ("date", date.iso), ("reason", reason), ("minute", minute), ("successor", successor),
    ]
    return [
      .set("status", to: status.rawValue),
      .add(status.rawValue, parts.compactMap { name, text in text.map { FieldEdit.Part(name, $0) } }),
    ]
  }
}
