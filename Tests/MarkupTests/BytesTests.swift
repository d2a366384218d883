import Markup
import SourceText
import Testing

/// Bytes that are no text, or text in another encoding.
@Suite struct BytesTests {
  @Test("Bytes that are not UTF-8 are named with their place, and the file is not read", arguments: broken)
  func notUTF8(bytes: [UInt8], expected: String) {
    let file = SourceFile(
      path: "a.md", bytes: Array("---\ntitle: T\n---\nCaf".utf8) + bytes + Array(" x".utf8))
    let document = readDocument(file, as: .policy)
    #expect(document.findings.map(\.rule) == [.textEncoding])
    #expect(document.findings[0].headline.hasPrefix(expected), "\(document.findings[0].headline)")
    #expect(document.findings[0].place?.range?.lowerBound == 20)
    #expect(document.value.metadata == nil)
    #expect(document.value.blocks.isEmpty)
  }

  static let broken: [([UInt8], String)] = [
    ([0xE9], "the byte 0xE9 is not UTF-8: the file is probably saved as Windows-1252"),
    ([0x92], "the byte 0x92 is not UTF-8: the file is probably saved as Windows-1252"),
    ([0x81], "the byte 0x81 at position 21 of the file"),
    // Too long, halves of surrogates, beyond Unicode, cut off (RFC 3629 §3).
    ([0xC0, 0xAF], "the byte 0xC0 at"), ([0xE0, 0x80, 0xAF], "the byte 0xE0 at"),
    ([0xED, 0xA0, 0x80], "the byte 0xED at"),
    ([0xF4, 0x90, 0x80, 0x80], "the byte 0xF4 at"), ([0xF8, 0x88, 0x80, 0x80, 0x80], "the byte 0xF8 at"),
    ([0xE2, 0x82], "the byte 0xE2 at"),
  ]

  @Test("UTF-16 is told by its mark or by its zeros")
  func utf16() {
    let text = "---\ntitle: T\n---\n"
    let plain = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [[0xFF, 0xFE] + plain, [0xFE, 0xFF] + big, plain, big] {
      let findings = readDocument(SourceFile(path: "a.md", bytes: bytes), as: .policy).findings
      #expect(findings.map(\.rule) == [.textEncoding])
      #expect(findings[0].headline.contains("UTF-16"))
      #expect(findings[0].repair?.contains("Notepad") == true)
    }
  }

  @Test("Well-formed text of every length of letters is read")
  func utf8() {
    let document = readPolicy("é ߿ ࠀ ퟿ \u{E000} \u{FFFD} 𐀀 \u{10FFFF}")
    #expect(document.findings == [])
    #expect(dump(document.value.blocks) == "p é ߿ ࠀ ퟿ \u{E000} \u{FFFD} 𐀀 \u{10FFFF}\n")
  }

  @Test("Control characters are reported once, and the text is still read")
  func control() {
    let document = readPolicy("One\u{0C}two\u{00}three\u{7F}")
    #expect(dump(document.findings) == ["control-character 4:4 \u{0C}"])
    #expect(document.findings[0].notes.map(\.text) == ["2 more of this kind in the file"])
    #expect(dump(document.value.blocks) == "p One\u{0C}two\u{FFFD}three\u{7F}\n")
  }

  @Test("A control character is found wherever in a file it stands", arguments: 0..<40)
  func everyPlace(before: Int) {
    for after in [0, 1, 15, 16, 17] {
      let text = String(repeating: "a", count: before) + "\u{0B}" + String(repeating: "b", count: after)
      #expect(dump(readPolicy(text).findings) == ["control-character 4:\(before + 1) \u{0B}"])
    }
  }

  @Test("Every kind of line end is read the same way", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) {
    let text = "---\ntitle: T\n---\n## 1. One\n\n1.1 Two\ngoes on\n\n|a|b|\n|-|-|\n\n```\ncode\n```\n"
    let file = SourceFile(
      path: "a.md", text: text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
    )
    let document = readDocument(file, as: .policy)
    #expect(document.findings == [])
    #expect(
      dump(document.value.blocks)
        == "h2 <1.|0> One\np <1.1|1> Two/goes on\ntable none none\n  | a | b\ncode |code\n")
  }

  @Test("A file above 4 MiB is refused")
  func size() {
    let file = SourceFile(path: "a.md", bytes: [UInt8](repeating: 0x61, count: (4 << 20) + 1))
    #expect(readDocument(file, as: .policy).findings.map(\.rule) == [.fileTooLarge])
  }
}
