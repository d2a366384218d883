/// Named values for one page or one row of a list, in the order in which they were written down.
///
/// It is a list and no dictionary: one is made for every row of every page, and to make a dictionary costs more
/// than all that is ever asked of it. A record writes its names in the order of its vocabulary, so a template
/// knows where to look first.
package struct TemplateRecord: Sendable {
  /// Names and values; with labels, every literal would have to be copied into this list.
  private var fields: [(String, TemplateValue)]
  /// Those behind them that many records have in common.
  private var shared: [(String, TemplateValue)] = []

  package var names: [String] { fields.map(\.0) + shared.map(\.0) }

  package subscript(name: String) -> TemplateValue? {
    get { (fields.first { $0.0 == name } ?? shared.first { $0.0 == name })?.1 }
    set {
      let place = fields.firstIndex { $0.0 == name }
      switch (place, newValue) {
      case (let place?, let value?): fields[place].1 = value
      case (let place?, nil): fields.remove(at: place)
      case (nil, let value?): fields.append((name, value))
      case (nil, nil): break
      }
    }
  }

  /// The value of a name that stands at `place` if the record has the order of its vocabulary.
  func value(of name: String, at place: Int) -> TemplateValue? {
    if place < fields.count {
      if fields[place].0 == name { return fields[place].1 }
    } else if place - fields.count < shared.count, shared[place - fields.count].0 == name {
      return shared[place - fields.count].1
    }
    return self[name]
  }

  /// With the fields of another record behind its own.
  package func with(_ others: TemplateRecord) -> TemplateRecord {
    var record = self
    record.fields += others.fields
    record.shared += others.shared
    return record
  }

  /// With the fields of a record that many others have behind their own, too: they are not copied.
  package func sharing(_ others: TemplateRecord) -> TemplateRecord {
    precondition(shared.isEmpty && others.shared.isEmpty, "fields are shared once")
    var record = self
    record.shared = others.fields
    return record
  }
}

extension TemplateRecord: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, TemplateValue)...) { fields = elements }
}

extension TemplateRecord: Equatable {
  package static func == (one: TemplateRecord, other: TemplateRecord) -> Bool {
    one.fields.elementsEqual(other.fields, by: ==) && one.shared.elementsEqual(other.shared, by: ==)
  }
}
