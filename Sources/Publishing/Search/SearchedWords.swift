import Templating

/// Texts whose words are looked for, one after the other, and behind them zeros that `WordScan` reads.
package struct SearchedWords: Sendable {
  private var room = ByteRoom()

  package init(_ text: String = "") {
    var text = text
    text.withUTF8 { add($0) }
  }

  /// Adds a text; no word goes on from one into another.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    room.append(text)
    room.append(0)
  }

  /// Begins anew in the same memory.
  mutating func clear() { room.clear() }

  /// Lends a walk over the words.
  @inline(__always)
  mutating func withScan(_ body: (inout WordScan) -> Void) {
    let count = room.count
    room.append(Self.zeros)
    room.withBytes {
      var scan = WordScan($0)
      body(&scan)
    }
    room.shorten(to: count)
  }

  private static let zeros = [UInt8](repeating: 0, count: WordScan.padding)

  /// Calls `take` with each word, as `WordScan` gives it.
  package mutating func forEach(_ take: (SearchWord) -> Void) {
    withScan { scan in
      while let word = scan.next() { take(word) }
    }
  }
}
