import Governance
import Markup

/// A text as the list of what is aligned: its clauses and bullets, each with its own words.
struct ComparedText {
  struct Unit {
    let address: String
    let isLabelled: Bool
    let isHeading: Bool
    /// The position of the unit it stands under.
    let parent: Int?
    /// What it says, without what stands under it, as plain text.
    let plain: String
    /// The words of that by their numbers.
    let words: [Int]
    /// Stands for the sequence of words: the same for units that read the same.
    let text: Int
  }

  private(set) var units: [Unit] = []
  private(set) var positions: [String: Int] = [:]

  init(_ clauses: Clauses, numbering words: inout WordNumbers) {
    add(clauses, under: nil, &words)
  }

  private mutating func add(_ clauses: Clauses, under parent: Int?, _ words: inout WordNumbers) {
    for clause in clauses where !clause.address.isEmpty { add(clause, under: parent, &words) }
  }

  /// The bullets of a list are units of their own; the list itself is none.
  private mutating func add(_ clause: Clause, under parent: Int?, _ words: inout WordNumbers) {
    if let list = clause.block.list {
      let addresses = clause.bulletAddresses
      for (index, item) in list.items.enumerated() {
        add(addresses.address(of: [index]), item.blocks, under: parent, &words)
      }
      return
    }
    add(
      clause.address, [clause.block], under: parent, &words,
      isLabelled: clause.block.label != nil,
      isHeading: clause.block.isHeading)
    add(clause.children, under: units.count - 1, &words)
  }

  private mutating func add(
    _ address: String, _ blocks: some Sequence<Block>, under parent: Int?, _ words: inout WordNumbers,
    isLabelled: Bool = false, isHeading: Bool = false
  ) {
    var bytes: [UInt8] = []
    for block in blocks { block.appendPlainText(to: &bytes) }
    let plain = String(decoding: bytes, as: UTF8.self)
    let own = words.read(plain)
    positions[address] = units.count
    units.append(
      Unit(
        address: address, isLabelled: isLabelled, isHeading: isHeading, parent: parent, plain: plain,
        words: own,
        text: words.number(ofText: own)))
  }
}

/// Numbers for words and for sequences of words, given in the order in which they are first met.
///
/// A word is a run of letters and digits in any script, in lower case; a percent sign and a currency's are
/// words, because "5%" and "£5" differ. Spaces, punctuation, markup and marks of footnotes are none.
struct WordNumbers {
  private var words: [String: Int] = [:]
  private var texts: [[Int]: Int] = [:]

  mutating func number(ofText words: [Int]) -> Int {
    if let number = texts[words] { return number }
    texts[words] = texts.count
    return texts.count - 1
  }

  mutating func read(_ text: String) -> [Int] {
    var numbers: [Int] = []
    read(text, into: &numbers)
    return numbers
  }

  private mutating func read(_ text: String, into numbers: inout [Int]) {
    var word = ""
    for scalar in text.unicodeScalars {
      if isLetterOrDigit(scalar) {
        word.unicodeScalars.append(scalar)
        continue
      }
      end(&word, into: &numbers)
      guard isSignWithMeaning(scalar) else { continue }
      word.unicodeScalars.append(scalar)
      end(&word, into: &numbers)
    }
    end(&word, into: &numbers)
  }

  private mutating func end(_ word: inout String, into numbers: inout [Int]) {
    guard !word.isEmpty else { return }
    let name = word.lowercased()
    word.removeAll(keepingCapacity: true)
    if let number = words[name] {
      numbers.append(number)
    } else {
      numbers.append(words.count)
      words[name] = words.count
    }
  }
}

private func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
  guard scalar.isASCII else {
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
  return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
}

private func isSignWithMeaning(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "%" || scalar.properties.generalCategory == .currencySymbol
}
