/// The names in one paragraph: laws and policies, found before the numbers that belong to them.

/// A law or a policy that a paragraph names.
struct Name {
  enum Meaning {
    case law(NamedLaw)
    /// Of the council; never the policy at hand.
    case policy(PolicyName)
    case elsewhere(url: String)
    /// The policy at hand.
    case own
    /// It may be one of several, or nothing is known of it: stays text.
    case unclear
  }

  var meaning: Meaning
  /// The tokens of the name.
  var tokens: Range<Int>
  /// Only a name when numbers follow: `Standing Order 3(f)`.
  var needsNumbers = false
  /// Behind the brackets in which a law is given another name; there is no other name before.
  var definitionEnd = 0

  /// Where the next name may begin.
  var end: Int { max(tokens.upperBound, definitionEnd) }
}

/// What a text has said of laws so far: which it named, and by which words it will call them.
struct NamedLaws {
  struct Term {
    var words: [UInt64]
    /// `the` belongs to it: an Act, without it, is any Act.
    var needsThe: Bool
    var law: NamedLaw
  }

  /// No text names more laws, and a hostile one shall not cost its length squared.
  static let most = 100

  var terms: [Term] = []
  var last: NamedLaw?
  /// Titles without the year, with the year, in the order in which they came.
  var titles: [(words: [UInt64], year: Int, law: NamedLaw)] = []
}

/// What was noticed about a paragraph's names and is to be told.
enum NameRemark {
  case unknownLaw(title: String)
  case unclearLaw(words: String, why: UnclearLaw)
  case ambiguousPolicy(title: String, [PolicyName])
  case unpublishedPolicy(title: String)
}

enum UnclearLaw {
  case shortForm(why: String)
  case noYear
}
