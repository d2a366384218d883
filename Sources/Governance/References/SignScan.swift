/// The words of a text that may be signs of a reference, in its order: found in one pass over the whole text, and
/// then taken paragraph by paragraph.

extension WordSigns {
  /// A word that may be a sign.
  struct Sign {
    let start: Int
    /// Where its letters end, or the block in which it begins.
    let end: Int
    /// As `EightLetters.word`.
    let letters: UInt64
    let kinds: Kinds
  }

  /// The table of words, lent for a look at the words of a block.
  struct Look {
    private let kinds: UnsafePointer<UInt8>
    private let masks: UnsafePointer<UInt64>
    let takesOthers: Bool

    fileprivate init(
      _ kinds: UnsafePointer<UInt8>, _ masks: UnsafePointer<UInt64>, takesOthers: Bool
    ) {
      self.kinds = kinds
      self.masks = masks
      self.takesOthers = takesOthers
    }

    /// A word of a block.
    struct Word {
      let start: Int
      let end: Int

      /// `first` is the one bit of its first letter.
      @inline(__always)
      init(beginning first: UInt64, of letters: UInt64) {
        start = first.trailingZeroBitCount
        // Added to the letters, it is carried behind the last of the word.
        end = ((letters &+ first) & ~letters).trailingZeroBitCount
      }
    }

    @inline(__always)
    func letters(of word: Word, at block: UnsafeRawPointer) -> UInt64 {
      EightLetters.small(at: block + word.start) & masks[word.end &- word.start]
    }

    /// A place has as many bits as there are kinds for.
    @inline(__always)
    func kinds(of letters: UInt64) -> Kinds { Kinds(rawValue: kinds[WordSigns.place(of: letters)]) }

    /// Those of the words that begin at `starts` which may be signs.
    @inline(never)
    func signs(among starts: UInt64, of letters: UInt64, at block: UnsafeRawPointer) -> UInt64 {
      var (starts, signs) = (starts, UInt64(0))
      while starts != 0 {
        let first = starts & (0 &- starts)
        starts ^= first
        let isSign = !kinds(of: self.letters(of: Word(beginning: first, of: letters), at: block)).isEmpty
        signs |= isSign ? first : 0
      }
      return signs
    }
  }

  /// What is left of eight bytes for a word of so many letters.
  private static let masks: [UInt64] = (0...LetterBlocks.size).map {
    $0 < 8 ? 1 << (8 * UInt64($0)) - 1 : .max
  }

  fileprivate func withLook(_ body: (Look) -> Void) {
    kinds.withUnsafeBufferPointer { kinds in
      Self.masks.withUnsafeBufferPointer { masks in
        guard let kinds = kinds.baseAddress, let masks = masks.baseAddress else { return }
        body(Look(kinds, masks, takesOthers: haveLetterlessTitle))
      }
    }
  }
}

struct SignScan {
  private var words: [WordSigns.Sign] = []
  private var nextWord = 0
  /// Where a sign may stand that is no word of ASCII.
  private var others: [Int] = []
  private var nextOther = 0
  /// What was looked through and has not been taken.
  private var ahead = 0..<0

