/// One file of the public site, finished.
package struct SiteFile: Sendable {
  package enum Content: Sendable, Equatable {
    case bytes([UInt8])
    /// A copy of a file in the content folder, by its path there (`Content/farnham/attachments/a.pdf`);
    /// attachments are never held in memory.
    case copy(of: String)
  }

  /// Below the site's folder: `farnham/member-officer-protocol/index.html`.
  package let path: String
  package let content: Content

  package init(path: String, content: Content) {
    self.path = path
    self.content = content
  }
}
