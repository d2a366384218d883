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
    /// Orders in Council for Northern Ireland.
    case nisi
    /// Regulations of the European Union that were kept as law.
    case eur

    /// The years in which it has laws.
    package var years: ClosedRange<Int> {
      switch self {
      case .ukpga, .ukla: 1801...Self.lastYear
      case .uksi: 1948...Self.lastYear
      case .nisi: 1972...Self.lastYear
      case .nisr: 1974...Self.lastYear
      case .asp, .ssi, .wsi: 1999...Self.lastYear
      case .nia: 2000...Self.lastYear
      case .mwa: 2008...2011
      case .anaw: 2012...2020
      case .asc: 2020...Self.lastYear
      case .eur: 1958...2020
      }
    }

    /// Whether laws of this series are still made.
    package var isOpen: Bool { years.upperBound == Self.lastYear }

    /// Far enough ahead: whether a year is still to come is not known here.
    private static let lastYear = 2099

    /// Made under an Act, and so divided into regulations, articles or rules instead of sections.
    package var isInstrument: Bool {
      switch self {
      case .uksi, .wsi, .ssi, .nisr, .nisi, .eur: true
      case .ukpga, .ukla, .asp, .mwa, .anaw, .asc, .nia: false
      }
    }
  }

  /// What the law is officially cited by: `ukpga`, 1972, 70. The year is that of the calendar; before 1963
  /// the Archives count by the years of a reign, and lead there from the year.
  package struct Number: Sendable, Hashable {
    package var series: Series
    package var year: Int
    package var number: Int

    package init(_ series: Series, _ year: Int, _ number: Int) {
      self.series = series
      self.year = year
      self.number = number
    }

    /// As people cite an instrument whose title they do not give: `S.I. 2018/952`.
    package var citation: String {
      switch series {
      case .ssi: "S.S.I. \(year)/\(number)"
      case .nisr: "S.R. \(year)/\(number)"
      case .uksi, .wsi, .nisi: "S.I. \(year)/\(number)"
      default: "\(year) \(series.rawValue) \(number)"
      }
    }
  }

  package var number: Number
  /// With its year: `Local Government Act 1972`.
  package var title: String
  /// Titles it had before: the Senior Courts Act 1981 was the Supreme Court Act 1981.
  package var formerTitles: [String] = []
  /// What people write instead: `LGA 1972`.
  package var shortForms: [String] = []
  /// Where its number was read.
  package var readAt: String

  package init(_ number: Number, title: String, readAt: String) {
    self.number = number
    self.title = title
    self.readAt = readAt
  }
}
