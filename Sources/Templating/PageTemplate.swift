/// A page template ready to be rendered: partials put in, names resolved, literal bytes joined. Made by
/// `TemplateChecker`; holds nothing that has to be looked up but the fields of the record.
struct PageTemplate: Sendable {
  /// Where a field is found, worked out beforehand from the vocabulary.
  struct Field: Sendable {
    /// How many records outward from the innermost.
    var outward: Int
    var name: String
    /// The further parts of a dotted name.
    var inner: [String]
  }

  indirect enum Step: Sendable {
    case literal([UInt8])
    case text(Field)
    case html(Field)
    case section(Field, [Step])
    case inverted(Field, [Step])
  }

  let steps: [Step]

  func render(_ record: TemplateRecord, into buffer: inout HTMLBuffer) {
    var records = [record]
    PageTemplate.run(steps, &records, into: &buffer)
  }

  private static func run(
    _ steps: [Step], _ records: inout [TemplateRecord], into buffer: inout HTMLBuffer
  ) {
    for step in steps {
      switch step {
      case .literal(let bytes): buffer.markup(bytes)
      case .text(let field):
        if case .text(let text) = field.value(in: records) { buffer.text(text) }
      case .html(let field):
        if case .html(let bytes) = field.value(in: records) { buffer.markup(bytes) }
      case .section(let field, let inner):
        switch field.value(in: records) {
        case .flag(true): run(inner, &records, into: &buffer)
        case .optional(let record?): run(inner, &records, with: record, into: &buffer)
        case .list(let rows): for row in rows { run(inner, &records, with: row, into: &buffer) }
        default: break
        }
      case .inverted(let field, let inner):
        switch field.value(in: records) {
        case nil, .flag(false), .optional(nil): run(inner, &records, into: &buffer)
        case .list(let rows) where rows.isEmpty: run(inner, &records, into: &buffer)
        default: break
        }
      }
    }
  }

  private static func run(
    _ steps: [Step], _ records: inout [TemplateRecord], with record: TemplateRecord,
    into buffer: inout HTMLBuffer
  ) {
    records.append(record)
    run(steps, &records, into: &buffer)
    records.removeLast()
  }
}

extension PageTemplate.Field {
  /// `nil` where an optional record on the way is not there.
  func value(in records: [TemplateRecord]) -> TemplateValue? {
    var value = records[records.count - 1 - outward][name]
    for part in inner {
      guard case .optional(let record?) = value else { return nil }
      value = record[part]
    }
    return value
  }
}
