/// The front matter of a made-up policy, with dates of all precisions, between its lines of three hyphens.
func madeFacts(
  of policy: MadeCouncil.Policy, _ shape: MadePolicy.Shape, numbers: inout SeededNumbers
) -> String {
  var lines = ["---", "title: \(policy.title)", "kind: \(policy.kind)", "status: adopted"]
  let year = numbers.number(2014...2024)
  let adopted = madeDate(in: year, &numbers)
  if numbers.happens(40) {
    lines += ["adopted:", "  date: \(adopted)", "  body: full-council"]
    if numbers.happens(50) { lines.append("  minute: \(numbers.number(10...99))/\(year % 100)") }
  } else {
    lines.append("adopted: \(adopted)")
  }
  if numbers.happens(20) { lines.append("effective: \(madeDate(in: year + 1, &numbers))") }
  if numbers.happens(25) {
    lines += ["reviews:", "  - date: \(madeDate(in: year + 1, &numbers))", "    outcome: no-change"]
  }
  lines.append("review_due: \(madeDate(in: year + numbers.number(2...5), &numbers))")
  if shape == .paragraphs || numbers.happens(30) {
    lines += ["lead_officer:", "  post: town-clerk", "  as_printed: The Town Clerk"]
  } else {
    lines.append("lead_officer: town-clerk")
  }
  lines += [
    "approving_body: full-council",
    "purpose: To say what councillors, officers and residents may expect of each other in this matter",
    "aliases:", "  - \(policy.title) of \(year)",
    "source:", "  note: This text was made up to measure the portal.",
  ]
  return lines.map { $0 + "\n" }.joined() + "---\n"
}

/// A year, a month or a day.
private func madeDate(in year: Int, _ numbers: inout SeededNumbers) -> String {
  let (month, day) = (numbers.number(1...12), numbers.number(1...28))
  func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  switch numbers.number(1...10) {
  case ...2: return "\(year)"
  case ...6: return "\(year)-\(padded(month))"
  case ...9: return "\(year)-\(padded(month))-\(padded(day))"
  default: return "\(day) \(monthNames[month - 1]) \(year)"
  }
}

private let monthNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November",
  "December",
]
