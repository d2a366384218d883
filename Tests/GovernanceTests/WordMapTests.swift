import Testing

@testable import Governance

@Suite("Words that are looked for")
struct WordMapTests {
  @Test(
    "A word is found whatever stands behind it", arguments: ["s", "ss", "see", "act", "clause", "by-law"])
  func behind(word: String) {
    let map = map(of: word)
    let letters = word.utf8.prefix { $0 != UInt8(ascii: "-") }
    for end in UInt8.min...UInt8.max where !isLetter(end) {
      for rest in ["", "x", " 3 of the Act"] {
        let text = Array("In ".utf8) + letters + [end] + rest.utf8
        #expect(starts(of: map, in: text).contains(3), "\(word), \(end)")
      }
    }
  }

  @Test("A word is found at both ends of a text, and in capitals")
  func ends() {
    let map = map(of: "clause")
    #expect(starts(of: map, in: Array("clause".utf8)) == [0])
    #expect(starts(of: map, in: Array("See Clauses, or rather the CLAUSE".utf8)) == [27])
  }

  @Test("What is no whole word is not found")
  func parts() {
    #expect(starts(of: map(of: "clause"), in: Array("subclause clauses 3clauses".utf8)) == [])
  }

  private func map(of word: String) -> WordMap {
    var map = WordMap()
    map.insert(Array(word.utf8))
    return map
  }

  private func starts(of map: WordMap, in text: [UInt8]) -> [Int] {
    var starts: [Int] = []
    text.withUnsafeBufferPointer { text in
      _ = map.forEachStart(in: text) { start in
        starts.append(start)
        return true
      }
    }
    return starts
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
