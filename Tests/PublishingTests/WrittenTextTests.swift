import Foundation
import Testing

@testable import Publishing

/// Texts are copied and looked through many bytes at a step; what must not be missed is held to ways that take one
/// byte after the other.
@Suite("Texts that are written many bytes at a step")
struct WrittenTextTests {
  private static let lengths = Array(0...18) + [23, 24, 31, 32, 33, 48, 49]
  /// Every sign of ASCII, and some beyond it.
  private static let signs = (0..<128).map { String(Unicode.Scalar(UInt8($0))) } + ["é", "Ŵ", "€", "𝌆"]

  /// A sign at every place of texts of every length.
  private static var texts: [String] {
    lengths.flatMap { length in
      signs.flatMap { sign in
        (0...length).map { place in
          String(repeating: "a", count: place) + sign + String(repeating: "z", count: length - place)
        }
      }
    }
  }

  @Test("a string of JSON is read as the text that was written, and holds nothing that ends a script")
  func json() throws {
    var json = JSONWriter()
    for (index, text) in Self.texts.enumerated() {
      json.mark(index == 0 ? "[" : ",")
      json.string(text)
    }
    json.mark("]")
    let bytes = json.finish()
    #expect(try JSONDecoder().decode([String].self, from: Data(bytes)) == Self.texts)
    #expect(!bytes.contains(UInt8(ascii: "<")))
  }

  @Test("a string in which nothing must be escaped is known for one, and written as it is")
  func plainJSON() {
    for text in Self.texts {
      let bytes = Array(text.utf8)
      var (plain, looked) = (JSONWriter(), JSONWriter())
      looked.string(after: "[", bytes, bytes.indices, isPlain: false)
      let written = looked.finish()
      let isPlain = written == Array("[\"\(text)\"".utf8)
      #expect(JSONWriter.isPlain(bytes) == isPlain, "\(text)")
      guard isPlain else { continue }
      plain.string(after: "[", bytes, bytes.indices, isPlain: true)
      #expect(plain.finish() == written, "\(text)")
    }
  }

  @Test("addresses are their own escaped form where escaping leaves them as they are")
  func addresses() {
    for text in Self.texts {
      #expect(holdsOnlyPlain(Array(text.utf8)) == (percentEncoded(text) == text), "\(text)")
    }
  }

  @Test("words are joined alike however a text comes in runs, each with a line feed behind it")
  func joinedWords() {
    let others = ["", " . a ,, b", "3.1 a) é  – the\n\n- next, one", String(repeating: "a. b-", count: 40)]
    for text in Self.texts + others {
      let bytes = Array(text.utf8)
      let expected = bytes.split { !isInWord($0) }.flatMap { $0 + [UInt8(ascii: "\n")] }
      for length in [bytes.count, 7] {
        var words = JoinedWords(capacity: 0)
        bytes.withUnsafeBufferPointer { text in
          for start in stride(from: 0, to: text.count, by: max(length, 1)) {
            words.take(text, start..<min(start + length, text.count))
          }
        }
        words.endWord()
        #expect(words.finish() == expected, "\(text.debugDescription) by \(length)")
      }
      #expect(expected.countOfJoinedWords == expected.count { $0 == UInt8(ascii: "\n") })
    }
  }

  private func isInWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
      true
    default: false
    }
  }

  @Test("texts that are hashed side by side have the hashes that each has by itself")
  func hashes() {
    #expect(ContentHash.sideBySide([Array("a".utf8)]).map(\.digits) == ["af63dc4c8601ec8c"])
    let texts = Self.lengths.map { length in
      (0..<length).map { UInt8(truncatingIfNeeded: 37 * $0 + length) }
    }
    let single = texts.map { ContentHash.sideBySide([$0])[0].digits }
    for start in 0...texts.count - 4 {
      let four = [start + 1, start + 3, start, start + 2]
      #expect(ContentHash.sideBySide(four.map { texts[$0] }).map(\.digits) == four.map { single[$0] })
    }
  }
}
