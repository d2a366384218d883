import SourceText

/// A template at the place where it is put into a page: the page itself, or a partial with the tags that
/// led to it and the indentation of its lines.
struct Inclusion {
  let template: Template
  private let indentation: [UInt8]
  /// The templates around this one, the page first.
  private let outer: [String]
  /// Where each of them includes the next, the nearest first.
  private(set) var notes: [Finding.Note]

  init(of page: Template) {
    self.init(template: page, indentation: [], outer: [], notes: [])
  }

  private init(template: Template, indentation: [UInt8], outer: [String], notes: [Finding.Note]) {
    self.template = template
    self.indentation = indentation
    self.outer = outer
    self.notes = notes
  }

  /// How many templates stand around this one.
  var depth: Int { outer.count }

  /// A partial as included from here. A tag that stands alone in its line hands its indentation to every
  /// line of the partial, on top of what its own line is indented by.
  func including(_ partial: Template, by tag: TemplateTag, _ blanks: Range<Int>?) -> Inclusion {
    Inclusion(
      template: partial, indentation: blanks.map { indentation + template.file.bytes[$0] } ?? [],
      outer: outer + [template.name],
      notes: [Finding.Note("`\(partial.name)` is included here", at: Place(template.file, tag.range))] + notes
    )
  }

  /// The templates between one around this and this one, itself last, if that one is around or is this.
  func path(from name: String) -> [String]? {
    let chain = outer + [template.name]
    return chain.firstIndex(of: name).map { Array(chain[($0 + 1)...]) }
  }

  /// Bytes of the template with the indentation put before each line that begins among them. An empty range
  /// at the start of a line stands for the line's beginning.
  func indented(_ range: Range<Int>) -> [UInt8] {
    let bytes = template.file.bytes
    guard !indentation.isEmpty else { return Array(bytes[range]) }
    if range.isEmpty { return template.isLineStart(range.lowerBound) ? indentation : [] }
    var result: [UInt8] = []
    for position in range {
      if template.isLineStart(position) { result += indentation }
      result.append(bytes[position])
    }
    return result
  }
}
