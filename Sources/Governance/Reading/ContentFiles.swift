package import SourceText

/// What lies in a content folder, read from disk by somebody else: texts with their bytes, other files
/// by name.
package struct ContentFiles: Sendable {
  /// A file that is published as it is and never read here.
  package struct Other: Sendable, Equatable {
    /// As in `SourceFile.path`.
    package let path: String
    /// Bytes.
    package let size: Int

    package init(path: String, size: Int) {
      self.path = path
      self.size = size
    }
  }

  /// The folder's own path as a clerk knows it: `Content`.
  package let folder: String
  /// Every `.md` and `.yml` file, in any order.
  package let texts: [SourceFile]
  package let others: [Other]

  package init(folder: String, texts: [SourceFile], others: [Other]) {
    self.folder = folder
    self.texts = texts
    self.others = others
  }
}
