/// How clauses, paragraphs and bullets are addressed: the part after `#` that people print in minutes.
///
/// An address follows from the official label and from where it stands, never from templates or counts of
/// anything that is not on the page. It holds no brackets, which mail programs cut off: `3.1.a`.

import Markup

/// What an address takes from a label: `3.1.` gives `3.1`, `(iv)` gives `iv`, `Appendix A` gives
/// `appendix-a`. Its bytes stand among others, where it was told to write them.
struct LabelParts {
  /// What a word in front of the number says of the clauses below.
  enum Kind { case clause, grouping, schedule }

  /// Lower-case, punctuation at the ends taken off, inner punctuation as dots.
  let address: Range<Int>
  /// The address without the word in front of the number, `schedule` or `part`: `3` of `section-3`.
  let number: Range<Int>
  /// Parts and chapters only group clauses, whose numbers run on through them; schedules and their like number
  /// theirs from 1 again.
  let kind: Kind
  /// `A.`, `(B)`: one letter, a capital.
  let isCapitalLetter: Bool

  /// Adds the address of the label to `bytes`.
  init(_ label: String, to bytes: inout [UInt8]) {
    let start = bytes.count
    var joint: UInt8?
    var hasCapital = false
    var firstHyphen: Int?
    var label = label
    label.withUTF8 { label in
      for byte in label {
        guard isLetterOrDigit(byte) else {
          // A space joins a word to its number, and a stronger mark wins over it.
          joint = isSpace(byte) ? joint ?? hyphen : dot
          continue
        }
        if let joint, bytes.count > start {
          if joint == hyphen, firstHyphen == nil { firstHyphen = bytes.count }
          bytes.append(joint)
        }
        joint = nil
        if byte != lowercased(byte) { hasCapital = true }
        bytes.append(lowercased(byte))
      }
    }
    address = start..<bytes.count
    isCapitalLetter = address.count == 1 && hasCapital
    // A letter alone is no word.
    guard let firstHyphen, firstHyphen > start + 1 else {
      (number, kind) = (address, .clause)
      return
    }
    number = firstHyphen + 1..<bytes.count
    kind = Self.kind(String(decoding: bytes[start..<firstHyphen], as: UTF8.self))
  }

  private static func kind(_ word: String) -> Kind {
    switch word {
    case "part", "chapter", "rhan", "pennod": .grouping
    case "schedule", "appendix", "annex", "atodlen", "atodiad": .schedule
    default: .clause
    }
  }

  /// The word in front of the number, in `bytes`: `schedule`, `part`.
  func word(in bytes: [UInt8]) -> String? {
    hasWord ? String(decoding: bytes[address.lowerBound..<number.lowerBound - 1], as: UTF8.self) : nil
  }

  private var hasWord: Bool { number.lowerBound > address.lowerBound }

  /// Whether it is a longer dotted label that begins with the components of a label with the number `other`: `3.1`
  /// under `3`, and not `(1)` under `1`.
  func continues(_ other: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard !hasWord, address.count > other.count, bytes[address.lowerBound + other.count] == dot else {
      return false
    }
    return other.indices.allSatisfy { bytes[$0] == bytes[address.lowerBound + $0 - other.lowerBound] }
  }

  /// Whether the label carries the letter of a schedule with the number `schedule`: `A1` and `A.1` in Appendix A.
  func carriesLetter(of schedule: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard schedule.count == 1, number.count > 1, !isDigit(bytes[schedule.lowerBound]),
      bytes[number.lowerBound] == bytes[schedule.lowerBound]
    else { return false }
    let next = bytes[number.lowerBound + 1]
    return next == dot || isDigit(next)
  }
}

/// The address of a label that stands alone: `I.1.` is `i.1`.
func labelAddress(_ label: String) -> String {
  var bytes: [UInt8] = []
  _ = LabelParts(label, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// The address of a footnote by its mark: `fn-10`.
package func footnoteAddress(_ name: String) -> String { "fn-\(name.lowercased())" }

extension Clause {
  /// The address of a bullet in this list, `[7]` for the eighth: `3.5.item8`; a bullet inside it,
  /// `[7, 0]`: `3.5.item8.item1`. The list's own address is that of its first bullet.
  package func bulletAddress(_ positions: [Int]) -> String { bulletAddresses.address(of: positions) }

  package var bulletAddresses: BulletAddresses { BulletAddresses(self) }

  static let bulletWord = "item"
}

/// The addresses of the bullets in a list, which have all but the number in common.
package struct BulletAddresses: Sendable {
  private let list: Clause
  /// Where the number stands in the address of the list: `3.5.item8`. What follows it is the mark of a repeat:
  /// `7.item1-2`. `nil` where the address has no number.
  private let number: Range<Int>?

  fileprivate init(_ list: Clause) {
    self.list = list
    number = list.withAddress { address in
      guard let start = address.end(ofLast: Clause.bulletWord) else { return nil }
      return start..<(address[start...].firstIndex { !isDigit($0) } ?? address.endIndex)
    }
  }

  /// As `Clause.bulletAddress`.
  package func address(of positions: [Int]) -> String {
    var address: [UInt8] = []
    append(positions, to: &address)
    return String(decoding: address, as: UTF8.self)
  }

  /// Adds the bytes of an address.
  package func append(_ positions: [Int], to bytes: inout [UInt8]) {
    guard let number else { return list.withAddress { bytes.append(contentsOf: $0) } }
    list.withAddress { address in
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: address[..<number.lowerBound]))
      bytes.append(decimal: list.firstItem + (positions.first ?? 0))
      for position in positions.dropFirst() {
        bytes.append(dot)
        bytes += Clause.bulletWord.utf8
        bytes.append(decimal: position + 1)
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: address[number.upperBound...]))
    }
  }

  /// Lends the bytes of the address of a bullet that stands in no other to `look`.
  package func lend(_ position: Int, to look: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard let number else { return list.withAddress(look) }
    list.withAddress { address in
      let most = address.count + 20
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: most) { bytes in
        // The number from its last figure on, between what stands around it.
        var start = most - (address.count - number.upperBound)
        _ = UnsafeMutableBufferPointer(rebasing: bytes[start...])
          .update(fromContentsOf: UnsafeBufferPointer(rebasing: address[number.upperBound...]))
        var left = list.firstItem + position
        repeat {
          start -= 1
          bytes[start] = UInt8(ascii: "0") + UInt8(left % 10)
          left /= 10
        } while left > 0
        start -= number.lowerBound
        _ = UnsafeMutableBufferPointer(rebasing: bytes[start...])
          .update(fromContentsOf: UnsafeBufferPointer(rebasing: address[..<number.lowerBound]))
        look(UnsafeBufferPointer(rebasing: bytes[start...]))
      }
    }
  }
}

extension [UInt8] {
  /// A number that is not negative, in figures.
  mutating func append(decimal number: Int) {
    if number > 9 { append(decimal: number / 10) }
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where the last occurrence of `word` ends.
  fileprivate func end(ofLast word: String) -> Int? {
    let length = word.utf8.count
    guard count >= length else { return nil }
    return stride(from: count - length, through: 0, by: -1)
      .first { self[$0...].starts(with: word.utf8) }.map { $0 + length }
  }
}

private let dot = UInt8(ascii: ".")
private let hyphen = UInt8(ascii: "-")

private func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

private func isLetterOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

private func lowercased(_ byte: UInt8) -> UInt8 { isDigit(byte) ? byte : byte | 0x20 }
