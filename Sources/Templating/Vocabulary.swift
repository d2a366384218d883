/// The names a template may use and what each holds; a template is checked against it when it is read,
/// so that a misspelt name is a message and not an empty space on the page.
package struct Vocabulary: Sendable {
  package indirect enum Field: Sendable {
    case text
    case html
    case flag
    case list(Vocabulary)
    case optional(Vocabulary)
  }

  package let fields: [String: Field]
  /// In the order in which records are to be written.
  let names: [String]

  package init(_ fields: [String: Field]) {
    self.fields = fields
    names = fields.keys.sorted()
  }

  /// With the names of another vocabulary behind its own.
  package func with(_ others: Vocabulary) -> Vocabulary {
    Vocabulary(fields.merging(others.fields) { own, _ in own }, names: names + others.names)
  }

  private init(_ fields: [String: Field], names: [String]) {
    self.fields = fields
    self.names = names
  }
}

extension Vocabulary: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, Field)...) {
    self.init(Dictionary(uniqueKeysWithValues: elements), names: elements.map(\.0))
  }
}

extension Vocabulary {
  /// What a record holds otherwise than the vocabulary says: `review.words: text, not HTML`, in the order
  /// of the names. A page writes nothing where a field is missing or of another kind, so the tests of a page
  /// ask here.
  package func differences(of record: TemplateRecord) -> [String] {
    let untold = record.names.filter { fields[$0] == nil }.sorted().map { "\($0): not in the vocabulary" }
    return untold
      + fields.sorted { $0.key < $1.key }.flatMap { name, field in
        record[name].map { field.differences(of: $0).map { "\(name)\($0)" } } ?? ["\(name): missing"]
      }
  }
}

extension Vocabulary.Field {
  fileprivate func differences(of value: TemplateValue) -> [String] {
    switch (self, value) {
    case (.text, .text), (.text, .phrase), (.html, .html), (.html, .page), (.flag, .flag),
      (.optional, .optional(nil)):
      []
    case (.optional(let inner), .optional(let record?)): inner.differences(of: record).map { "." + $0 }
    case (.list(let inner), .list(let rows)):
      rows.enumerated().flatMap { index, row in inner.differences(of: row).map { "[\(index)].\($0)" } }
    default: [": \(value.kind), not \(description)"]
    }
  }
}

extension TemplateValue {
  fileprivate var kind: String {
    switch self {
    case .text, .phrase: Vocabulary.Field.text.description
    case .html, .page: Vocabulary.Field.html.description
    case .flag: Vocabulary.Field.flag.description
    case .list: Vocabulary.Field.list([:]).description
    case .optional: Vocabulary.Field.optional([:]).description
    }
  }
}
