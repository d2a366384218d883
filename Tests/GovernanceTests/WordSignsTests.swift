import Testing

@testable import Governance

@Suite("Words that are looked for")
struct WordSignsTests {
  @Test(
    "A word is found whatever stands behind it", arguments: ["s", "ss", "see", "act", "clause", "by-law"])
  func behind(word: String) {
    let signs = signs(of: word)
    let letters = word.utf8.prefix { $0 != UInt8(ascii: "-") }
    for end in UInt8.min...UInt8.max where !isLetter(end) {
      for rest in ["", "x", " 3 of the Act"] {
        let text = Array("In ".utf8) + letters + [end] + rest.utf8
        #expect(starts(of: signs, in: text).contains(3), "\(word), \(end)")
      }
    }
  }

  @Test("A word is found at every place of a text, whatever its length", arguments: 1...20)
  func places(length: Int) {
    let word = Array(repeating: UInt8(ascii: "q"), count: length)
    let signs = signs(of: String(decoding: word, as: UTF8.self))
    for before in 0...140 {
      for behind in [0, 1, 70] {
        let text = spaces(before) + word + spaces(behind)
        #expect(starts(of: signs, in: text) == [before])
      }
    }
  }

  @Test("A word is found at both ends of a text, and in capitals")
  func ends() {
    let signs = signs(of: "clause")
    #expect(starts(of: signs, in: Array("clause".utf8)) == [0])
    #expect(starts(of: signs, in: Array("See Clauses, or rather the CLAUSE".utf8)) == [27])
  }

  @Test("What is no whole word is not found")
  func parts() {
    #expect(starts(of: signs(of: "clause"), in: Array("subclause clauses 3clauses".utf8)) == [])
  }

  @Test("What stands behind the part that is looked through does not count")
  func part() {
    let signs = signs(of: "clause")
    let text = Array("a clauses, clause".utf8) + spaces(LetterBlock.size)
    text.withUnsafeBufferPointer { text in
      signs.withKinds { kinds in
        var scan = WordSigns.Scan(of: text, 0..<8, for: kinds)
        #expect(scan.next()?.start == 2)
        scan = WordSigns.Scan(of: text, 0..<7, for: kinds)
        #expect(scan.next() == nil)
      }
    }
  }

  @Test("Two words begin a title only one behind the other")
  func titles() {
    var signs = WordSigns()
    signs.insertTitle(Array("Standing".utf8)[...], then: Array("Orders".utf8)[...])
    let (first, second) = (word("standing"), word("orders"))
    #expect(signs.mayBeginTitle(first, second))
    #expect(!signs.mayBeginTitle(second, first))
  }

  private func signs(of word: String) -> WordSigns {
    var signs = WordSigns()
    signs.insert(Array(word.utf8)[...], .alone)
    return signs
  }

  private func starts(of signs: WordSigns, in text: [UInt8]) -> [Int] {
    var starts: [Int] = []
    (text + spaces(LetterBlock.size)).withUnsafeBufferPointer { padded in
      signs.withKinds { kinds in
        var scan = WordSigns.Scan(of: padded, 0..<text.count, for: kinds)
        while let sign = scan.next() { starts.append(sign.start) }
      }
    }
    return starts
  }

  private func word(_ letters: String) -> UInt64 {
    Array(letters.utf8).withUnsafeBufferPointer { EightLetters(in: $0, at: 0).word }
  }

  private func spaces(_ count: Int) -> [UInt8] { Array(repeating: UInt8(ascii: " "), count: count) }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}

@Suite("Letters of a block of text")
struct LetterBlockTests {
  @Test("Each of 64 bytes has its bit, whatever it is")
  func bits() {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<LetterBlock.size {
        var text = Array(repeating: UInt8(ascii: " "), count: LetterBlock.size)
        text[place] = byte
        let block = text.withUnsafeBytes { LetterBlock(inside: $0, at: 0) }
        let isLetter = (byte | 0x20) &- 0x61 < 26
        #expect(block.letters == (isLetter ? 1 << UInt64(place) : 0))
        #expect(LetterBlock.isASCII(block.seen) == (byte < 0x80))
      }
    }
  }
}
