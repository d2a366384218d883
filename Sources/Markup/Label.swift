/// A clause's official number exactly as the adopted document prints it: `3.1.`, `a)`, `(iv)`, `I.1.`,
/// `Article IV`, `7`.
///
/// Labels are quoted in minutes, letters and court papers: they are data, never generated or tidied.
package struct Label: Sendable, Equatable {
  /// Verbatim, surrounding spaces and markup apart: `3.1.`, `(iv)`, `Schedule 1`.
  package let text: String
  /// The bytes of the label in the file.
  package let range: Range<Int>
  /// How deep it stands among the labels around it, 0 for the outermost, from the stack of label shapes.
  package let depth: Int
}
