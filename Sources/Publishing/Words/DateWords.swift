package import Governance
import Templating

/// Dates in words, as precise as their source: "2026", "October 2019", "16 October 2017".
extension Words {
  package func date(_ date: PartialDate) -> String {
    switch date {
    case .year(let year): String(year)
    case .month(let year, let month): self(.dateMonth, [.month: self.month(month), .year: String(year)])
    case .day(let year, let month, let day):
      self(.dateDay, [.day: String(day), .month: self.month(month), .year: String(year)])
    }
  }

  package func date(_ day: Day) -> String { date(day.date) }

  /// `<time datetime="2019-10">October 2019</time>`
  package func time(_ date: PartialDate) -> [UInt8] {
    var buffer = HTMLBuffer(capacity: 128)
    buffer.markup("<time")
    buffer.attribute("datetime", date.iso)
    buffer.markup(">")
    buffer.text(self.date(date))
    buffer.markup("</time>")
    return buffer.finish()
  }

  package func time(_ day: Day) -> [UInt8] { time(day.date) }

  /// The name of a month, 1 to 12.
  private func month(_ month: Int) -> String {
    Word.months.indices.contains(month - 1) ? self(Word.months[month - 1]) : String(month)
  }
}
