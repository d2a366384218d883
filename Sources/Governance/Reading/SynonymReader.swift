/// Reads `synonyms.yml`: the words that mean the same to somebody who searches, a group to a line.
///
/// ```
/// synonyms:
///   - bully, harass, victimise
/// ```
/// It lies with the texts and not with the templates, because which words people use for the same thing is
/// known to those who look after the texts, and a new look of the pages must not take it away. A word is one
/// word and stands in one group: with two, a search could not tell which is meant.

import Markup
import SourceText

func readSynonyms(_ file: SourceFile) -> Parsed<[[String]]> {
  let document = readDocument(file, as: .settings)
  guard let metadata = document.value.metadata else { return Parsed([], document.findings) }
  let groups = readFields(of: "the list of synonyms", metadata, in: file) { fields in
    // Reports an entry that is not one text.
    _ = fields.texts("synonyms")
    guard case .list(let items) = fields.value("synonyms")?.value else { return [[String]]() }
    var reader = SynonymReader()
    return items.compactMap { reader.read($0, with: &fields) }
  }
  return Parsed(groups.value, document.findings + groups.findings)
}

private struct SynonymReader {
  /// Where each word was written first.
  private var places: [String: Place] = [:]

  mutating func read(_ node: MetadataNode, with fields: inout FieldReader) -> [String]? {
    guard case .text(let text) = node.value else { return nil }
    let place = Place(fields.file, node.range)
    var group: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let word = withoutSpaces(part).lowercased()
      if let finding = finding(about: word, at: place) {
        fields.report(finding)
      } else {
        places[word] = place
        group.append(word.replacing("-", with: ""))
      }
    }
    if text.split(separator: ",").count < 2 {
      fields.report(
        Finding(
          .synonymUnclear, "`\(text)` stands alone", at: place,
          repair: "write the words that mean the same on one line, with commas between them"))
    }
    return group.count > 1 ? group : nil
  }

  private func finding(about word: String, at place: Place) -> Finding? {
    if word.isEmpty {
      return Finding(
        .synonymUnclear, "there is no word between two commas", at: place, repair: "remove one of the commas")
    }
    guard word.utf8.allSatisfy(isPartOfWord) else {
      return Finding(
        .synonymUnclear, "`\(word)` is not one word", at: place,
        repair: "write single words, with commas between them")
    }
    return places[word].map { first in
      Finding(
        .synonymUnclear, "`\(word)` is written a second time", at: place,
        notes: [.init("first written here", at: first)], repair: "write all its synonyms on one line")
    }
  }

  private func isPartOfWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "-") || (byte | 0x20) &- UInt8(ascii: "a") < 26
  }

  private func withoutSpaces(_ part: Substring) -> Substring {
    let space = UInt8(ascii: " ")
    let start = part.utf8.firstIndex { $0 != space } ?? part.endIndex
    let end = part.utf8.lastIndex { $0 != space }.map { part.utf8.index(after: $0) } ?? start
    return part[start..<end]
  }
}
