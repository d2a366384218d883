package import Governance

/// The web address of a law, or of a place inside it, at www.legislation.gov.uk.
///
/// The forms are those of the National Archives' own reference of addresses: type, year and number; then
/// the unit and its number, what stands in brackets behind it as further steps. Numbers stay as the text
/// cites them, since the Archives take them so: `part/IV` where the law counts in Roman numerals. A place
/// that has no address there leads to the law as a whole; a law whose number is not known is looked up by
/// its title.
package func webAddress(of citation: LawCitation) -> String {
  switch citation.law {
  case .titled(let title): return "\(archives)/id?title=\(queryEncoded(title))"
  case .numbered(let number):
    let law = "\(archives)/\(number.series.rawValue)/\(number.year)/\(number.number)"
    guard let place = citation.provision.flatMap({ path(to: $0, in: number.series) }) else { return law }
    return "\(law)/\(place)"
  }
}

private let archives = "https://www.legislation.gov.uk"

/// `section/101/1/a`; `nil` where the series has no such unit, or a paragraph stands in nothing.
private func path(to provision: Provision, in series: Enactment.Series) -> String? {
  var path: [String] = []
  for (index, step) in provision.steps.enumerated() {
    let outer = index > 0 ? provision.steps[index - 1].unit : nil
    switch step.unit {
    case .section where series.isInstrument, .regulation where !series.isInstrument,
      .article where !series.isInstrument, .rule where !series.isInstrument:
      return nil
    case .section, .regulation, .article, .rule:
      // They are numbered through all parts and chapters of a law.
      path = [step.unit.rawValue]
    case .part, .chapter, .schedule:
      path.append(step.unit.rawValue)
    case .paragraph:
      switch outer {
      case nil, .chapter: return nil
      case .section, .regulation, .article, .rule, .paragraph: break
      case .schedule: path.append(step.unit.rawValue)
      case .part:
        // Paragraphs are numbered through all parts of a schedule.
        guard provision.steps.first?.unit == .schedule else { return nil }
        path.removeLast(1 + provision.steps[index - 1].numbers.count)
        path.append(step.unit.rawValue)
      }
    }
    path += step.numbers.map(percentEncoded)
  }
  return path.isEmpty ? nil : path.joined(separator: "/")
}
