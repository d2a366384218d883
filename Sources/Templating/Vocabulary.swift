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

  package init(_ fields: [String: Field]) {
    self.fields = fields
  }
}

extension Vocabulary: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, Field)...) {
    fields = Dictionary(uniqueKeysWithValues: elements)
  }
}
