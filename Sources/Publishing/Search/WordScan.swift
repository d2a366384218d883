/// A walk over the words of a running text, found as `Templates/assets/search-words.js` finds them in what a reader
/// types.
///
/// A word is a run of letters and digits; an apostrophe ends it, and a letter that is left alone is none.
/// Capitals and the accents of Latin letters do not count: "Tŷ" is "ty". A single letter joins on to a hyphen:
/// "e-mail" is "email". Of sixty-four bytes at a time it is told which belong to words, and nearly all words are then
/// taken as they stand; those that are not only ASCII, a single letter, or very long are spelled letter by letter.
package struct WordScan {
  private let start: UnsafeRawPointer
  private let count: Int
  /// Where the sixty-four bytes begin that are looked at.
  private var block = -64
  /// A bit for each of them that belongs to a word and was not taken yet, and for each that is not ASCII.
  private var left: UInt64 = 0
  private var beyondASCII: UInt64 = 0

  /// So many bytes of any kind stand behind a text, which lets every look at it be one at sixty-four bytes.
  static let padding = 64

  /// A walk over the first `count` bytes of what is lent.
  @inline(__always)
  init(_ padded: UnsafeBufferPointer<UInt8>, count: Int) {
    guard let start = padded.baseAddress, padded.count - count >= Self.padding else {
      preconditionFailure("no room behind the text")
    }
    self.start = UnsafeRawPointer(start)
    self.count = count
  }

  /// The next word, in capitals where the text has them unless it was spelled letter by letter.
  @inline(__always)
  package mutating func next() -> SearchWord? {
    while true {
      // 64 where nothing is left.
      let first = left.trailingZeroBitCount
      // The sum carries through the bits of the word into the one behind it.
      let behind = left &+ (left & (0 &- left))
      if behind != 0 {
        let length = behind.trailingZeroBitCount &- first
        if length > 1, length < SearchWord.longest {
          // In nearly all blocks all is ASCII.
          if beyondASCII == 0 || left & ~behind & beyondASCII == 0 {
            left &= behind
            return SearchWord(ascii: start + (block &+ first), length: length)
          }
        } else if length == 1, isLetterAlone(at: block &+ first) {
          left &= behind
          continue
        }
      } else if first > 0 {
        // Nothing is left, or a word that may go on behind the block.
        if block &+ first >= count { return nil }
        block &+= first
        (left, beyondASCII) = Self.marks(at: start + block)
        // What stands behind the text is none of its words.
        if count &- block < 64 { left &= ~(UInt64.max &<< UInt64(count &- block)) }
        continue
      }
      let (word, end) = Self.spelledWord(
        in: UnsafeRawBufferPointer(start: start, count: count), from: block &+ first)
      if end < block &+ 64 {
        left &= UInt64.max << UInt64(end &- block)
      } else {
        left = 0
        block = end &- 64
      }
      if let word { return word }
    }
  }

  /// A bit for each of sixty-four bytes that belongs to a word, the lowest for the first, and for each that is not ASCII.
  @inline(__always)
  private static func marks(at start: UnsafeRawPointer) -> (inWords: UInt64, beyondASCII: UInt64) {
    let bytes = (
      SixteenBytes(at: start), SixteenBytes(at: start + 16), SixteenBytes(at: start + 32),
      SixteenBytes(at: start + 48)
    )
    let inWords =
      bytes.0.inWords | bytes.1.inWords &<< 16 | bytes.2.inWords &<< 32 | bytes.3.inWords &<< 48
    if (bytes.0 | bytes.1 | bytes.2 | bytes.3).isASCII { return (inWords, 0) }
    let beyondASCII =
      bytes.0.beyondASCII | bytes.1.beyondASCII &<< 16 | bytes.2.beyondASCII &<< 32
      | bytes.3.beyondASCII &<< 48
    return (inWords, beyondASCII)
  }

  /// Whether a letter that no part of a word stands behind is none: a hyphen might join it to what follows.
  @inline(__always)
  private func isLetterAlone(at index: Int) -> Bool {
    // Behind a text there is room.
    (byte(index) | 0x20) &- UInt8(ascii: "a") < 26
      && (index &+ 1 == count || byte(index &+ 1) != UInt8(ascii: "-"))
  }

  @inline(__always)
  private func byte(_ index: Int) -> UInt8 { start.load(fromByteOffset: index, as: UInt8.self) }

  /// The word that begins at `start`, `nil` where only a letter does, and where it ends.
  @inline(never)
  private static func spelledWord(
    in text: UnsafeRawBufferPointer, from start: Int
  ) -> (SearchWord?, end: Int) {
    var index = start
    var word = SearchWord()
    var count = 0
    var isLetter = false

    func push(_ byte: UInt8) {
      word.put(byte, at: count)
      count += 1
    }

    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        let lower = byte | 0x20
        if lower &- UInt8(ascii: "a") < 26 {
          if count == 0 { isLetter = true }
          push(lower)
        } else if byte &- UInt8(ascii: "0") < 10 {
          push(byte)
        } else if count != 0 {
          let next = index + 1 < text.count ? text[index + 1] | 0x20 : 0
          let joins = byte == UInt8(ascii: "-") && count == 1 && isLetter
          guard joins, next &- UInt8(ascii: "a") < 26 else { break }
        }
        index += 1
        continue
      }
      let (scalar, length) = Self.scalar(in: text, at: index)
      index += length
      // Signs such as `£` and `§`, dashes and quotation marks, which are met most: none is a letter.
      if (0xA1...0xA9).contains(scalar.value) || (0x2010...0x201F).contains(scalar.value) { break }
      guard let letters = Self.letters(of: scalar) else { break }
      if count == 0, !letters.isEmpty { isLetter = true }
      // A character is never cut in the middle.
      if count + letters.count <= SearchWord.longest {
        for letter in letters { push(letter) }
      } else {
        count = SearchWord.longest
      }
    }
    return (count > 1 || (count == 1 && !isLetter) ? word : nil, index)
  }

  /// A single word as texts are searched for it: without capitals and accents.
  static func plain(_ word: String) -> [UInt8] {
    var plain: [UInt8] = []
    var words = SearchedWords(word)
    words.forEach { plain += $0.lowercased.bytes }
    return plain
  }

  /// The letters that a character beyond ASCII counts as; none for marks that do not count, `nil` for what ends
  /// a word.
  private static func letters(of scalar: Unicode.Scalar) -> [UInt8]? {
    if scalar.value == 0xAD || (0x300...0x36F).contains(scalar.value) { return [] }
    guard scalar.properties.isAlphabetic else { return nil }
    let lower = scalar.properties.lowercaseMapping
    if let first = lower.unicodeScalars.first, let plain = plainLetters[first] { return [plain] }
    return Array(lower.utf8)
  }

  /// A letter without its accent.
  static func plainLetter(_ letter: Character) -> Character {
    guard let scalar = letter.unicodeScalars.first, let plain = plainLetters[scalar] else { return letter }
    return Character(Unicode.Scalar(plain))
  }

  private static let plainLetters: [Unicode.Scalar: UInt8] = {
    let accents: [(Character, String)] = [
      ("a", "àáâãäå"), ("c", "ç"), ("e", "èéêë"), ("i", "ìíîï"), ("n", "ñ"), ("o", "òóôõö"), ("u", "ùúûü"),
      ("w", "ŵ"), ("y", "ýÿŷ"),
    ]
    var letters: [Unicode.Scalar: UInt8] = [:]
    for (plain, accented) in accents {
      for scalar in accented.unicodeScalars { letters[scalar] = plain.asciiValue }
    }
    return letters
  }()

  /// The character that begins at `index`, and its length in bytes; text of the register is valid UTF-8.
  private static func scalar(
    in text: UnsafeRawBufferPointer, at index: Int
  ) -> (Unicode.Scalar, length: Int) {
    let first = text[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, index + length <= text.count else { return (" ", 1) }
    var value = UInt32(first & (0xFF >> UInt8(length + 1)))
    for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? " ", length)
  }
}
