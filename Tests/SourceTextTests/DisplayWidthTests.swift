import SourceText
import Testing

@Suite("Widths in a terminal")
struct DisplayWidthTests {
  @Test(
    "each character takes the cells a terminal gives it",
    arguments: [
      ("", 0), ("a", 1), ("é", 1), ("e\u{301}", 1), ("日", 2), ("ｆ", 2), ("한", 2),
      ("\u{1112}\u{1161}\u{11AB}", 2),
      ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("🇬🇧", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("…", 1), ("—", 1), ("“", 1),
      ("£", 1), ("\u{200B}", 0), ("\u{1B}", 1), ("\n", 1), ("ｶ", 1), ("〈", 2), ("𠀀", 2),
    ])
  func widths(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test("no text can steer a terminal")
  func controls() {
    let controls = (0..<0x20).map { $0 } + [0x7F] + (0x80..<0xA0).map { $0 } + [0x202E, 0x2066, 0x2028]
    for value in controls {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let shown = displayText("a\(Character(scalar))b")
      #expect(!shown.unicodeScalars.contains(scalar), "U+\(String(value, radix: 16))")
      #expect(shown.unicodeScalars.count == 3)
    }
    #expect(displayText("Tŷ’r Cyngor 日本 👍") == "Tŷ’r Cyngor 日本 👍")
  }
}
