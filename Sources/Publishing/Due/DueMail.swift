package import Governance
import SourceText

/// What each post must hear of its reviews, one message a post; and who could not be written to.
package struct DueMail: Sendable {
  /// In the order of the posts' names.
  package let messages: [(post: String, message: MailMessage)]
  /// Posts that have something to hear of, and no address.
  package let withoutAddress: [String]
  /// Policies, as on the command line, with something to tell and nobody who answers for them.
  package let withoutPost: [String]

  package init(_ list: DueList, from sender: Mailbox, to posts: [String: Mailbox]) {
    let names = Set(list.reviews.compactMap(\.postName)).sorted()
    messages = names.compactMap { name in
      posts[name].map { (name, message(to: $0, of: name, list, from: sender)) }
    }
    withoutAddress = names.filter { posts[$0] == nil }
    withoutPost = list.reviews.filter { $0.post == nil }.map(\.policy)
  }
}

private func message(to address: Mailbox, of post: String, _ list: DueList, from sender: Mailbox)
  -> MailMessage
{
  let own = list.reviews.filter { $0.postName == post }
  let day = list.asOf.date.iso
  return MailMessage(
    from: sender, to: address, day: list.asOf,
    name: "reviews.\(day).\(post.split(separator: "/").joined(separator: "."))",
    subject: subject(of: own), text: text(of: own, post: post, in: list))
}

/// "Farnham Town Council: 1 review overdue, 2 due now"
private func subject(of reviews: [DueReview]) -> String {
  let counts = sections.compactMap { state, heading in
    let count = reviews.count { $0.state == state }
    return count == 0 ? nil : (count, heading.lowercased())
  }
  let parts = counts.enumerated().map { number, part in
    number == 0 ? "\(part.0) \(part.0 == 1 ? "review" : "reviews") \(part.1)" : "\(part.0) \(part.1)"
  }
  return "\(reviews.first.map { displayText($0.council) } ?? ""): \(parts.joined(separator: ", "))"
}

private let sections: [(DueReview.State, String)] = [
  (.overdue, "Overdue"), (.due, "Due now"), (.comingUp, "Coming up"),
]

private func text(of reviews: [DueReview], post: String, in list: DueList) -> String {
  let first = reviews.first
  var lines = [
    "To the post of \(first?.post?.title ?? post), \(first?.council ?? "")", "",
    "These reviews of policies are yours on \(list.asOf.date.english).",
  ]
  for (state, heading) in sections {
    let section = reviews.filter { $0.state == state }
    if !section.isEmpty { lines += ["", heading.uppercased()] }
    for review in section {
      lines += ["", review.title, "Review date: \(review.due?.english ?? "")"]
      if let started = review.started { lines.append("Under review since \(started.english)") }
      if let page = review.page { lines.append(page) }
    }
  }
  let undated = list.unscheduled.filter { $0.postName == post }
  if !undated.isEmpty { lines += ["", "NO REVIEW DATE", ""] + undated.map(\.title) }
  lines += [
    "", "A policy stays in force until the council changes it, also when its review date has passed.",
    "When a review has been held, log it, and the reminders stop:", "",
    "portal reviewed \(first?.policy ?? "") --date … --by … --outcome …",
  ]
  return lines.map { displayText($0) + "\n" }.joined()
}
