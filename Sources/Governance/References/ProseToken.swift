import Markup

/// A word, a number or a mark of a paragraph.
struct ProseToken: Sendable {
  enum Kind: UInt8, Sendable {
    case word, number
    case opening, closing, stop, comma, dash, quote, ampersand, sectionSign, slash, other
    /// Something that is no prose.
    case wall
  }

  /// Of its letters in small; 0 for what is no word and no number.
  let hash: UInt64
  let roles: ReferenceGrammar.Roles
  private let start: Int32
  private let behind: Int32
  /// How far what belongs to it goes on behind it.
  private let tail: Int32
  let kind: Kind
  /// Whether white space stands before it.
  let isApart: Bool
  let isCapital: Bool
  /// All letters are capitals, and there are two at least.
  let isAllCapitals: Bool
  let unit: ReferenceGrammar.Unit?

  @inline(__always)
  init(
    kind: Kind, from start: Int, to end: Int, isApart: Bool, hash: UInt64 = 0,
    _ entry: GrammarWords.Entry? = nil, tail: Int = 0, isCapital: Bool = false, isAllCapitals: Bool = false
  ) {
    self.hash = hash
    roles = entry?.roles ?? []
    self.start = Int32(truncatingIfNeeded: start)
    behind = Int32(truncatingIfNeeded: end)
    self.tail = Int32(truncatingIfNeeded: tail)
    self.kind = kind
    self.isApart = isApart
    self.isCapital = isCapital
    self.isAllCapitals = isAllCapitals
    unit = entry?.unit
  }

  /// `'s` stands behind it.
  var isPossessive: Bool { tail > 0 }

  /// The bytes in the paragraph; the `'s` of a word is not among them.
  var range: Range<Int> { Int(start)..<Int(behind) }

  /// Where it ends with what belongs to it.
  var end: Int { Int(behind &+ tail) }
}

/// The words of one paragraph: its bytes and the tokens that they were cut into.
struct Prose {
  let bytes: Lent<UInt8>
  let tokens: Lent<ProseToken>

  func bytes(of range: Range<Int>) -> Range<Int> {
    tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
  }

  /// The words of tokens as they are printed, every white space as one space.
  func printed(_ range: Range<Int>) -> String { bytes.words(bytes(of: range)) }
}

/// Memory that is lent for a while: to hand it round counts no references. What lies outside of it cannot be reached.
struct Lent<Element>: RandomAccessCollection {
  private let memory: UnsafeBufferPointer<Element>

  init(_ memory: UnsafeBufferPointer<Element>) { self.memory = memory }

  var startIndex: Int { 0 }
  @inline(__always)
  var endIndex: Int { memory.count }

  @inline(__always)
  subscript(index: Int) -> Element {
    precondition(index >= 0 && index < memory.count)
    return memory[index]
  }

  func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result? { try body(memory) }
}
