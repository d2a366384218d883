/// A clause's official number exactly as the adopted document prints it: `3.1.`, `a)`, `(iv)`, `I.1.`,
/// `Article IV`, `7`.
///
/// Labels are quoted in minutes, letters and court papers: they are data, never generated or tidied.
package struct Label: Sendable, Equatable {
  /// Verbatim, surrounding spaces and markup apart: `3.1.`, `(iv)`, `Schedule 1`.
  package var text: String
  /// The bytes of the label in the file.
  package var range: Range<Int> { bytes.range }
  private let bytes: PackedRange
  /// How deep it stands among the labels around it, 0 for the outermost, from the stack of label shapes.
  package var depth: Int {
    get { Int(storedDepth) }
    set { storedDepth = Int32(newValue) }
  }
  private var storedDepth: Int32

  package init(text: String, range: Range<Int>, depth: Int) {
    self.text = text
    bytes = PackedRange(range)
    storedDepth = Int32(depth)
  }
}
