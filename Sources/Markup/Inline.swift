/// A piece of running text inside a block.
package enum Inline: Sendable, Equatable {
  /// Plain text and the byte in the file at which it starts. Neighbouring texts are one piece. Where
  /// Markdown's escapes or entities make text and source differ, bytes after the first such place are
  /// found again at the next piece.
  case text(String, at: Int)
  case emphasis([Inline])
  case strong([Inline])
  case code(String)
  /// `target` is the destination as Markdown gives it, unescaped; what it means is decided later.
  indirect case link(target: String, title: String, content: [Inline], range: Range<Int>)
  indirect case image(source: String, title: String, alternative: String, range: Range<Int>)
  /// `[^10]`; `name` is the mark without brackets. Only marks that are defined in the file come out so.
  case footnote(name: String, at: Int)
  case softBreak
  case hardBreak
}

/// A link or a picture somewhere in a text.
package struct LinkUse: Sendable, Equatable {
  /// As Markdown gives it: `../ashby/complaints.md#3.1`.
  package var target: String
  package var range: Range<Int>
  package var isImage: Bool
}

extension Inline {
  /// The words of a run of text without its markup, breaks as spaces.
  package static func plainText(_ content: [Inline]) -> String {
    var text = ""
    append(content, to: &text)
    return text
  }

  private static func append(_ content: [Inline], to text: inout String) {
    for piece in content {
      switch piece {
      case .text(let words, _): text += words
      case .code(let words): text += words
      case .emphasis(let inner), .strong(let inner), .link(_, _, let inner, _): append(inner, to: &text)
      case .image(_, _, let alternative, _): text += alternative
      case .softBreak, .hardBreak: text += " "
      case .footnote: break
      }
    }
  }
}
