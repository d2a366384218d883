package import Governance

/// A post with what the council publishes about it on the edition's day.
package struct PostEntry: Sendable {
  package let post: Post
  package let address: Address
  /// The policies it leads, in the order of the register.
  package let leads: [PolicyEntry]
  /// The policies whose texts name it, each with the passages that do.
  package let namedIn: [(policy: PolicyEntry, mentions: [PostMention])]
}

func postEntries(
  of council: Council, _ policies: [PolicyEntry], _ references: References, _ addresses: Addresses
) -> [PostEntry] {
  var namedIn: [String: [(policy: PolicyEntry, mentions: [PostMention])]] = [:]
  for policy in policies where policy.version.status != .removed {
    for (post, mentions) in Dictionary(grouping: references.posts(namedBy: policy.version), by: \.post) {
      namedIn[post, default: []].append((policy, mentions))
    }
  }
  return council.posts.map { post in
    PostEntry(
      post: post, address: addresses.post(post.slug, of: council.slug),
      leads: policies.filter { $0.leadOfficer?.slug == post.slug }, namedIn: namedIn[post.slug] ?? [])
  }
}
