import Markup
package import SourceText

/// A council that joins a portal, as somebody tells it; and the `council.yml` that says so.
package struct NewCouncil: Sendable {
  package var slug: String
  package var name: String
  package var kind: Council.Kind?
  package var nation: Council.Nation?
  package var website: String?
  /// The posts' titles; their names in the register follow from these.
  package var posts: [String]
  /// The bodies' names.
  package var bodies: [String]

  package init(
    _ slug: String, name: String, kind: Council.Kind? = nil, nation: Council.Nation? = nil,
    website: String? = nil, posts: [String] = [], bodies: [String] = []
  ) {
    self.slug = slug
    self.name = name
    self.kind = kind
    self.nation = nation
    self.website = website
    self.posts = posts
    self.bodies = bodies
  }

  /// Why it cannot join, in words for a clerk; `nil` where nothing speaks against it.
  package func objection(in register: Register) -> String? {
    if register.portal.isSingleCouncil {
      return "This portal has one council, whose council.yml stands beside portal.yml: put it into a folder"
        + " with the council's name first."
    }
    if register.councils.contains(where: { $0.slug == slug }) {
      return "There is a council \(slug) already."
    }
    return slugObjection(slug) ?? ([name] + posts + bodies).firstObjection
  }

  /// Its `council.yml` in a content folder.
  package func file(in content: String) -> SourceFile {
    var lines = ["name: \(fieldText(name))"]
    if let kind { lines.append("kind: \(kind.rawValue)") }
    if let nation { lines.append("nation: \(nation.rawValue)") }
    if let website { lines.append("website: \(fieldText(website))") }
    lines += list("posts", of: posts, each: "title") + list("bodies", of: bodies, each: "name")
    return SourceFile(
      path: "\(content)/\(slug)/council.yml", text: lines.map { $0 + "\n" }.joined())
  }

  private func list(_ key: String, of names: [String], each field: String) -> [String] {
    if names.isEmpty { return [] }
    return ["\(key):"]
      + names.flatMap { ["  \(suggestedSlug(for: $0)):", "    \(field): \(fieldText($0))"] }
  }
}

/// Why a name can be no part of an address; `nil` where it can.
func slugObjection(_ slug: String) -> String? {
  if isSlug(slug) { return nil }
  return "The name \(displayText(slug)) cannot be part of a web address: use lower-case letters, digits and"
    + " hyphens, as in \(suggestedSlug(for: slug))."
}

extension [String] {
  /// Why one of the texts cannot stand on a line of facts.
  var firstObjection: String? {
    first { !isOneLine($0) }.map { text in
      text.isEmpty
        ? "A name is empty: write one, or leave it out." : "Write \(displayText(text)) on one line."
    }
  }
}
