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
}
