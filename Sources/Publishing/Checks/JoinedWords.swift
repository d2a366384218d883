import Templating

/// The words of one text one behind the other, each with a line feed behind it: what is hashed of them.
struct JoinedWords: WordTaker {
  private var room: ByteRoom
  private(set) var isInWord = false

  init(capacity: Int) { room = ByteRoom(capacity: capacity) }

  /// The words, once the text has ended.
  mutating func finish() -> [UInt8] { room.finish() }

  mutating func endWord() {
    if isInWord { room.append(Self.end) }
    isInWord = false
  }

  /// Takes a run of text, up to sixteen bytes at a step. A byte behind a word ends it, and further ones stand for
  /// nothing.
  mutating func take(_ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) {
    var wasInWord = isInWord
    // Sixteen bytes are stored whole, of which fewer may count.
    room.append(atMost: run.count + 16) { place in
      guard var to = UnsafeMutableRawPointer(place.baseAddress) else { return 0 }
      let start = to
      var isInWord: UInt64 = wasInWord ? 1 : 0
      var at = run.lowerBound
      while at < run.upperBound {
        let bytes = SixteenBytes(of: text, fromAny: at)
        let letters = bytes.inWords
        /// Those that stand for nothing. Where there are none the next step need not wait for this one.
        let others = ~(letters | letters &<< 1 | isInWord) & 0xFFFF
        var taken = min(run.upperBound - at, 16)
        if others != 0 {
          taken = min(others.trailingZeroBitCount, taken)
          at += (~(others &>> UInt64(taken))).trailingZeroBitCount
        }
        bytes.words(endedBy: Self.end).write(to: to)
        isInWord = (letters &<< 1) &>> UInt64(taken) & 1
        to += taken
        at += taken
      }
      wasInWord = isInWord == 1
      return to - start
    }
    isInWord = wasInWord
  }

  private static let end = UInt8(ascii: "\n")
}

extension [UInt8] {
  /// How many words they are, joined: as many as line feeds. They are counted in runs that a byte can count, which is
  /// done for sixteen bytes at once.
  var countOfJoinedWords: Int {
    withUnsafeBufferPointer { words in
      stride(from: 0, to: words.count, by: 255).reduce(0) { count, start in
        var ends: UInt8 = 0
        for index in start..<Swift.min(start + 255, words.count) where words[index] == UInt8(ascii: "\n") {
          ends &+= 1
        }
        return count + Int(ends)
      }
    }
  }
}
