/// What the words of a text may be signs of, to look a text through for them: where it says nothing of a word, the word
/// is none of them.
///
/// Of a word only the first eight letters count, whether small or capital; a hyphen ends them. Few texts hold many
/// signs, and so the words are passed at one look into a table each.
struct WordSigns: Sendable {
  /// What a word is a sign of, by what must stand beside it.
  struct Kinds: OptionSet, Sendable {
    let rawValue: UInt8

    /// Goes before a number, or behind "this".
    static let unit = Kinds(rawValue: 1 << 0)
    /// Is written with a capital, or goes before a number.
    static let act = Kinds(rawValue: 1 << 1)
    /// Is written with a capital.
    static let capital = Kinds(rawValue: 1 << 2)
    /// Ends a title: goes behind a word with a capital.
    static let ending = Kinds(rawValue: 1 << 3)
    /// Goes behind a number.
    static let direction = Kinds(rawValue: 1 << 4)
    /// Begins a title, or another word with a hyphen, together with the next letters.
    static let title = Kinds(rawValue: 1 << 5)
    /// Begins the title of a post.
    static let post = Kinds(rawValue: 1 << 6)
    /// Needs nothing beside it.
    static let alone = Kinds(rawValue: 1 << 7)
  }

  private static let placeBits = 13

  /// By a hash of the letters; where words share a place, it holds the kinds of both.
  private(set) var kinds = [UInt8](repeating: 0, count: 1 << placeBits)
  /// A bit for each title's first two words.
  private var pairs = [UInt64](repeating: 0, count: 1 << 7)
  /// Whether some title holds no letter of ASCII at all, so that nothing is a sign of it.
  var haveLetterlessTitle = false

  /// What begins with no letter is left out.
  mutating func insert(_ word: ArraySlice<UInt8>, _ kind: Kinds) { insert(Self.letters(of: word), kind) }

  /// A word by its first eight letters; 0 for none.
  mutating func insert(_ letters: UInt64, _ kind: Kinds) {
    if letters != 0 { kinds[Self.place(of: letters)] |= kind.rawValue }
  }

  /// Two words by their first eight letters.
  mutating func insertTitle(_ first: UInt64, then second: UInt64) {
    insert(first, .title)
    let pair = Self.pair(first, second)
    pairs[pair >> 6] |= 1 << UInt64(pair & 63)
  }

  /// Whether some title may begin with the two, given by their letters.
  func mayBeginTitle(_ first: UInt64, _ second: UInt64) -> Bool {
    let pair = Self.pair(first, second)
    return pairs[pair >> 6] & 1 << UInt64(pair & 63) != 0
  }

  /// The first eight letters of a word, in small letters.
  static func letters(of word: ArraySlice<UInt8>) -> UInt64 {
    word.withUnsafeBufferPointer { EightLetters(in: $0, at: 0).word }
  }

  @inline(__always)
  static func place(of letters: UInt64) -> Int {
    Int(truncatingIfNeeded: (letters &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - placeBits))
  }

  private static func pair(_ first: UInt64, _ second: UInt64) -> Int {
    Int(truncatingIfNeeded: ((first &* 31 ^ second) &* 0x9E37_79B9_7F4A_7C15) >> 51)
  }
}
