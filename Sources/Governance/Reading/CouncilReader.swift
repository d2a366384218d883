/// Reads a `council.yml` into a council without policies. Only `name` must be there.

import Markup
import SourceText

/// The names that the public reads may be given in each of `languages`, the portal's own first.
func readCouncil(_ document: Document, slug: String, in languages: [String]) -> Parsed<Council> {
  var council = Council(slug: slug, name: slug)
  guard let metadata = document.metadata else { return Parsed(council) }
  return readFields(of: "a council", metadata, in: document.file) { fields in
    let name = fields.requiredName("name", in: languages)
    council.name = name?.text ?? slug
    council.nameTranslations = name?.translations ?? [:]
    council.kind = fields.choice("kind", of: Council.Kind.self)
    council.nation = fields.choice("nation", of: Council.Nation.self)
    council.website = fields.webAddress("website")
    council.contact = fields.text("contact")
    council.posts = fields.named("posts", shorthand: "title") { slug, post in
      return post.requiredName("title", in: languages).map { title in
        var entry = Post(
          slug: slug, title: title.text, holder: post.text("holder"), since: post.date("since"))
        entry.titleTranslations = title.translations
        return entry
      }
    }
    council.bodies = fields.named("bodies", shorthand: "name") { slug, body in
      body.requiredName("name", in: languages).map { name in
        var entry = Body(slug: slug, name: name.text)
        entry.nameTranslations = name.translations
        return entry
      }
    }
    let bodies = council.bodies.map(\.slug)
    council.meetings = fields.list("meetings") { readMeeting(&$0, bodies: bodies, in: languages) }
    council.elections = fields.dates("elections")
    council.publishedElsewhere = fields.namedTexts("published_elsewhere").compactMap { entry in
      fields.webAddress(entry.text, at: entry.node).map { (entry.name, $0) }
    }
    council.showsMissingPolicies = fields.choice("missing_policies", of: Visibility.self) == .shown
    council.allowsComparison = fields.choice("compare", of: Switch.self) != .off
    return council
  }
}

private enum Visibility: String, CaseIterable { case shown, hidden }

private enum Switch: String, CaseIterable { case on, off }

private enum MeetingKind: String, CaseIterable { case annual, ordinary }

private func readMeeting(
  _ fields: inout FieldReader, bodies: [String], in languages: [String]
) -> Meeting? {
  let day = fields.requiredDay("date")
  let body = fields.body("body", among: bodies)
  let name = fields.name("name", in: languages)
  let kind = fields.choice("kind", of: MeetingKind.self)
  return day.map { day in
    var meeting = Meeting(day: day, body: body ?? "", name: name?.text, isAnnual: kind == .annual)
    meeting.nameTranslations = name?.translations ?? [:]
    return meeting
  }
}
