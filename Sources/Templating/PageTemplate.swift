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

  /// The parts of a field's name, by their numbers among `names`: to look at numbers counts no reference.
  private struct Path {
    let outward: Int
    let first: Int
    let inner: Range<Int>
  }

  private var literals: [UInt8] = []
  private var fields: [Path] = []
  private var names: [Name] = []
  private var steps: [Step] = []
  /// Steps before this one lie in sections that have ended: nothing joins them any more.
  private var closed = 0

  /// The records in which names are looked up, from the innermost outward. They are lent, which counts no reference,
  /// for as long as the step runs that opened them.
  private struct Scope {
    let record: UnsafePointer<TemplateRecord>
    let outer: UnsafePointer<Scope>?

    func record(outward count: Int) -> UnsafePointer<TemplateRecord> {
      guard count > 0 else { return record }
      guard let outer else { preconditionFailure("a field is looked up in a record that is open") }
      return outer.pointee.record(outward: count - 1)
    }
  }

  private typealias Inner = ((inout HTMLBuffer) -> Void)?

  /// `inner` writes the page that this one stands around.
  func render(
    _ record: TemplateRecord, around inner: ((inout HTMLBuffer) -> Void)?, into buffer: inout HTMLBuffer
  ) {
    withUnsafePointer(to: record) {
      run(0..<steps.count, with: $0, inside: nil, around: inner, into: &buffer)
    }
  }

  private func run(
    _ range: Range<Int>, with record: UnsafePointer<TemplateRecord>, inside outer: UnsafePointer<Scope>?,
    around inner: Inner, into buffer: inout HTMLBuffer
  ) {
    withUnsafePointer(to: Scope(record: record, outer: outer)) {
      run(range, $0, around: inner, into: &buffer)
    }
  }

  private func run(
    _ range: Range<Int>, _ scope: UnsafePointer<Scope>, around inner: Inner, into buffer: inout HTMLBuffer
  ) {
    var next = range.lowerBound
    while next < range.upperBound {
      let step = steps[next]
      next += 1
      switch step {
      case .literal(let start, let end): buffer.markup(literals, start..<end)
      case .text(let field, let isInAttribute):
        switch value(of: field, in: scope) {
        case .text(let text): buffer.text(text)
        case .phrase(let text, _) where isInAttribute: buffer.text(text)
        case .phrase(let text, let language): buffer.text(text, in: language)
        default: break
        }
      case .html(let field):
        switch value(of: field, in: scope) {
        case .html(let bytes): buffer.markup(bytes)
        case .page: inner?(&buffer)
        default: break
        }
      case .section(let field, let end):
        switch value(of: field, in: scope) {
        case .flag(true): run(next..<end, scope, around: inner, into: &buffer)
        case .optional(let record?):
          withUnsafePointer(to: record) {
            run(next..<end, with: $0, inside: scope, around: inner, into: &buffer)
          }
        case .list(let rows):
          rows.withUnsafeBufferPointer { rows in
            guard let first = rows.baseAddress else { return }
            for row in rows.indices {
              run(next..<end, with: first + row, inside: scope, around: inner, into: &buffer)
            }
          }
        default: break
        }
        next = end
      case .inverted(let field, let end):
        if isEmpty(field, in: scope) { run(next..<end, scope, around: inner, into: &buffer) }
        next = end
      }
    }
  }

  /// Whether there is nothing that a section of the field would show.
  private func isEmpty(_ field: Int, in scope: UnsafePointer<Scope>) -> Bool {
    switch value(of: field, in: scope) {
    case nil, .flag(false), .optional(nil): true
    case .list(let rows): rows.isEmpty
    default: false
    }
  }

  /// `nil` where an optional record on the way is not there.
  private func value(of field: Int, in scope: UnsafePointer<Scope>) -> TemplateValue? {
    let path = fields[field]
    let record = scope.pointee.record(outward: path.outward)
    var value = record.pointee.value(of: names[path.first].text, at: names[path.first].place)
    for part in path.inner {
      guard case .optional(let record?) = value else { return nil }
      value = record.value(of: names[part].text, at: names[part].place)
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
    let first = names.count
    names.append(field.name)
    names += field.inner
    fields.append(Path(outward: field.outward, first: first, inner: first + 1..<names.count))
    return fields.count - 1
  }
}
