/// One file as it was read: its path below the project and its bytes, nothing interpreted.
///
/// Every stage points back into `bytes` by byte ranges counted from the file's first byte, so that a
/// message can always show the line it is about. Lines and columns are worked out only when printed.
package struct SourceFile: Sendable, Equatable {
  /// The path as a clerk knows it, with `/` between its parts: `Content/farnham/council.yml`.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The text of a byte range; bytes that are not UTF-8 become replacement characters.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}
