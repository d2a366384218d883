import Governance
import Templating

/// What a page says from the edition's day on, one stretch of days after the other. The page shows the first;
/// the others wait in it, hidden, until the script of the assets finds that their day has come: a page that was
/// built in March does not lie in May.
enum Stretches {
  /// What templates know of a stretch beside `fields`: its first day (none for the stretch of the edition's
  /// day) and the first day after it (none for the last).
  static func vocabulary(_ fields: Vocabulary) -> Vocabulary {
    let days: Vocabulary = ["from": .optional(["day": .text]), "until": .optional(["day": .text])]
    return fields.with(days)
  }

  /// `record` may say something else on each of the days `turns`, or nothing at all; neighbours that say the
  /// same are one.
  static func list(
    from first: Day, turning turns: [Day], _ record: (Day) -> TemplateRecord?
  ) -> TemplateValue {
    .list(records(from: first, turning: turns, record))
  }

  /// The same, for a list that holds others besides.
  static func records(
    from first: Day, turning turns: [Day], _ record: (Day) -> TemplateRecord?
  ) -> [TemplateRecord] {
    var said: [(day: Day, record: TemplateRecord?)] = []
    for day in [first] + turns.filter({ $0 > first }).sorted() {
      let record = record(day)
      if let last = said.last, last.record == record { continue }
      said.append((day, record))
    }
    return said.indices.compactMap { index in
      guard var record = said[index].record else { return nil }
      record["from"] = day(index > 0 ? said[index].day : nil)
      record["until"] = day(index + 1 < said.count ? said[index + 1].day : nil)
      return record
    }
  }

  private static func day(_ day: Day?) -> TemplateValue {
    .optional(day.map { ["day": .text($0.date.iso)] })
  }
}
