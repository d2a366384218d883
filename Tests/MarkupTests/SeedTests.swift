import Markup
import SourceText
import Testing

/// The owner's five documents: every official label must come out, verbatim, in order, and no other.
@Suite struct SeedTests {
  static let seeds = [
    ("000_4ea0604bb8fc87cf", "wallingford/member-officer-protocol.md", wallingford),
    ("001_50060e2a500de986", "northampton/member-officer-relations-policy.md", northampton),
    ("002_bdf570f7130467c6", "mumbles/member-officer-relations-protocol.md", ""),
    ("003_c5b9d41acba015e5", "farnham/member-officer-protocol.md", farnham),
    ("004_7c5b610229ded50f", "waverley/officer-member-protocol.md", waverley),
  ]

  @Test("All labels of the raw sources come out, verbatim, in order, and no other", arguments: seeds)
  func labelsOfSeed(seed: String, content: String, expected: String) throws {
    let document = readPolicy(try Fixtures.seed(seed)).value
    #expect(labels(of: document) == words(expected))
  }

  @Test("All labels of the five transcriptions come out, verbatim, in order, and no other", arguments: seeds)
  func labelsOfContent(seed: String, content: String, expected: String) throws {
    let document = readDocument(try Fixtures.content(content), as: .policy)
    #expect(labels(of: document.value) == words(expected))
    #expect(document.findings.filter { $0.severity == .error } == [])
  }

  @Test("The five sources hold 206 labels")
  func count() {
    #expect(Self.seeds.map { words($0.2).count } == [53, 62, 0, 63, 28])
  }

  private func labels(of document: Document) -> [String] {
    document.blocks.compactMap { $0.label?.text }
  }

  private func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static let wallingford = """
    1. 1.1. 1.2. 1.3.
    2. 2.1. 2.1.1. 2.1.2. 2.1.3.
    3. 3.1. a) b) c) d) e) f) g) h) i) j) k) l) m) n) 3.2. a) b) c) d) e) f) g) h) 3.3. a) b) c)
    4. 4.1. 4.2. a) b) c) 4.3. a) b) c) d) e)
    5. 5.1. 5.2.
    """

  private static let northampton = """
    1. 1.1. 2. 2.1. 3. 3.1. a. b. c. d. 3.2. 3.3. 4. 4.1. 5. 5.1.
    6. 6.1. a. b. c. d. e. f. g. h. i. j. k. l. 6.2. a. b. c. d. e. f. g. h.
    7. 7.1. 7.2. 7.3. 7.4. 7.5. 7.6. 7.7. 7.8. 7.9. 7.10. 7.11. 7.12. 7.13. 7.14.
    8. 8.1. 8.2. 8.3. 9. 9.1. 9.2. 9.3.
    """

  private static let farnham = """
    I. I.1. I.2. I.3. I.4. I.5. 2. 2.1. 3. 3.1. 3.2. 3.3 3.4 3.5 3.6 3.7 3.8 3.9 3.10 3.11
    4. 4.1 4.2 4.3 4.4 4.5 4.6 5. 5.1 5.2 6. 6.1 6.2 6.3
    7 7.1 7.2 7.3 7.4 7.5 7.6 7.7 8 8.1 8.2 8.3 8.4 8.5
    9 9.1 9.2 9.3 9.4 9.5 9.6 9.7 9.8 10 10.1 10.2 10.3 10.4 10.5
    """

  private static let waverley = """
    1. 2. (i) (ii) (iii) (iv) (v) (vi) 3. 4. 5. 6. 7. 8. 9. 10. 11. 12. 13. 14. 15. 16. 17. 18. 19. 20. 21. 22.
    """
}
