/// A value in front matter or in a `.yml` file: text, a list or named fields, each with its place.
///
/// Every scalar is text here: YAML's own ideas of dates, numbers and yes/no are switched off, so that
/// `2026`, `2023-03` and `no` arrive as they were typed.
package struct MetadataNode: Sendable, Equatable {
  package enum Value: Sendable, Equatable {
    /// Empty text where the value was left empty: an empty value is an absent one.
    case text(String)
    case list([MetadataNode])
    /// In the order in which they stand; no key twice.
    case fields([Field])
  }

  package struct Field: Sendable, Equatable {
    package var key: String
    /// The bytes of the key.
    package var keyRange: Range<Int>
    package var node: MetadataNode

    package init(key: String, keyRange: Range<Int>, node: MetadataNode) {
      self.key = key
      self.keyRange = keyRange
      self.node = node
    }
  }

  package var value: Value
  /// The bytes of the value, on its first line where it has several.
  package var range: Range<Int>

  package init(_ value: Value, range: Range<Int>) {
    self.value = value
    self.range = range
  }
}
