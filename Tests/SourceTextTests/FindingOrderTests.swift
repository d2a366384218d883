import SourceText
import Testing

@Suite("Findings are told in reading order")
struct FindingOrderTests {
  private static let a = SourceFile(path: "a.md", text: "0123456789")
  private static let b = SourceFile(path: "b.md", text: "0123456789")

  /// In the order in which they must come out.
  private static let ordered = [
    Finding(.sample, "no file", at: nil),
    Finding(.sample, "the whole file", at: Place(a)),
    Finding(.sample, "first", at: Place(a, 2..<2)),
    Finding(.sample, "longer", at: Place(a, 2..<5)),
    Finding(.sample, "of two headlines the lesser", at: Place(a, 9..<10)),
    Finding(.sample, "of two headlines, the greater", at: Place(a, 9..<10)),
    Finding(.sampleWarning, "by the rule", at: Place(a, 9..<10)),
    Finding(.sample, "another file", at: Place(b, 0..<1)),
  ]

  @Test("by file, place, rule, whatever the order they were found in")
  func order() {
    for turn in Self.ordered.indices {
      let shuffled = Array(Self.ordered[turn...] + Self.ordered[..<turn])
      #expect(shuffled.inReadingOrder() == Self.ordered)
      #expect(Array(shuffled.reversed()).inReadingOrder() == Self.ordered)
    }
  }

  @Test("what is said twice of one place is said once; of two places, twice")
  func repeats() {
    let one = Finding(.sample, "same words", at: Place(Self.a, 2..<3))
    let other = Finding(.sample, "same words", at: Place(Self.a, 4..<5))
    #expect([other, one, one].inReadingOrder() == [one, other])
  }

  @Test("two paths that differ only in how an accent is put together are two files")
  func accents() {
    let composed = Finding(.sample, "x", at: Place(SourceFile(path: "\u{E9}.md", text: "")))
    let decomposed = Finding(.sample, "x", at: Place(SourceFile(path: "e\u{301}.md", text: "")))
    #expect([composed, decomposed].inReadingOrder().map { $0.place?.file.path.utf8.count } == [6, 5])
  }
}
