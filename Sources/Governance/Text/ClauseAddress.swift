/// How clauses, paragraphs and bullets are addressed: the part after `#` that people print in minutes.
///
/// An address follows from the official label and from where it stands, never from templates or counts of
/// anything that is not on the page. It holds no brackets, which mail programs cut off: `3.1.a`.

import Markup

/// The parts of a label: `3.1.` is `3`, `1`; `(iv)` is `iv`; `Appendix A` is `appendix-a`.
struct LabelParts: Equatable {
  /// Lower-case, punctuation at the ends taken off, inner punctuation as the joints.
  let components: [Substring]
  /// The word in front of the number: `schedule`, `part`.
  let word: String?
  /// The components without the word: `Section 3` is `3`.
  let numbers: [Substring]

  init(_ label: String) {
    var bytes: [UInt8] = []
    var joint: UInt8?
    for byte in label.utf8 {
      guard isLetterOrDigit(byte) else {
        // A space joins a word to its number, and a stronger mark wins over it.
        joint = isSpace(byte) ? joint ?? hyphen : dot
        continue
      }
      if let joint, !bytes.isEmpty { bytes.append(joint) }
      joint = nil
      bytes.append(lowercased(byte))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    components = text.split(separator: ".")
    let head = text.prefix { $0 != "-" }
    word = head.count < text.count && head.count > 1 ? String(head) : nil
    numbers = word == nil ? components : text[head.endIndex...].dropFirst().split(separator: ".")
  }

  var address: String { components.joined(separator: ".") }

  /// Whether it is a longer dotted label that begins with the components of `other`: `3.1` under `3`, and
  /// not `(1)` under `1`.
  func continues(_ other: LabelParts) -> Bool {
    word == nil && numbers.count > other.numbers.count && numbers.starts(with: other.numbers)
  }

  /// Parts and chapters only group clauses, whose numbers run on through them.
  var isGrouping: Bool { word == "part" || word == "chapter" }

  /// Schedules and their like number their clauses from 1 again.
  var isSchedule: Bool { word == "schedule" || word == "appendix" || word == "annex" }

  /// Whether the label carries the letter of a schedule: `A1` and `A.1` in Appendix A.
  func carriesLetter(of schedule: LabelParts) -> Bool {
    guard let letter = schedule.numbers.first?.utf8, letter.count == 1, !letter.allSatisfy(isDigit),
      let first = numbers.first?.utf8, first.first == letter.first
    else { return false }
    return first.count == 1 ? numbers.count > 1 : first.dropFirst().allSatisfy(isDigit)
  }
}

/// The address of a label that stands alone: `I.1.` is `i.1`.
func labelAddress(_ label: String) -> String { LabelParts(label).address }

/// The address of a footnote by its mark: `fn-10`.
package func footnoteAddress(_ name: String) -> String { "fn-\(name.lowercased())" }

extension Clause {
  /// The address of a bullet in this list, `[7]` for the eighth: `3.5.item8`; a bullet inside it,
  /// `[7, 0]`: `3.5.item8.item1`. The list's own address is that of its first bullet.
  package func bulletAddress(_ positions: [Int]) -> String {
    guard let first = positions.first, let word = address.utf8Offset(ofLast: Clause.bulletWord) else {
      return address
    }
    // What follows the number is the mark of a repeat: `7.item1-2`.
    let repeatMark = address.utf8.dropFirst(word).drop(while: isDigit)
    var text = String(decoding: address.utf8.prefix(word), as: UTF8.self) + "\(firstItem + first)"
    for position in positions.dropFirst() { text += ".\(Clause.bulletWord)\(position + 1)" }
    return text + String(decoding: repeatMark, as: UTF8.self)
  }

  static let bulletWord = "item"
}

extension String {
  /// Where the last occurrence of `word` ends, in bytes.
  fileprivate func utf8Offset(ofLast word: String) -> Int? {
    let (text, wanted) = (Array(utf8), Array(word.utf8))
    guard text.count >= wanted.count else { return nil }
    for start in stride(from: text.count - wanted.count, through: 0, by: -1)
    where text[start..<(start + wanted.count)] == wanted[...] {
      return start + wanted.count
    }
    return nil
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
