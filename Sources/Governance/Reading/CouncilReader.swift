/// Reads a `council.yml` into a council without policies. Only `name` must be there.

import Markup
import SourceText

func readCouncil(_ document: Document, slug: String) -> Parsed<Council> {
  var council = Council(slug: slug, name: slug)
  guard let metadata = document.metadata else { return Parsed(council) }
  return readFields(of: "a council", metadata, in: document.file) { fields in
    council.name = fields.requiredText("name") ?? slug
    council.kind = fields.choice("kind", of: Council.Kind.self)
    council.nation = fields.choice("nation", of: Council.Nation.self)
    council.website = fields.webAddress("website")
    council.contact = fields.text("contact")
    council.posts = fields.named("posts", shorthand: "title") { slug, post in
      return post.requiredText("title").map {
        Post(slug: slug, title: $0, holder: post.text("holder"), since: post.date("since"))
      }
    }
    council.bodies = fields.named("bodies", shorthand: "name") { slug, body in
      body.requiredText("name").map { Body(slug: slug, name: $0) }
    }
    let bodies = council.bodies.map(\.slug)
    council.meetings = fields.list("meetings") { readMeeting(&$0, bodies: bodies) }
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

private func readMeeting(_ fields: inout FieldReader, bodies: [String]) -> Meeting? {
  let day = fields.requiredDay("date")
  let body = fields.body("body", among: bodies)
  let name = fields.text("name")
  let kind = fields.choice("kind", of: MeetingKind.self)
  return day.map { Meeting(day: $0, body: body ?? "", name: name, isAnnual: kind == .annual) }
}
