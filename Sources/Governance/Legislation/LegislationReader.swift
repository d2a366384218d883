/// Reads `legislation.yml`: laws by title, type, year and number, and short forms that are never a law.
///
/// An entry that lacks something is reported and left out, so that no link is made from half of one.

import Markup
import SourceText

/// An empty table where there is no file.
func readLegislation(_ file: SourceFile?) -> Parsed<Legislation> {
  guard let file else { return Parsed(Legislation()) }
  let document = readDocument(file, as: .settings)
  guard let metadata = document.value.metadata else { return document.map { _ in Legislation() } }
  let list = readFields(of: "the list of laws", metadata, in: file) { fields in
    LawList(
      file: file, laws: fields.list("laws") { readLaw(&$0) },
      unclear: fields.list("unclear_short_forms") { readUnclear(&$0) })
  }
  let table = Legislation(list.value.laws.map(\.law), unclear: list.value.unclear.map(\.form))
  return Parsed(table, document.findings + list.findings + lawFindings(list.value))
}

/// What the file says, with the places of what can contradict other entries.
struct LawList {
  struct Law {
    var law: Enactment
    var title: Range<Int>
    var year: Range<Int>
    var formerTitles: Range<Int>?
    var shortForms: Range<Int>?
  }

  struct Unclear {
    var form: Legislation.UnclearShortForm
    var range: Range<Int>
  }

  var file: SourceFile
  var laws: [Law]
  var unclear: [Unclear]
}

private func readLaw(_ fields: inout FieldReader) -> LawList.Law? {
  let title = fields.requiredText("title")
  let series = fields.requiredChoice("type", of: Enactment.Series.self)
  let year = fields.requiredNumber("year")
  let number = fields.requiredNumber("number")
  let readAt = fields.requiredText("read_at")
  let (formerTitles, shortForms) = (fields.texts("former_titles"), fields.texts("short_forms"))
  guard let title, let series, let year, let number, let readAt,
    let titleRange = fields.value("title")?.range, let yearRange = fields.value("year")?.range
  else { return nil }
  var law = Enactment(Enactment.Number(series, year, number), title: title, readAt: readAt)
  law.formerTitles = formerTitles
  law.shortForms = shortForms
  return LawList.Law(
    law: law, title: titleRange, year: yearRange, formerTitles: fields.value("former_titles")?.range,
    shortForms: fields.value("short_forms")?.range)
}

private func readUnclear(_ fields: inout FieldReader) -> LawList.Unclear? {
  let (short, why) = (fields.requiredText("short_form"), fields.requiredText("why"))
  guard let short, let why, let range = fields.value("short_form")?.range else { return nil }
  return LawList.Unclear(form: Legislation.UnclearShortForm(short, why: why), range: range)
}

extension FieldReader {
  fileprivate mutating func requiredChoice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) -> Choice? {
    requiredText(key) == nil ? nil : choice(key, of: type)
  }

  /// A whole number above 0.
  fileprivate mutating func requiredNumber(_ key: String) -> Int? {
    guard let text = requiredText(key), let node = value(key) else { return nil }
    if let number = Int(text), number > 0, text.utf8.count <= 5 { return number }
    report(
      Finding(
        .lawNumberUnclear, "`\(text)` is not a number that a law has", at: Place(file, node.range),
        repair: "write the \(key) in figures, as in the web address of the law"))
    return nil
  }
}
