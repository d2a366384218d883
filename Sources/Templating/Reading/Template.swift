import SourceText

/// A template as a tree, under the name by which pages and partials call it.
struct Template: Sendable {
  /// The file's base name without its ending: `policy`.
  let name: String
  let file: SourceFile
  let nodes: [TemplateNode]

  init(name: String, file: SourceFile, nodes: [TemplateNode] = []) {
    self.name = name
    self.file = file
    self.nodes = nodes
  }

  /// Where the text begins: behind a byte order mark, which is no text.
  var start: Int { file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// Whether a line begins at this byte.
  func isLineStart(_ position: Int) -> Bool {
    position == start || file.bytes[position - 1] == UInt8(ascii: "\n")
  }
}

/// What a template holds: its text in runs, and its tags as a tree.
indirect enum TemplateNode: Sendable {
  /// Bytes that are written as they are. An empty run at the start of a line says that the tag behind it
  /// begins that line, which counts where the line is indented.
  case literal(Range<Int>)
  /// A tag of the kinds `text` and `html`.
  case value(TemplateTag)
  /// A tag of the kinds `section` and `inverted`, and what lies between it and its end.
  case section(TemplateTag, [TemplateNode])
  /// A tag of the kind `partial`, and the blanks before it if it stands alone in its line: every line of
  /// the partial is indented by them.
  case partial(TemplateTag, indentation: Range<Int>?)
}

/// A tag of a template as it is written, before anything is known about the name in it.
struct TemplateTag: Sendable {
  enum Kind: Sendable {
    /// `{{name}}`
    case text
    /// `{{{name}}}` or `{{&name}}`
    case html
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case inverted
    /// `{{/name}}`
    case end
    /// `{{> name}}`
    case partial
    /// `{{! anything }}`
    case comment
  }

  let kind: Kind
  /// `review.words` in two parts; the name of a partial in one; none where what is written is no name.
  let parts: [String]
  /// The bytes of the name in the file.
  let nameRange: Range<Int>
  /// The bytes of the whole tag, braces included.
  let range: Range<Int>

  /// The name as it is written.
  var name: String { parts.joined(separator: ".") }

  /// Whether a line that holds nothing but this tag is left out of the page (Mustache specification,
  /// "standalone tags").
  var canStandAlone: Bool { kind != .text && kind != .html }
}
