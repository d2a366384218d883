/// An Act, a Measure or an instrument of law, as `Content/legislation.yml` describes it.
package struct Enactment: Sendable, Equatable {
  /// The series in which the National Archives number a law, by the name that their addresses use.
  package enum Series: String, Sendable, CaseIterable {
    /// Acts of Parliament: public general, and local.
    case ukpga, ukla
    /// Acts of the Scottish Parliament.
    case asp
    /// Measures, Acts of the National Assembly for Wales, Acts of Senedd Cymru.
    case mwa, anaw, asc
    /// Acts of the Northern Ireland Assembly.
    case nia
    /// Statutory instruments of the United Kingdom, Wales, Scotland, and rules of Northern Ireland.
    case uksi, wsi, ssi, nisr
    /// Regulations of the European Union that were kept as law.
    case eur

    /// Made under an Act, and so divided into regulations, articles or rules instead of sections.
    package var isInstrument: Bool {
      switch self {
      case .uksi, .wsi, .ssi, .nisr, .eur: true
      case .ukpga, .ukla, .asp, .mwa, .anaw, .asc, .nia: false
      }
    }
  }

  /// What the law is officially cited by: `ukpga`, 1972, 70.
  package struct Number: Sendable, Hashable {
    package var series: Series
    package var year: Int
    package var number: Int

    package init(_ series: Series, _ year: Int, _ number: Int) {
      self.series = series
      self.year = year
      self.number = number
    }
  }

  package var number: Number
  /// With its year: `Local Government Act 1972`.
  package var title: String
  /// Titles it had before: the Senior Courts Act 1981 was the Supreme Court Act 1981.
  package var formerTitles: [String] = []
  /// What people write instead: `LGA 1972`.
  package var shortForms: [String] = []
  /// Years of a reign in place of the year in the address, for an Act before 1963: `Eliz2/8-9`.
  package var regnalYears: String?
  /// Where its number was read.
  package var readAt: String

  package init(_ number: Number, title: String, readAt: String) {
    self.number = number
    self.title = title
    self.readAt = readAt
  }
}
