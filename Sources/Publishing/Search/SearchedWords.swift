import Templating

/// A text whose words are looked for, with the room behind it that `WordScan` reads.
package struct SearchedWords: Sendable {
  private var room = ByteRoom()

  package init(_ text: String = "") { turn(to: text) }

  mutating func turn(to text: String) {
    var text = text
    text.withUTF8 { turn(to: $0) }
  }

  /// Another text in the same memory.
  fileprivate mutating func turn(to text: UnsafeBufferPointer<UInt8>) {
    room.clear()
    room.append(text)
  }

  /// Lends a walk over the words.
  mutating func withScan(_ body: (inout WordScan) -> Void) {
    let count = room.count
    room.withBytes(from: 0, andBehind: WordScan.padding) {
      var scan = WordScan($0, count: count)
      body(&scan)
    }
  }

  /// Calls `take` with each word, as `WordScan` gives it.
  package mutating func forEach(_ take: (SearchWord) -> Void) {
    withScan { scan in
      while let word = scan.next() { take(word) }
    }
  }
}

extension JSONWriter {
  /// Writes a text as a string, and lends a walk over its words: where they are written, or in `apart` where some of its
  /// signs had to be escaped.
  @inline(__always)
  mutating func string(
    after mark: StaticString, _ text: UnsafeBufferPointer<UInt8>, searchedIn apart: inout SearchedWords,
    _ body: (inout WordScan) -> Void
  ) {
    if string(after: mark, text) {
      withBytes(from: count - 1 - text.count, andBehind: WordScan.padding) {
        var scan = WordScan($0, count: text.count)
        body(&scan)
      }
    } else {
      apart.turn(to: text)
      apart.withScan(body)
    }
  }
}
