/// Where in the sources something stands: a file, and the bytes in it when the place is narrower than
/// the whole file.
package struct Place: Sendable, Equatable {
  package let file: SourceFile
  /// Bytes counted from the first byte of the file; `nil` for the file as a whole.
  package let range: Range<Int>?

  package init(_ file: SourceFile, _ range: Range<Int>? = nil) {
    self.file = file
    self.range = range
  }

  package static func == (one: Place, other: Place) -> Bool {
    one.file.path == other.file.path && one.range == other.range
  }
}
