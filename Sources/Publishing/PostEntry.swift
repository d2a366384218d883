package import Governance
import SourceText

/// A post with what the council publishes about it on the edition's day.
package struct PostEntry: Sendable {
  package let post: Post
  package let address: Address
  /// The policies it leads, in the order of the register.
  package let leads: [PolicyEntry]
  /// The policies whose texts name it, each with the passages that do.
  package let namedIn: [(policy: PolicyEntry, mentions: [PostMention])]
}

/// Every text is read once, for all posts together.
func postEntries(of council: Council, _ policies: [PolicyEntry], _ addresses: Addresses) -> [PostEntry] {
  let titles = PostTitles(council.posts)
  let mentions = parallelMap(policies) { entry in
    entry.version.status == .removed ? [] : titles.mentions(in: entry.version)
  }
  return council.posts.map { post in
    PostEntry(
      post: post, address: addresses.post(post.slug, of: council.slug),
      leads: policies.filter { $0.leadOfficer?.slug == post.slug },
      namedIn: zip(policies, mentions).compactMap { policy, mentions in
        let own = mentions.filter { $0.post == post.slug }
        return own.isEmpty ? nil : (policy, own)
      })
  }
}
