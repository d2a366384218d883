/// Mistakes in the list of laws, `legislation.yml`.

package import SourceText

extension Rule {
  package static let lawNumberUnclear = Rule(
    "law-number-unclear", .error,
    """
    The year or the number of a law cannot be right: it is not a number, the year is not the one in the \
    title, or laws of this type were not made in that year. Links to the law are made from them, so that \
    a slip would send readers to another law. All three stand in the law's web address at \
    www.legislation.gov.uk.
    """,
    example: """
      - title: Localism Act 2011
        type: ukpga
        year: 2012
        number: 20

      - title: Localism Act 2011
        type: ukpga
        year: 2011
        number: 20
      """)

  package static let lawRepeated = Rule(
    "law-repeated", .error,
    """
    Two entries in the list of laws have one title, or one number. Only one of them can be right, and the \
    portal does not choose.
    """,
    example: """
      - {title: Localism Act 2011, type: ukpga, year: 2011, number: 20}
      - {title: Bribery Act 2010, type: ukpga, year: 2011, number: 20}

      - {title: Localism Act 2011, type: ukpga, year: 2011, number: 20}
      - {title: Bribery Act 2010, type: ukpga, year: 2010, number: 23}
      """)

  package static let shortFormShared = Rule(
    "short-form-shared", .error,
    """
    A short form stands for two laws in the list, or for a law and for something unclear. A link made from \
    it could lead to the wrong law. A short form that can mean several things belongs among the \
    unclear_short_forms alone, and is then never linked.
    """,
    example: """
      - title: Data Protection Act 1998
        short_forms: [DPA]
      - title: Data Protection Act 2018
        short_forms: [DPA]

      - title: Data Protection Act 1998
        short_forms: [DPA 1998]
      - title: Data Protection Act 2018
        short_forms: [DPA 2018]
      """)
}

func lawFindings(_ list: LawList) -> [Finding] {
  list.laws.compactMap { wrongYear($0, in: list.file) } + repeatedLaws(list) + sharedShortForms(list)
}

private func wrongYear(_ entry: LawList.Law, in file: SourceFile) -> Finding? {
  let number = entry.law.number
  guard entry.law.title.hasSuffix(" \(number.year)") else {
    return Finding(
      .lawNumberUnclear, "the title does not end with the year \(number.year)", at: Place(file, entry.year),
      notes: [Finding.Note("the title", at: Place(file, entry.title))],
      repair: "make the two agree: the year in the law's web address stands at the end of its title too")
  }
  let years = number.series.years
  if years.contains(number.year) { return nil }
  let span =
    number.series.isOpen
    ? "from \(years.lowerBound) on" : "from \(years.lowerBound) to \(years.upperBound)"
  return Finding(
    .lawNumberUnclear, "there are laws of the type \(number.series.rawValue) only \(span)",
    at: Place(file, entry.year),
    repair: "look the type and the year up in the law's web address at www.legislation.gov.uk")
}

private func repeatedLaws(_ list: LawList) -> [Finding] {
  var titles: Set<String> = []
  var numbers: [Enactment.Number: String] = [:]
  var findings: [Finding] = []
  for entry in list.laws {
    let law = entry.law
    let former = law.formerTitles.map { (title: $0, range: entry.formerTitles ?? entry.title) }
    for named in [(title: law.title, range: entry.title)] + former
    where !titles.insert(lawTitleKey(named.title)).inserted {
      findings.append(
        Finding(
          .lawRepeated, "\(named.title) is in the list already", at: Place(list.file, named.range),
          repair: "remove one of the two entries"))
    }
    if let owner = numbers.updateValue(law.title, forKey: law.number),
      lawTitleKey(owner) != lawTitleKey(law.title)
    {
      findings.append(
        Finding(
          .lawRepeated, "\(law.title) has the number of \(owner)", at: Place(list.file, entry.title),
          repair: "look both numbers up at www.legislation.gov.uk and correct the wrong one"))
    }
  }
  return findings
}

private func sharedShortForms(_ list: LawList) -> [Finding] {
  var owners: [String: String] = [:]
  var findings: [Finding] = []
  for entry in list.laws {
    for short in entry.law.shortForms {
      guard let owner = owners.updateValue(entry.law.title, forKey: shortFormKey(short)),
        owner != entry.law.title
      else { continue }
      findings.append(
        Finding(
          .shortFormShared, "`\(short)` already stands for \(owner)",
          at: Place(list.file, entry.shortForms),
          repair: "add the year to the short form, or move it to `unclear_short_forms:`"))
    }
  }
  for unclear in list.unclear {
    guard let owner = owners[shortFormKey(unclear.form.shortForm)] else { continue }
    findings.append(
      Finding(
        .shortFormShared, "`\(unclear.form.shortForm)` is called unclear, and it stands for \(owner)",
        at: Place(list.file, unclear.range), repair: "take it out of one of the two places"))
  }
  return findings
}
