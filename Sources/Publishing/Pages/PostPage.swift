import Governance
import Templating

/// A post: what it leads, what of that is due, and every clause that names it. The one page that says who
/// holds it today.
enum PostPage {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "council": .text,
    "holder": .optional(["sentence": .html]),
    "as_of": .optional(AsOf.vocabulary),
    "due": .optional(["policies": .list(PolicyRow.vocabulary)]),
    "leads": .optional(["policies": .list(PolicyRow.vocabulary)]),
    "subscription": .optional(Subscription.vocabulary),
    "named": .optional([
      "policies": .list(["title": .text, "link": .text, "mentions": .list(mention)])
    ]),
  ]

  private static let mention: Vocabulary = [
    "name": .text, "link": .text,
    /// The sentence: up to the post's title, the title as the text has it, the rest.
    "before": .text, "words_of_text": .text, "after": .text,
  ]

  static func page(of entry: PostEntry, in council: CouncilEntry, _ edition: Edition) -> Page {
    let words = edition.words
    let links = Links.relative(to: entry.address)
    let feed = edition.feed(edition.addresses.postFeed(entry.post.slug, of: council.council.slug))
    let name = council.council.name

    func rows(_ policies: [PolicyEntry]) -> TemplateValue {
      .optional(
        policies.isEmpty
          ? nil : ["policies": .list(policies.map { PolicyRow.record($0, in: edition, links) })])
    }

    let record: TemplateRecord = [
      "title": entry.post.titleText,
      "council": .text(council.council.name),
      "holder": .optional(holder(of: entry.post, words).map { ["sentence": .html($0)] }),
      "as_of": AsOf.record(edition),
      "due": rows(entry.leads.needingReview),
      "leads": rows(entry.leads),
      "subscription": .optional(
        feed.map {
          Subscription.record(
            $0, title: words(.partFeedTitle, [.title: entry.post.title, .council: name]), edition, links)
        }),
      "named": .optional(
        entry.namedIn.isEmpty
          ? nil
          : [
            "policies": .list(
              entry.namedIn.map { policy, mentions in
                [
                  "title": policy.version.titleText, "link": .text(links.to(policy.address)),
                  "mentions": .list(mentions.map { self.mention($0, in: policy, words, links) }),
                ]
              })
          ]),
    ]
    return Page(
      address: entry.address, template: "post", record: record, title: "\(entry.post.title), \(name)",
      description: words(.descriptionPost, [.title: entry.post.title, .council: name]),
      trail: edition.trail(through: name, at: council.address), feed: feed,
      councilInView: council.council.slug)
  }

  private static func holder(of post: Post, _ words: Words) -> [UInt8]? {
    guard let holder = post.holder else { return nil }
    var name = HTMLBuffer()
    name.text(holder)
    guard let since = post.since else { return words.html(.postHolder, [.holder: name.finish()]) }
    return words.html(.postHolderSince, [.holder: name.finish(), .date: words.time(since)])
  }

  private static func mention(
    _ mention: PostMention, in policy: PolicyEntry, _ words: Words, _ links: Links
  ) -> TemplateRecord {
    [
      "name": .text(words.place(mention.place)),
      "link": .text(links.to(policy.address.clause(mention.place.address))),
      "before": policy.version.own(mention.before), "words_of_text": policy.version.own(mention.title),
      "after": policy.version.own(mention.after),
    ]
  }
}
