/// The stem of an English word, by which "bully", "bullied" and "bullying" are one in the search index.
///
/// M. F. Porter's algorithm, after its description in "An algorithm for suffix stripping", Program 14 (3),
/// 1980; the numbers of the steps are his. `Templates/assets/search-words.js` does the same to what a reader types:
/// whoever changes one changes both. A word comes in as lower-case letters; one with anything else in it is its
/// own stem.
package func wordStem(_ word: [UInt8]) -> [UInt8] {
  if let apart = keptApart.first(where: { word.starts(with: $0.utf8) }) { return Array(apart.utf8) }
  guard word.count > 2, word.allSatisfy({ $0 &- UInt8(ascii: "a") < 26 }) else { return word }
  var stem = Stem(letters: word)
  stem.takePlural()
  stem.takePastAndParticiple()
  stem.turnFinalY()
  stem.replace(Stem.longEndings)
  stem.replace(Stem.adjectiveEndings)
  stem.takeLastEnding()
  stem.tidyEnd()
  return stem.letters
}

/// What words begin with that have it for their stem, because the algorithm would make them one with words that mean
/// something else here: officers and offices, what is polite and what is political, being responsible and a
/// response.
private let keptApart = ["officer", "polite", "responsib", "communica", "authori", "localism"]

private struct Stem {
  var letters: [UInt8]

  // MARK: Measures

  /// `y` is a vowel after a consonant.
  private func isConsonant(_ index: Int) -> Bool {
    switch letters[index] {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): false
    case UInt8(ascii: "y"): index == 0 || !isConsonant(index - 1)
    default: true
    }
  }

  /// How often vowels are followed by consonants among the first letters: Porter's m.
  private func measure(_ end: Int) -> Int {
    var count = 0
    var wasVowel = false
    for index in 0..<end {
      let isVowel = !isConsonant(index)
      if wasVowel, !isVowel { count += 1 }
      wasVowel = isVowel
    }
    return count
  }

  private func hasVowel(_ end: Int) -> Bool { (0..<end).contains { !isConsonant($0) } }

  private var endsInDouble: Bool {
    let last = letters.count - 1
    return last > 0 && letters[last] == letters[last - 1] && isConsonant(last)
  }

  /// Consonant, vowel, consonant, the last not w, x or y: Porter's *o.
  private func endsInShortSyllable(_ end: Int) -> Bool {
    guard end > 2, isConsonant(end - 1), !isConsonant(end - 2), isConsonant(end - 3) else { return false }
    return !"wxy".utf8.contains(letters[end - 1])
  }

  /// Where `ending` starts, if the word has it.
  private func start(of ending: StaticString) -> Int? {
    let length = ending.utf8CodeUnitCount
    guard letters.count >= length else { return nil }
    let start = letters.count - length
    return ending.withUTF8Buffer { letters[start...].elementsEqual($0) } ? start : nil
  }

  private mutating func end(at start: Int, with ending: StaticString = "") {
    letters.removeSubrange(start...)
    ending.withUTF8Buffer { letters.append(contentsOf: $0) }
  }

  // MARK: Steps

  /// Step 1a.
  mutating func takePlural() {
    if let start = start(of: "sses") {
      end(at: start, with: "ss")
    } else if let start = start(of: "ies") {
      end(at: start, with: "i")
    } else if start(of: "ss") == nil, let start = start(of: "s") {
      end(at: start)
    }
  }

  /// Step 1b.
  mutating func takePastAndParticiple() {
    if let start = start(of: "eed") {
      if measure(start) > 0 { end(at: start, with: "ee") }
      return
    }
    guard let start = start(of: "ed") ?? start(of: "ing"), hasVowel(start) else { return }
    end(at: start)
    if self.start(of: "at") != nil || self.start(of: "bl") != nil || self.start(of: "iz") != nil {
      letters.append(UInt8(ascii: "e"))
    } else if endsInDouble, let last = letters.last, !"lsz".utf8.contains(last) {
      letters.removeLast()
    } else if measure(letters.count) == 1, endsInShortSyllable(letters.count) {
      letters.append(UInt8(ascii: "e"))
    }
  }

  /// Step 1c.
  mutating func turnFinalY() {
    if let start = start(of: "y"), hasVowel(start) { end(at: start, with: "i") }
  }

  /// Steps 2 and 3: the first ending that the word has is replaced, if enough stands before it.
  mutating func replace(_ endings: [(StaticString, StaticString)]) {
    for (old, new) in endings {
      guard let start = start(of: old) else { continue }
      if measure(start) > 0 { end(at: start, with: new) }
      return
    }
  }

  /// Step 2. A longer ending stands before one that it ends in.
  static let longEndings: [(StaticString, StaticString)] = [
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("abli", "able"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"),
    ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"),
    ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
  ]

  /// Step 3.
  static let adjectiveEndings: [(StaticString, StaticString)] = [
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""),
    ("ness", ""),
  ]

  /// Step 4. A longer ending stands before one that it ends in.
  private static let lastEndings: [StaticString] = [
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism",
    "ate",
    "iti", "ous", "ive", "ize",
  ]

  mutating func takeLastEnding() {
    for ending in Self.lastEndings {
      guard let start = start(of: ending) else { continue }
      let mayStay = start == 0 || !"st".utf8.contains(letters[start - 1])
      if measure(start) > 1, !(self.start(of: "ion") != nil && mayStay) { end(at: start) }
      return
    }
  }

  /// Step 5.
  mutating func tidyEnd() {
    if let start = start(of: "e") {
      let measure = measure(start)
      if measure > 1 || (measure == 1 && !endsInShortSyllable(start)) { end(at: start) }
    }
    if start(of: "ll") != nil, measure(letters.count - 1) > 1 { letters.removeLast() }
  }
}
