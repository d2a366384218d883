/// Reads the file with the posts' e-mail addresses, which lies beside the content and never in it: it is for
/// reminders alone, and git ignores it.
///
///     from: Council policies <policies@example.org>
///     posts:
///       farnham/town-clerk: Town Clerk <clerk@farnham.example>

import Markup
package import SourceText

/// Who writes reminders, and to whom.
package struct MailAddresses: Sendable, Equatable {
  package var from: Mailbox?
  /// By the post's name on the command line: `farnham/town-clerk`; without a council in a portal of one.
  package var posts: [String: Mailbox] = [:]
}

/// `known` are the names of all posts of the portal.
package func readMailAddresses(_ file: SourceFile, posts known: [String]) -> Parsed<MailAddresses> {
  let document = readDocument(file, as: .settings)
  guard let metadata = document.value.metadata else { return Parsed(MailAddresses(), document.findings) }
  let book = readFields(of: "the list of addresses", metadata, in: file) { fields in
    var book = MailAddresses()
    book.from = fields.requiredText("from").flatMap { fields.mailbox($0, at: fields.value("from")) }
    for post in fields.namedTexts("posts") where !post.text.isEmpty {
      if !known.contains(post.name) {
        let near = nearestName(to: post.name, in: known).map { "did you mean `\($0)`?" }
        fields.report(
          Finding(
            .postUnknown, "the portal has no post `\(post.name)`", at: Place(file, post.node.range),
            repair: near ?? "write one of: \(known.joined(separator: ", "))"))
      }
      book.posts[post.name] = fields.mailbox(post.text, at: post.node)
    }
    return book
  }
  return Parsed(book.value, document.findings + book.findings)
}

extension FieldReader {
  fileprivate mutating func mailbox(_ text: String, at node: MetadataNode?) -> Mailbox? {
    if let mailbox = Mailbox(text) { return mailbox }
    report(
      Finding(
        .emailUnclear, "`\(text)` is not an e-mail address", at: Place(file, node?.range),
        repair: "write it as in clerk@farnham.example, or Town Clerk <clerk@farnham.example>"))
    return nil
  }
}
