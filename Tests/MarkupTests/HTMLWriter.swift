import Markup

/// Writes a tree as the HTML that libcmark writes for the same text, so that the two can be compared.

func html(_ blocks: some Sequence<Block>) -> String {
  var writer = HTMLWriter()
  writer.write(blocks, isTight: false)
  return writer.out
}

private struct HTMLWriter {
  var out = ""

  private mutating func startLine() {
    if !out.isEmpty, !out.hasSuffix("\n") { out += "\n" }
  }

  mutating func write(_ blocks: some Sequence<Block>, isTight: Bool) {
    for block in blocks {
      switch block.kind {
      case .heading(let level, let content, _):
        startLine()
        out += "<h\(level)>\(text(content))</h\(level)>\n"
      case .paragraph(let content):
        if isTight {
          out += text(content)
        } else {
          startLine()
          out += "<p>\(text(content))</p>\n"
        }
      case .list(let list): write(list)
      case .quote(let inner):
        startLine()
        out += "<blockquote>\n"
        write(inner, isTight: false)
        startLine()
        out += "</blockquote>\n"
      case .code(let code, let info):
        startLine()
        let language = info.split(whereSeparator: \.isWhitespace).first
        out += "<pre><code" + (language.map { " class=\"language-\(escaped(String($0)))\"" } ?? "") + ">"
        out += escaped(code) + "</code></pre>\n"
      case .table: out += "<table>"
      case .rule:
        startLine()
        out += "<hr />\n"
      }
    }
  }

  private mutating func write(_ list: MarkupList) {
    startLine()
    let name = list.start == nil ? "ul" : "ol"
    let start = list.start ?? 1
    out += "<\(name)" + (start == 1 ? "" : " start=\"\(start)\"") + ">\n"
    for item in list.items {
      startLine()
      out += "<li>"
      write(item.blocks, isTight: list.isTight)
      out += "</li>\n"
    }
    out += "</\(name)>\n"
  }

  private func text(_ content: InlineContent) -> String {
    content.map { piece in
      switch piece {
      case .text(let run, _): escaped(run.words)
      case .emphasis(let inner): "<em>\(text(inner))</em>"
      case .strong(let inner): "<strong>\(text(inner))</strong>"
      case .code(let run): "<code>\(escaped(run.words))</code>"
      case .link(let target, let title, let inner, _):
        "<a href=\"\(address(target))\"\(attribute(title))>\(text(inner))</a>"
      case .image(let source, let title, let alternative, _):
        "<img src=\"\(address(source))\" alt=\"\(escaped(alternative))\"\(attribute(title)) />"
      case .footnote(let name, _): "[^\(name)]"
      case .softBreak: "\n"
      case .hardBreak: "<br />\n"
      }
    }.joined()
  }

  private func attribute(_ title: String) -> String {
    title.isEmpty ? "" : " title=\"\(escaped(title))\""
  }

  private func escaped(_ text: String) -> String {
    String(
      decoding: text.utf8.flatMap { byte -> [UInt8] in
        switch byte {
        case UInt8(ascii: "&"): Array("&amp;".utf8)
        case UInt8(ascii: "<"): Array("&lt;".utf8)
        case UInt8(ascii: ">"): Array("&gt;".utf8)
        case UInt8(ascii: "\""): Array("&quot;".utf8)
        default: [byte]
        }
      }, as: UTF8.self)
  }

  /// libcmark keeps these signs of an address and writes every other byte with `%`.
  private func address(_ target: String) -> String {
    let safe = Set("-_.+!*(),%#@?=;:/$~'&".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    return String(
      decoding: target.utf8.flatMap { byte -> [UInt8] in
        switch byte {
        case UInt8(ascii: "&"): Array("&amp;".utf8)
        case UInt8(ascii: "'"): Array("&#x27;".utf8)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "a")...UInt8(ascii: "z"):
          [byte]
        case _ where safe.contains(byte): [byte]
        default: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
      }, as: UTF8.self)
  }
}