  /// Looks through a part of a text, in place of what was looked through before.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, for signs: WordSigns) {
    words.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
    (nextWord, nextOther) = (0, 0)
    ahead = part.clamped(to: text.indices)
    guard let start = text.baseAddress, !ahead.isEmpty else { return }
    signs.withLook { read(UnsafeRawPointer(start), of: text.count, with: $0) }
  }

  private mutating func read(_ text: UnsafeRawPointer, of count: Int, with look: WordSigns.Look) {
    var at = ahead.lowerBound
    /// Of the block before.
    var letters: UInt64 = 0
    while at < ahead.upperBound, at <= count &- LetterBlocks.sizeOfBoth {
      letters = read(text + at, at: at, behind: letters, with: look)
      at &+= 2 &* LetterBlocks.step
    }
    guard at < ahead.upperBound else { return }
    // Near the end of the text: a copy with room for as much again.
    withUnsafeTemporaryAllocation(byteCount: 2 * LetterBlocks.sizeOfBoth, alignment: 8) { copy in
      copy.initializeMemory(as: UInt8.self, repeating: 0)
      copy.copyMemory(from: UnsafeRawBufferPointer(start: text + at, count: ahead.upperBound - at))
      guard var start = UnsafeRawPointer(copy.baseAddress) else { return }
      while at < ahead.upperBound {
        letters = read(start, at: at, behind: letters, with: look)
        start += 2 * LetterBlocks.step
        at += 2 * LetterBlocks.step
      }
    }
  }

  /// Reads the two blocks that stand at `start`, and in the text at `place`. In and out: where the letters are in the
  /// block before and in the last.
  @inline(__always)
  private mutating func read(
    _ start: UnsafeRawPointer, at place: Int, behind before: UInt64, with look: WordSigns.Look
  ) -> UInt64 {
    let blocks = LetterBlocks(at: start)
    if !blocks.isASCII { appendOthers(look, start, at: place) }
    let first = read(start, blocks.first, at: place, behind: before, with: look)
    let step = LetterBlocks.step
    return read(start + step, blocks.second, at: place &+ step, behind: first, with: look)
  }

  @inline(__always)
  private mutating func read(
    _ block: UnsafeRawPointer, _ letters: UInt64, at place: Int, behind before: UInt64,
    with look: WordSigns.Look
  ) -> UInt64 {
    /// 1 where a letter stands before the block.
    let isInWord = before >> UInt64(LetterBlocks.step - 1) & 1
    let rest = ahead.upperBound &- place
    let letters = rest < LetterBlocks.size ? letters & (1 << max(rest, 0) - 1) : letters
    // A word that begins in the last eight bytes is one of the next block.
    let starts = letters & ~(letters << 1 | isInWord) & LetterBlocks.beginning
    let signs = look.signs(among: starts, of: letters, at: block)
    if signs != 0 { appendWords(signs, look, letters, block, at: place) }
    return letters
  }

  /// Few blocks have any, and the loop over the others shall stay small.
  @inline(never)
  private mutating func appendWords(
    _ signs: UInt64, _ look: WordSigns.Look, _ letters: UInt64, _ block: UnsafeRawPointer, at place: Int
  ) {
    var signs = signs
    while signs != 0 {
      let word = WordSigns.Look.Word(beginning: signs & (0 &- signs), of: letters)
      signs &= signs &- 1
      let text = look.letters(of: word, at: block)
      words.append(
        WordSigns.Sign(
          start: place + word.start, end: place + word.end, letters: text, kinds: look.kinds(of: text)))
    }
  }

  /// Looks through two blocks.
  @inline(never)
  private mutating func appendOthers(_ look: WordSigns.Look, _ start: UnsafeRawPointer, at place: Int) {
    for offset in 0..<min(2 * LetterBlocks.step, ahead.upperBound - place) {
      let byte = start.load(fromByteOffset: offset, as: UInt8.self)
      guard byte >= 0x80 else { continue }
      // Blocks have bytes behind their last step.
      let isSection = byte == 0xC2 && start.load(fromByteOffset: offset + 1, as: UInt8.self) == 0xA7
      if isSection || look.takesOthers { others.append(place + offset) }
    }
  }

  /// What is ahead up to the next sign.
  var silence: Range<Int> {
    let word = nextWord < words.count ? words[nextWord].start : ahead.upperBound
    let other = nextOther < others.count ? others[nextOther] : ahead.upperBound
    return ahead.lowerBound..<max(ahead.lowerBound, min(word, other))
  }

  /// Whether a part is ahead as it stands: neither of its ends is inside of a word.
  func has(_ part: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> Bool {
    part.lowerBound >= ahead.lowerBound && part.upperBound <= ahead.upperBound
      && !isInWord(part.lowerBound, of: text) && !isInWord(part.upperBound, of: text)
  }

  private func isInWord(_ index: Int, of text: UnsafeBufferPointer<UInt8>) -> Bool {
    index > 0 && index < text.count && isLetter(text[index]) && isLetter(text[index - 1])
  }

  /// Takes the words of a part of what is ahead. Gives the first sign in it that is no word.
  @inline(__always)
  mutating func take(_ part: Range<Int>, _ visit: (WordSigns.Sign) -> Void) -> Int? {
    while nextWord < words.count, words[nextWord].start < part.upperBound {
      if words[nextWord].start >= part.lowerBound { visit(words[nextWord]) }
      nextWord &+= 1
    }
    while nextOther < others.count, others[nextOther] < part.lowerBound { nextOther &+= 1 }
    ahead = part.upperBound..<ahead.upperBound
    return nextOther < others.count && others[nextOther] < part.upperBound ? others[nextOther] : nil
  }
}
