/// Reads `portal.yml` into the portal's settings. Only `title` must be there.

import Markup
import SourceText

func readPortal(_ document: Document, isSingleCouncil: Bool) -> Parsed<Portal> {
  var portal = Portal(
    title: "", baseURL: nil, language: "en", leadMonths: usualLeadMonths, isSingleCouncil: isSingleCouncil)
  guard let metadata = document.metadata else { return Parsed(portal) }
  return readFields(of: "the portal", metadata, in: document.file) { fields in
    portal.baseURL = fields.webAddress("base_url").map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    let languages = fields.languages("languages")
    portal.language = fields.language("language") ?? languages.first ?? "en"
    portal.languages = [portal.language] + languages.filter { $0 != portal.language }
    let title = fields.requiredName("title", in: portal.languages)
    portal.title = title?.text ?? ""
    portal.titleTranslations = title?.translations ?? [:]
    portal.leadMonths = fields.months("lead_time", in: 1...24) ?? usualLeadMonths
    return portal
  }
}

let usualLeadMonths = 3

extension FieldReader {
  /// A language tag as pages carry it (BCP 47): two or three letters, perhaps with a region after them.
  mutating func language(_ key: String) -> String? {
    guard let node = value(key), let text = text(key) else { return nil }
    return language(text, under: key, at: node)
  }

  /// Several of them, each once.
  mutating func languages(_ key: String) -> [String] {
    guard let node = value(key) else { return [] }
    var languages: [String] = []
    for text in texts(key) {
      if let language = language(text, under: key, at: node), !languages.contains(language) {
        languages.append(language)
      }
    }
    return languages
  }

  private mutating func language(_ text: String, under key: String, at node: MetadataNode) -> String? {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    if (2...3).contains(parts[0].count), parts[0].allSatisfy(letters.contains),
      parts.dropFirst().allSatisfy({
        (2...8).contains($0.count) && $0.allSatisfy { letters.contains($0 | 0x20) }
      })
    {
      return text
    }
    report(
      Finding(
        .valueUnknown, "`\(key)` cannot be `\(text)`", at: Place(file, node.range),
        repair: "write the short name of the language: en for English, cy for Welsh"))
    return nil
  }

  /// A span of time in whole months: `3 months`, `1 year`. `others` is what else may stand there.
  mutating func months(_ key: String, in limits: ClosedRange<Int>, or others: [String] = []) -> Int? {
    guard let node = value(key), let text = text(key) else { return nil }
    let span = months(in: text)
    if let span, limits.contains(span) { return span }
    let headline =
      switch span {
      case nil: "`\(text)` is not a number of months or years"
      case let span? where span < limits.lowerBound: "`\(text)` is too short for `\(key)`"
      default: "`\(text)` is too long for `\(key)`"
      }
    let near = nearestName(to: text, in: others).map { "did you mean `\($0)`?" }
    let spans = "write a span from \(spanText(limits.lowerBound)) to \(spanText(limits.upperBound))"
    let wanted = ([spans] + others.map { "`\($0)`" }).joined(separator: ", or ")
    report(Finding(.spanUnclear, headline, at: Place(file, node.range), repair: near ?? wanted))
    return nil
  }

  private func months(in text: String) -> Int? {
    let words = text.split(separator: " ")
    guard words.count == 2, let number = Int(words[0]), (1...999).contains(number) else { return nil }
    switch words[1] {
    case "month", "months": return number
    case "year", "years": return number * 12
    default: return nil
    }
  }

  private func spanText(_ months: Int) -> String {
    if months == 1 { return "1 month" }
    return months % 12 == 0 ? "\(months / 12) years" : "\(months) months"
  }
}
