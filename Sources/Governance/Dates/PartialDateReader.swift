/// Reads a date as a clerk types it, at the precision it is typed in: `2026`, `2019-10`, `2017-10-16`,
/// `October 2019`, `Oct 2019`, `16 October 2017`, `16th October 2017`.
///
/// A date that can be read in two ways is refused, never guessed: the refusal says which readings there
/// are and what to write instead.

package import SourceText

/// Why a date was not taken.
package struct DateRefusal: Error, Sendable, Equatable {
  package let rule: Rule
  /// Follows the date in a headline: `can be read in two ways`.
  package let reason: String
  package let repair: String
}

package func readPartialDate(_ text: String) -> Result<PartialDate, DateRefusal> {
  let parts = dateParts(text)
  switch parts.map(\.kind) {
  case [.number]: return readYear(parts[0])
  case [.number, .hyphen, .number] where parts[0].digits >= 4:
    return readMonth(year: parts[0], number: parts[2])
  case [.number, .hyphen, .number, .hyphen, .number] where parts[0].digits >= 4:
    return readDay(year: parts[0], month: parts[2], day: parts[4])
  case [.month, .number], [.month, .hyphen, .number], [.number, .hyphen, .month]:
    return readNamedMonth(parts.filter { $0.kind != .hyphen })
  case [.number, .month, .number], [.number, .ordinal, .month, .number],
    [.number, .hyphen, .month, .hyphen, .number]:
    let named = parts.filter { $0.kind == .number || $0.kind == .month }
    return readNamedDay(day: named[0], month: named[1], year: named[2])
  case [.number, .month], [.number, .ordinal, .month], [.month, .number, .ordinal], [.month]:
    return refuse(.dateUnclear, "has no year", "write the year in four digits, as in 16 October 2017")
  case [.number, .stroke, .number] where parts[0].digits == 4:
    return refuse(
      .dateUnclear, "covers parts of two years",
      "write the year, the month or the day that is meant, such as \(parts[0].value) or \(parts[0].value)-05")
  case [.number, .stroke, .number, .stroke, .number], [.number, .dot, .number, .dot, .number],
    [.number, .hyphen, .number, .hyphen, .number]:
    return refuseNumbers(parts[0], parts[2], parts[4])
  default: return refuse(.dateUnclear, "is not written in a way that the portal knows", usualRepair)
  }
}

private let usualRepair = "write it like 2026, 2019-10, 2017-10-16 or 16 October 2017"

/// A run of letters or digits, or a mark between them.
private struct DatePart {
  enum Kind { case number, month, ordinal, hyphen, stroke, dot, other }

  var kind: Kind
  /// Of a number, or of a month from 1.
  var value = 0
  var digits = 0
}

private func dateParts(_ text: String) -> [DatePart] {
  var parts: [DatePart] = []
  var rest = text.utf8[...]
  while let byte = rest.first {
    if isDigit(byte) {
      let run = rest.prefix(while: isDigit)
      rest = rest.dropFirst(run.count)
      let value = run.count <= 6 ? Int(String(run) ?? "") ?? 0 : Int.max
      parts.append(DatePart(kind: .number, value: value, digits: run.count))
    } else if isLetter(byte) {
      let run = rest.prefix(while: isLetter)
      rest = rest.dropFirst(run.count)
      parts.append(wordPart(run.map { $0 | 0x20 }, after: parts.last))
    } else {
      rest = rest.dropFirst()
      if byte != UInt8(ascii: " ") { parts.append(DatePart(kind: markKind(byte))) }
    }
  }
  return parts
}

private func wordPart(_ letters: [UInt8], after part: DatePart?) -> DatePart {
  if part?.kind == .number, ordinalEndings.contains(letters) { return DatePart(kind: .ordinal) }
  let month = monthWords.firstIndex { $0 == letters || letters.count == 3 && $0.starts(with: letters) }
  if let month { return DatePart(kind: .month, value: month + 1) }
  return letters == Array("sept".utf8) ? DatePart(kind: .month, value: 9) : DatePart(kind: .other)
}

private let monthWords = PartialDate.monthNames.map { name in name.utf8.map { $0 | 0x20 } }

private let ordinalEndings = ["st", "nd", "rd", "th"].map { Array($0.utf8) }

private func markKind(_ byte: UInt8) -> DatePart.Kind {
  switch byte {
  case UInt8(ascii: "-"): .hyphen
  case UInt8(ascii: "/"): .stroke
  case UInt8(ascii: "."): .dot
  default: .other
  }
}

private func readYear(_ year: DatePart) -> Result<PartialDate, DateRefusal> {
  if let refusal = refusal(ofYear: year) { return .failure(refusal) }
  return .success(.year(year.value))
}

