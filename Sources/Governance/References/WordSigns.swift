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
  private var kinds = [UInt8](repeating: 0, count: 1 << placeBits)
  /// A bit for each title's first two words.
  private var pairs = [UInt64](repeating: 0, count: 1 << 7)
  /// Whether some title holds no letter of ASCII at all, so that nothing is a sign of it.
  var haveLetterlessTitle = false

  /// What begins with no letter is left out.
  mutating func insert(_ word: ArraySlice<UInt8>, _ kind: Kinds) {
    let letters = Self.letters(of: word)
    if letters != 0 { kinds[Self.place(of: letters)] |= kind.rawValue }
  }

  mutating func insertTitle(_ first: ArraySlice<UInt8>, then second: ArraySlice<UInt8>) {
    insert(first, .title)
    let pair = Self.pair(Self.letters(of: first), Self.letters(of: second))
    pairs[pair >> 6] |= 1 << UInt64(pair & 63)
  }

  /// Whether some title may begin with the two, given by their letters.
  func mayBeginTitle(_ first: UInt64, _ second: UInt64) -> Bool {
    let pair = Self.pair(first, second)
    return pairs[pair >> 6] & 1 << UInt64(pair & 63) != 0
  }

  private static func letters(of word: ArraySlice<UInt8>) -> UInt64 {
    word.withUnsafeBufferPointer { EightLetters(in: $0, at: 0).word }
  }

  @inline(__always)
  private static func place(of letters: UInt64) -> Int {
    Int(truncatingIfNeeded: (letters &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - placeBits))
  }

  private static func pair(_ first: UInt64, _ second: UInt64) -> Int {
    Int(truncatingIfNeeded: ((first &* 31 ^ second) &* 0x9E37_79B9_7F4A_7C15) >> 51)
  }

  /// Lends `body` what a `Scan` looks for.
  @inline(__always)
  func withKinds<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    kinds.withUnsafeBufferPointer { body($0) }
  }

  /// A word that may be a sign.
  struct Sign {
    let start: Int
    /// Where its letters end, or the block in which it begins.
    let end: Int
    /// As `EightLetters.word`.
    let letters: UInt64
    let kinds: Kinds
  }

  /// Goes from one word that may be a sign to the next. A variable of its own, so that it is kept where it is fast.
  struct Scan {
    private let text: UnsafeRawBufferPointer
    private let kinds: UnsafeBufferPointer<UInt8>
    private let end: Int
    /// Where the block at hand begins; its letters, and which begin the words that are still to be looked at.
    private var at: Int
    private var letters: UInt64 = 0
    private var starts: UInt64 = 0
    private var seen: UInt64 = 0

    /// Through a part of `text`, behind which a whole `LetterBlock` must stand.
    @inline(__always)
    init(
      of text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, for kinds: UnsafeBufferPointer<UInt8>
    ) {
      precondition(part.lowerBound >= 0 && part.upperBound <= text.count &- LetterBlock.size)
      precondition(kinds.count == 1 << WordSigns.placeBits)
      self.text = UnsafeRawBufferPointer(text)
      self.kinds = kinds
      end = part.upperBound
      at = part.lowerBound &- LetterBlock.step
    }

    /// The next one; `nil` behind the last.
    @inline(__always)
    mutating func next() -> Sign? {
      while true {
        while starts != 0 {
          let first = starts & (0 &- starts)
          starts ^= first
          // Added to the letters, the first of a word is carried behind its last.
          let behind = ((letters &+ first) & ~letters).trailingZeroBitCount
          let start = first.trailingZeroBitCount
          let word = EightLetters.word(of: min(behind &- start, 8), inside: text, at: at &+ start)
          // A place has as many bits as there are kinds for.
          let kind = kinds[WordSigns.place(of: word)]
          if kind != 0 {
            return Sign(start: at &+ start, end: at &+ behind, letters: word, kinds: Kinds(rawValue: kind))
          }
        }
        /// 1 where a letter stands before the next block.
        let isInWord = letters >> UInt64(LetterBlock.step - 1) & 1
        at &+= LetterBlock.step
        let rest = end &- at
        if rest <= 0 { return nil }
        let block = LetterBlock(inside: text, at: at)
        seen |= block.seen
        letters = rest < LetterBlock.size ? block.letters & (1 &<< UInt64(rest) &- 1) : block.letters
        // A word that begins in the last eight bytes is one of the next block.
        starts = letters & ~(letters << 1 | isInWord) & LetterBlock.beginning
      }
    }

    /// Whether all that it went through is ASCII; where something else stands soon behind the part, it may say no in
    /// vain.
    var isASCII: Bool { LetterBlock.isASCII(seen) }
  }
}
