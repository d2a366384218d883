/// A page template ready to be rendered: partials put in, names resolved, literal bytes joined. Made by
/// `TemplateChecker`; nothing is left to look up but the fields of the record.
///
/// The steps are plain numbers in one array: a tree of arrays spent half its time on counting references.
/// A step takes about 45 ns.
struct PageTemplate: Sendable {
  /// Where a field is found, worked out beforehand from the vocabulary.
  struct Field: Sendable {
    /// How many records outward from the innermost.
    let outward: Int
    let name: Name
    /// The further parts of a dotted name.
    let inner: [Name]
  }

  /// A name and its place in its vocabulary.
  struct Name: Sendable {
    let text: String
    let place: Int
  }

  /// Numbers count in `literals` and `fields`; `end` is the step behind a section.
  private enum Step {
    case literal(from: Int, to: Int)
    case text(field: Int, isInAttribute: Bool)
    case html(field: Int)
    case section(field: Int, end: Int)
    case inverted(field: Int, end: Int)
  }

  private var literals: [UInt8] = []
  private var fields: [Field] = []
  private var steps: [Step] = []
  /// Steps before this one lie in sections that have ended: nothing joins them any more.
  private var closed = 0

  func render(_ record: TemplateRecord, into buffer: inout HTMLBuffer) {
    var records = [record]
    run(0..<steps.count, &records, into: &buffer)
  }

  private func run(_ range: Range<Int>, _ records: inout [TemplateRecord], into buffer: inout HTMLBuffer) {
    var next = range.lowerBound
    while next < range.upperBound {
      let step = steps[next]
      next += 1
      switch step {
      case .literal(let start, let end): buffer.markup(literals[start..<end])
      case .text(let field, let isInAttribute):
        switch value(of: field, in: records) {
        case .text(let text): buffer.text(text)
        case .phrase(let text, _) where isInAttribute: buffer.text(text)
        case .phrase(let text, let language): buffer.text(text, in: language)
        default: break
        }
      case .html(let field):
        if case .html(let bytes) = value(of: field, in: records) { buffer.markup(bytes) }
      case .section(let field, let end):
        switch value(of: field, in: records) {
        case .flag(true): run(next..<end, &records, into: &buffer)
        case .optional(let record?): run(next..<end, &records, with: record, into: &buffer)
        case .list(let rows): for row in rows { run(next..<end, &records, with: row, into: &buffer) }
        default: break
        }
        next = end
      case .inverted(let field, let end):
        switch value(of: field, in: records) {
        case nil, .flag(false), .optional(nil): run(next..<end, &records, into: &buffer)
        case .list(let rows) where rows.isEmpty: run(next..<end, &records, into: &buffer)
        default: break
        }
        next = end
      }
    }
  }

  private func run(
    _ range: Range<Int>, _ records: inout [TemplateRecord], with record: TemplateRecord,
    into buffer: inout HTMLBuffer
  ) {
    records.append(record)
    run(range, &records, into: &buffer)
    records.removeLast()
  }

  /// `nil` where an optional record on the way is not there.
  private func value(of field: Int, in records: [TemplateRecord]) -> TemplateValue? {
    let name = fields[field].name
    let record = records.count - 1 - fields[field].outward
    var value = records[record].value(of: name.text, at: name.place)
    if fields[field].inner.isEmpty { return value }
    for part in fields[field].inner {
      guard case .optional(let record?) = value else { return nil }
      value = record.value(of: part.text, at: part.place)
    }
    return value
  }
}

/// Writing the steps, one behind the other.
extension PageTemplate {
  /// Bytes that follow others become one step with them.
  mutating func addLiteral(_ bytes: some Sequence<UInt8>) {
    let start = literals.count
    literals.append(contentsOf: bytes)
    guard literals.count > start else { return }
    if case .literal(let from, _) = steps.last, steps.count > closed {
      steps[steps.count - 1] = .literal(from: from, to: literals.count)
    } else {
      steps.append(.literal(from: start, to: literals.count))
    }
  }

  mutating func addText(_ field: Field, isInAttribute: Bool) {
    steps.append(.text(field: add(field), isInAttribute: isInAttribute))
  }

  mutating func addHTML(_ field: Field) { steps.append(.html(field: add(field))) }

  mutating func addSection(_ field: Field, isInverted: Bool, _ addInner: (inout PageTemplate) -> Void) {
    let field = add(field)
    let start = steps.count
    steps.append(.section(field: field, end: start))
    addInner(&self)
    steps[start] =
      isInverted ? .inverted(field: field, end: steps.count) : .section(field: field, end: steps.count)
    closed = steps.count
  }

  private mutating func add(_ field: Field) -> Int {
    fields.append(field)
    return fields.count - 1
  }
}
