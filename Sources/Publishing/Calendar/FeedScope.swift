import Governance

/// What a feed of a council is about: all its policies, those that a post leads, those that a body approves.
struct FeedScope: Sendable {
  /// Under which the lock knows it: `council`, `post-town-clerk`, `body-full-council`.
  let name: String
  /// In the UIDs of its digest: `farnham`, `farnham.posts.town-clerk`.
  let uidPart: String
  let title: String
  /// The council's name.
  let council: String
  let page: Address
  let feed: Address
  /// Which policies of the council it is about, by their places.
  let holds: [Bool]

  /// Every scope of a council: also those of posts and bodies that it no longer has, where their feeds were
  /// published.
  static func all(of council: CouncilEntry, in edition: Edition) -> [FeedScope] {
    let slug = council.council.slug
    let published = council.council.lock.feeds
    let posts = council.council.posts.map { ($0.slug, $0.title) }
    let bodies = council.council.bodies.map { ($0.slug, $0.name) }
    func partTitle(_ title: String) -> String {
      edition.words(.partFeedTitle, [.title: title, .council: council.council.name])
    }
    let whole = FeedScope(
      name: "council", uidPart: slug,
      title: edition.words(.councilFeedTitle, [.council: council.council.name]),
      council: council.council.name, page: council.address, feed: edition.addresses.councilFeed(slug),
      holds: council.policies.map { _ in true })
    return [whole]
      + withFormer(posts, "post-", in: published).map { post, title in
        FeedScope(
          name: "post-\(post)", uidPart: "\(slug).posts.\(post)", title: partTitle(title),
          council: council.council.name,
          page: council.posts.first { $0.post.slug == post }?.address ?? council.address,
          feed: edition.addresses.postFeed(post, of: slug),
          holds: council.policies.map { $0.version.leadOfficer == post })
      }
      + withFormer(bodies, "body-", in: published).map { body, name in
        FeedScope(
          name: "body-\(body)", uidPart: "\(slug).bodies.\(body)", title: partTitle(name),
          council: council.council.name,
          page: council.council.bodies.contains { $0.slug == body }
            ? edition.addresses.body(body, of: slug) : council.address,
          feed: edition.addresses.bodyFeed(body, of: slug),
          holds: council.policies.map { $0.version.approvingBody == body })
      }
  }

  /// A post or body that is gone is called by its slug: its title went with it.
  private static func withFormer(
    _ current: [(String, String)], _ prefix: String, in published: Set<String>
  ) -> [(String, String)] {
    let former = published.filter { name in
      name.hasPrefix(prefix) && !current.contains { prefix + $0.0 == name }
    }
    return current + former.sorted().map { ($0, $0) }.map { (String($0.0.dropFirst(prefix.count)), $0.1) }
  }
}