private func readMonth(year: DatePart, number: DatePart) -> Result<PartialDate, DateRefusal> {
  if let refusal = refusal(ofYear: year) { return .failure(refusal) }
  guard (1...12).contains(number.value) else { return refuseMonth(number) }
  guard number.digits == 2 else {
    let meant = PartialDate.month(year: year.value, month: number.value)
    return refuse(.dateUnclear, "has a month of one digit", "write \(meant.iso) for \(meant.english)")
  }
  return .success(.month(year: year.value, month: number.value))
}

private func readDay(year: DatePart, month: DatePart, day: DatePart) -> Result<PartialDate, DateRefusal> {
  if let refusal = refusal(ofYear: year) { return .failure(refusal) }
  guard (1...12).contains(month.value) else { return refuseMonth(month) }
  let exact = exactDay(year: year.value, month: month.value, day: day.value)
  guard case .success(let meant) = exact, month.digits != 2 || day.digits != 2 else { return exact }
  return refuse(
    .dateUnclear, "has a month or a day of one digit", "write \(meant.iso) for \(meant.english)")
}

/// `October 2019`; `Mar-20`, `20-Mar` and `December 25` are refused.
private func readNamedMonth(_ parts: [DatePart]) -> Result<PartialDate, DateRefusal> {
  let number = parts[0].kind == .number ? parts[0] : parts[1]
  let month = parts[0].kind == .number ? parts[1] : parts[0]
  let name = PartialDate.name(ofMonth: month.value)
  if number.digits <= 2, number.value > 0 {
    let year = 2000 + number.value
    let asDay = "\(number.value) \(name) of a year that is not given"
    return refuse(
      .dateUnclear, "can mean \(name) \(year) or \(asDay)",
      "write the year in four digits: \(PartialDate.month(year: year, month: month.value).iso) for \(name) \(year)"
    )
  }
  if let refusal = refusal(ofYear: number) { return .failure(refusal) }
  return .success(.month(year: number.value, month: month.value))
}

private func readNamedDay(
  day: DatePart, month: DatePart, year: DatePart
) -> Result<PartialDate, DateRefusal> {
  if let refusal = refusal(ofYear: year) { return .failure(refusal) }
  return exactDay(year: year.value, month: month.value, day: day.value)
}

private func exactDay(year: Int, month: Int, day: Int) -> Result<PartialDate, DateRefusal> {
  let count = Day.count(inMonth: month, of: year)
  guard (1...count).contains(day) else {
    let name = PartialDate.name(ofMonth: month) + (month == 2 ? " \(year)" : "")
    return refuse(
      .dateImpossible, "cannot be: \(name) has \(count) days", "look the date up and write the right day")
  }
  return .success(.day(year: year, month: month, day: day))
}

private func refusal(ofYear year: DatePart) -> DateRefusal? {
  if year.digits == 4, year.value >= 1000 { return nil }
  if year.digits <= 2 {
    return DateRefusal(
      rule: .dateUnclear, reason: "has a year of \(year.digits == 1 ? "one digit" : "two digits")",
      repair: "write the year in four digits, as in 16 October 2017")
  }
  return DateRefusal(
    rule: .dateImpossible,
    reason: year.digits == 4 ? "has a year before 1000" : "has a year of \(year.digits) digits",
    repair: "write the year in four digits, as in 16 October 2017")
}

private func refuseMonth(_ number: DatePart) -> Result<PartialDate, DateRefusal> {
  refuse(
    .dateImpossible, "cannot be: there is no month \(number.value)",
    "write year, month, day in this order, as in 2017-10-16")
}

/// `12/10/2015`: the first number may be the day or the month.
private func refuseNumbers(
  _ first: DatePart, _ second: DatePart, _ year: DatePart
) -> Result<PartialDate, DateRefusal> {
  if let refusal = refusal(ofYear: year) { return .failure(refusal) }
  let readings = [(first, second), (second, first)].compactMap { day, month in
    Day(year: year.value, month: month.value, day: day.value)?.date
  }
  guard let reading = readings.first else {
    return refuse(.dateImpossible, "cannot be a day of any month", usualRepair)
  }
  guard readings.count == 2, readings[0] != readings[1] else {
    return refuse(
      .dateUnclear, "is written with numbers alone, which people read in two ways", "write \(reading.iso)")
  }
  return refuse(
    .dateUnclear, "can be \(readings[0].english) or \(readings[1].english)",
    "write \(readings[0].iso) or \(readings[1].iso), whichever is meant")
}

private func refuse(_ rule: Rule, _ reason: String, _ repair: String) -> Result<PartialDate, DateRefusal> {
  .failure(DateRefusal(rule: rule, reason: reason, repair: repair))
}
