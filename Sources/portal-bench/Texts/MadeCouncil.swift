/// A council that does not exist, with the policies it has adopted: names and places, no texts yet.
package struct MadeCouncil: Sendable {
  package struct Policy: Sendable {
    /// Among all policies of the portal, from 0.
    package let number: Int
    package let title: String
    package let slug: String
    package let kind: String
  }

  /// The name of its folder.
  package let slug: String
  package let name: String
  package let policies: [Policy]

  /// How many policies a council has; the last one of a portal may have fewer.
  package static let size = 20

  /// The councils of a portal with so many policies.
  package static func all(policies count: Int) -> [MadeCouncil] {
    stride(from: 0, to: count, by: size).map { first in
      MadeCouncil(number: first / size, policies: first..<min(first + size, count))
    }
  }

  private init(number: Int, policies: Range<Int>) {
    let (start, rest) = (number % Self.starts.count, number / Self.starts.count)
    let place = Self.starts[start] + Self.ends[rest % Self.ends.count]
    let round = rest / Self.ends.count
    // After all names have been used once they are used again with a number.
    let suffix = round == 0 ? "" : " \(round + 1)"
    name = "\(place)\(suffix) Town Council"
    slug = place.lowercased() + (round == 0 ? "" : "-\(round + 1)")
    self.policies = policies.map { number in
      let (title, kind) = Self.subjects[number % Self.subjects.count]
      let slug = title.lowercased().split(separator: " ").joined(separator: "-")
      return Policy(number: number, title: title, slug: slug, kind: kind)
    }
  }

  private static let starts = [
    "Alder", "Ash", "Birch", "Brook", "Chalk", "Cold", "Dray", "East", "Fern", "Green", "Hazel", "High",
    "Kings",
    "Lang", "Marsh", "North", "Oak", "Penn", "Rush", "South", "Stan", "Thorn", "Under", "West", "Wood",
  ]

  private static let ends = [
    "bourne", "bridge", "bury", "combe", "cote", "den", "field", "ford", "ham", "hurst", "ley", "mere",
    "minster",
    "mouth", "pool", "stead", "stow", "ton", "well", "wick",
  ]

  /// One for each policy of a council, so that no two of a council bear one title.
  private static let subjects: [(title: String, kind: String)] = [
    ("Member and Officer Protocol", "protocol"), ("Complaints Procedure", "procedure"),
    ("Allotments Policy", "policy"), ("Standing Orders", "standing-orders"),
    ("Financial Regulations", "financial-regulations"), ("Code of Conduct for Members", "code-of-conduct"),
    ("Data Protection Policy", "policy"), ("Grants and Donations Policy", "policy"),
    ("Burial Ground Regulations", "policy"), ("Health and Safety Policy", "policy"),
    ("Publication Scheme", "scheme"), ("Filming and Recording Protocol", "protocol"),
    ("Training and Development Policy", "policy"),
    ("Terms of Reference for Committees", "terms-of-reference"),
    ("Equality and Diversity Statement", "statement"), ("Tree Management Policy", "policy"),
    ("Community Engagement Policy", "policy"), ("Reserves and Investment Policy", "policy"),
    ("Lone Working Procedure", "procedure"), ("Co-option Procedure", "procedure"),
  ]
}
