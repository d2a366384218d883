import Markup
import SourceText

/// Words of a text that name a clause, a policy or a law, and what they name.
package struct Reference: Sendable, Equatable {
  package enum Target: Sendable, Hashable {
    /// A clause of the text in which the reference stands, by its address.
    case clause(String)
    /// Another policy of the register, perhaps a clause of it, by its address.
    case policy(PolicyName, clause: String?)
    /// A policy that lives on the council's own site.
    case elsewhere(url: String)
    case law(LawCitation)
  }

  package var target: Target
  /// The bytes of the words in the file, as pieces of text count them (`Inline.text`).
  package var range: Range<Int>
  /// The clause, paragraph, bullet or footnote in which it stands.
  package var place: PassagePlace

  package init(target: Target, range: Range<Int>, place: PassagePlace) {
    self.target = target
    self.range = range
    self.place = place
  }
}

/// A policy by the slugs of its council and its own.
package struct PolicyName: Sendable, Hashable {
  package var council: String
  package var policy: String

  package init(_ policy: String, of council: String) {
    self.council = council
    self.policy = policy
  }
}

/// A policy that a text names and that is neither published here nor known to live elsewhere.
package struct UnpublishedPolicy: Sendable, Equatable {
  /// As the text prints it, spaces single.
  package var title: String
  /// The slugs of the policies that name it, each once, in the order of the register.
  package var namedIn: [String]

  package init(title: String, namedIn: [String]) {
    self.title = title
    self.namedIn = namedIn
  }
}

/// What the texts of a register refer to.
package struct References: Sendable {
  /// By the path of the text's file, in the order of their places.
  package var inText: [String: [Reference]] = [:]
  /// What translations name because their originals do, by the path of the translation's file.
  var borrowed: [String: [Reference]] = [:]
  /// The passages that name a post of the council, by the path of the text's file, in its order.
  var posts: [String: [PostMention]] = [:]
  /// By the slug of the council, in the order of their titles.
  package var unpublished: [String: [UnpublishedPolicy]] = [:]

  package init() {}

  /// Those that stand in its words.
  package func references(of version: Version) -> [Reference] {
    inText[version.document.file.path] ?? []
  }

  package func posts(namedBy version: Version) -> [PostMention] { posts[version.document.file.path] ?? [] }

  /// Those of a translation that its original has besides, too: for lists of what names what.
  package func named(by version: Version) -> [Reference] {
    let own = references(of: version)
    if borrowed.isEmpty { return own }
    return own + (borrowed[version.document.file.path] ?? [])
  }
}
