/// How clauses, paragraphs and bullets are addressed: the part after `#` that people print in minutes.
///
/// An address follows from the official label and from where it stands, never from templates or counts of
/// anything that is not on the page. It holds no brackets, which mail programs cut off: `3.1.a`.

import Markup

/// What an address takes from a label: `3.1.` gives `3.1`, `(iv)` gives `iv`, `Appendix A` gives
/// `appendix-a`.
struct LabelParts {
  /// What a word in front of the number says of the clauses below.
  enum Kind { case clause, grouping, schedule }

  /// Lower-case, punctuation at the ends taken off, inner punctuation as dots.
  let address: String
  /// The word in front of the number: `schedule`, `part`.
  let word: String?
  /// Parts and chapters only group clauses, whose numbers run on through them; schedules and their like number
  /// theirs from 1 again.
  let kind: Kind

  init(_ label: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(label.utf8.count)
    var joint: UInt8?
    var capitals = 0
    for byte in label.utf8 {
      guard isLetterOrDigit(byte) else {
        // A space joins a word to its number, and a stronger mark wins over it.
        joint = isSpace(byte) ? joint ?? hyphen : dot
        continue
      }
      if let joint, !bytes.isEmpty { bytes.append(joint) }
      joint = nil
      if byte != lowercased(byte) { capitals += 1 }
      bytes.append(lowercased(byte))
    }
    isCapitalLetter = bytes.count == 1 && capitals == 1
    address = String(decoding: bytes, as: UTF8.self)
    let wordLength = bytes.firstIndex(of: hyphen) ?? 0
    word = wordLength > 1 ? String(decoding: bytes[..<wordLength], as: UTF8.self) : nil
    kind = Self.kind(word)
  }

  private static func kind(_ word: String?) -> Kind {
    switch word {
    case nil: .clause
    case "part", "chapter", "rhan", "pennod": .grouping
    case "schedule", "appendix", "annex", "atodlen", "atodiad": .schedule
    default: .clause
    }
  }

  /// `A.`, `(B)`: one letter, a capital.
  let isCapitalLetter: Bool

  /// `aa` for `A.`
  var doubled: String { address + address }

  /// The address without the word: `3` of `Section 3`.
  private var number: Substring.UTF8View {
    address.utf8.dropFirst(word.map { $0.utf8.count + 1 } ?? 0)
  }

  /// Whether it is a longer dotted label that begins with the components of `other`: `3.1` under `3`, and
  /// not `(1)` under `1`.
  func continues(_ other: LabelParts) -> Bool {
    word == nil && address.utf8.starts(with: other.number)
      && address.utf8.dropFirst(other.number.count).first == dot
  }

  /// Whether the label carries the letter of a schedule: `A1` and `A.1` in Appendix A.
  func carriesLetter(of schedule: LabelParts) -> Bool {
    guard schedule.number.count == 1, let letter = schedule.number.first, !isDigit(letter),
      number.first == letter
    else { return false }
    let next = number.dropFirst().first
    return next == dot || next.map(isDigit) ?? false
  }
}

/// The address of a label that stands alone: `I.1.` is `i.1`.
func labelAddress(_ label: String) -> String { LabelParts(label).address }

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
  /// Up to the number, `3.5.item`, and from behind it on, which is the mark of a repeat: `7.item1-2`. The whole
  /// address where there is no number.
  private let start: String
  private let repeatMark: String
  private let firstItem: Int?

  fileprivate init(_ list: Clause) {
    let bytes = Array(list.address.utf8)
    guard let number = bytes.end(ofLast: Clause.bulletWord) else {
      (start, repeatMark, firstItem) = (list.address, "", nil)
      return
    }
    start = String(decoding: bytes[..<number], as: UTF8.self)
    repeatMark = String(decoding: bytes[number...].drop(while: isDigit), as: UTF8.self)
    firstItem = list.firstItem
  }

  /// As `Clause.bulletAddress`.
  package func address(of positions: [Int]) -> String {
    guard let firstItem else { return start }
    var address = start
    address += String(firstItem + (positions.first ?? 0))
    for position in positions.dropFirst() {
      address += "." + Clause.bulletWord
      address += String(position + 1)
    }
    return repeatMark.isEmpty ? address : address + repeatMark
  }
}

extension [UInt8] {
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

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

private func lowercased(_ byte: UInt8) -> UInt8 { isDigit(byte) ? byte : byte | 0x20 }
