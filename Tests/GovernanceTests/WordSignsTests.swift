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
  func wholeWords() {
    #expect(starts(of: signs(of: "clause"), in: Array("subclause clauses 3clauses".utf8)) == [])
  }

  @Test("What stands before or behind the part that is looked through does not count")
  func part() {
    let signs = signs(of: "clause")
    for behind in [0, 200] {
      let text = Array("clause, a clauses, clause".utf8) + spaces(behind)
      #expect(starts(of: signs, in: text, 7..<16) == [10])
      #expect(starts(of: signs, in: text, 7..<15) == [])
    }
  }

  @Test("Words are taken part by part, and those between the parts are left out")
  func parts() {
    let text = Array("clause one clause two clause three".utf8)
    var scan = SignScan()
    text.withUnsafeBufferPointer { text in
      scan.read(text, text.indices, for: signs(of: "clause"))
      #expect(scan.silence == 0..<0)
      var starts: [Int] = []
      #expect(scan.has(0..<10, of: text))
      _ = scan.take(0..<10) { starts.append($0.start) }
      #expect(scan.silence == 10..<11)
      #expect(!scan.has(0..<10, of: text), "what was taken is not ahead")
      _ = scan.take(18..<text.count) { starts.append($0.start) }
      #expect(starts == [0, 22])
      #expect(scan.silence == text.count..<text.count)
    }
  }

  @Test("A part that begins or ends inside of a word is not taken from the whole")
  func insideOfWords() {
    let text = Array("subclause clauses".utf8)
    var scan = SignScan()
    text.withUnsafeBufferPointer { text in
      scan.read(text, text.indices, for: signs(of: "clause"))
      #expect(!scan.has(3..<9, of: text))
      #expect(!scan.has(10..<16, of: text))
      #expect(scan.has(9..<17, of: text))
    }
  }

  @Test("A section sign is a sign by itself, at every place of a text")
  func sectionSigns() {
    for before in 0...240 {
      let text = spaces(before) + Array("§ 3, “so”".utf8)
      var scan = SignScan()
      text.withUnsafeBufferPointer { text in
        scan.read(text, text.indices, for: signs(of: "clause"))
        #expect(scan.take(text.indices) { _ in } == before)
      }
    }
  }

  @Test("Two words begin a title only one behind the other")
  func titles() {
    var signs = WordSigns()
    let (first, second) = (word("standing"), word("orders"))
    signs.insertTitle(first, then: second)
    #expect(signs.mayBeginTitle(first, second))
    #expect(!signs.mayBeginTitle(second, first))
  }

  private func signs(of word: String) -> WordSigns {
    var signs = WordSigns()
    signs.insert(Array(word.utf8)[...], .alone)
    return signs
  }

  private func starts(of signs: WordSigns, in text: [UInt8], _ part: Range<Int>? = nil) -> [Int] {
    var starts: [Int] = []
    var scan = SignScan()
    text.withUnsafeBufferPointer { text in
      scan.read(text, part ?? text.indices, for: signs)
      _ = scan.take(part ?? text.indices) { starts.append($0.start) }
    }
    return starts
  }

  private func word(_ letters: String) -> UInt64 {
    Array(letters.utf8).withUnsafeBufferPointer { EightLetters(in: $0, at: 0).word }
  }

  private func spaces(_ count: Int) -> [UInt8] { Array(repeating: UInt8(ascii: " "), count: count) }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}

@Suite("Letters of two blocks of text")
struct LetterBlocksTests {
  @Test("Each byte has its bit in the blocks that it is in, whatever it is")
  func bits() {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<LetterBlocks.sizeOfBoth {
        var text = Array(repeating: UInt8(ascii: " "), count: LetterBlocks.sizeOfBoth)
        text[place] = byte
        let blocks = text.withUnsafeBytes { LetterBlocks(at: $0.baseAddress!) }
        let isLetter = (byte | 0x20) &- 0x61 < 26
        #expect(blocks.first == (isLetter && place < 64 ? 1 << UInt64(place) : 0))
        #expect(blocks.second == (isLetter && place >= 56 ? 1 << UInt64(place - 56) : 0))
        #expect(blocks.isASCII == (byte < 0x80))
      }
    }
  }
}

@Suite("Sentences before the first sign")
struct SentenceStartTests {
  @Test(
    "A sentence begins at the stop before it",
    arguments: [
      ("The clerk reads letters. See clause 3.", 23), ("Members write. Officers answer. See clause 3.", 30),
      ("See clause 3.", 0), ("The clerk reads (with members). See clause 3.", 0),
      ("The clerk (or another) reads letters. See clause 3.", 36),
    ])
  func starts(text: String, start: Int) { #expect(self.start(of: "clause", in: text) == start) }

  @Test(
    "No stop of an abbreviation, and none in brackets that are open, begins one",
    arguments: [
      "The Health etc. See clause 3.", "Read them. See clause 3.", "Read letters. see clause 3.",
      "(The clerk reads letters. See clause 3)", "Read letters.See clause 3.", "Read THESE. See clause 3.",
    ])
  func abbreviations(text: String) { #expect(start(of: "clause", in: text) == 0) }

  @Test("Wherever the stop stands")
  func places() {
    for before in 0...40 {
      let text = String(repeating: "a", count: before) + "words. See what was said in clause 3."
      #expect(start(of: "clause", in: text) == before + 5)
    }
  }

  private func start(of word: String, in text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard let place = text.firstRange(of: word) else { return nil }
    let index = text.utf8.distance(from: text.startIndex, to: place.lowerBound)
    return bytes.withUnsafeBufferPointer { startOfSentence(around: index, in: $0) }
  }
}
