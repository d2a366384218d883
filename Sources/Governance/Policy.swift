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
