/// Finds the words of a running text, as `Templates/assets/search-words.js` finds them in what a reader types.
///
/// A word is a run of letters and digits; an apostrophe ends it, and a letter that is left alone is none.
/// Capitals and the accents of Latin letters do not count: "Tŷ" is "ty". A single letter joins on to a hyphen:
/// "e-mail" is "email". Nearly all words are taken eight bytes at a time; those that are not only ASCII, a single
/// letter, or very long are spelled letter by letter.
package enum WordScan {
  @inline(__always)
  package static func forEachWord(in text: UnsafeBufferPointer<UInt8>, _ take: (SearchWord) -> Void) {
    var index = 0
    while index < text.count {
      let start = EightBytes(of: text, fromAny: index)
      var length = start.lengthInWord
      if length == 0 {
        index += start.countBeforeWord
        continue
      }
      var word = SearchWord(start.first(length))
      if length == 8 {
        let rest = EightBytes(of: text, fromAny: index + 8)
        length += rest.lengthInWord
        word.append(rest.first(length - 8))
      }
      if word.isASCII, length > 1, length < SearchWord.longest {
        take(word.lowercased)
        // What ends a word is none.
        index += length + 1
      } else if let word = spelledWord(in: text, from: &index) {
        take(word)
      }
    }
  }

  /// The word that begins at `index`, `nil` where only a letter does; `index` comes to stand behind it.
  @inline(never)
  private static func spelledWord(
    in text: UnsafeBufferPointer<UInt8>, from index: inout Int
  ) -> SearchWord? {
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
      guard let letters = Self.letters(of: scalar) else { break }
      if count == 0, !letters.isEmpty { isLetter = true }
      // A character is never cut in the middle.
      if count + letters.count <= SearchWord.longest {
        for letter in letters { push(letter) }
      } else {
        count = SearchWord.longest
      }
    }
    return count > 1 || (count == 1 && !isLetter) ? word : nil
  }

  /// A single word as texts are searched for it: without accents.
  static func plain(_ word: String) -> [UInt8] {
    var plain: [UInt8] = []
    Array(word.utf8).withUnsafeBufferPointer { forEachWord(in: $0) { plain += $0.bytes } }
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
    in text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (Unicode.Scalar, length: Int) {
    let first = text[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, index + length <= text.count else { return (" ", 1) }
    var value = UInt32(first & (0xFF >> UInt8(length + 1)))
    for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? " ", length)
  }
}
