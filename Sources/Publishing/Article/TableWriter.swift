import Markup
import Templating

/// Writes a pipe table as HTML, in a frame that scrolls sideways where the page is narrow.
///
/// Councils type tables of details under one heading cell (`| Policy details | |`): a header whose other
/// cells are empty is the table's caption, and the first cell of each row names the row. In every other
/// table the header names the columns.
struct TableWriter {
  let words: Words
  let tree: MarkupTree

  /// The address of a table that has one is a part of `addresses`.
  func write(
    _ table: NodeTable.PipeTable, id: Range<Int>?, among addresses: [UInt8], to inline: inout InlineWriter
  ) {
    let alignments = table.alignments
    let cells = tree.cells(of: table)
    let names = cells.prefix(alignments.count)
    let isListOfDetails = names.count == 2 && names[1].isEmpty
    let title = isListOfDetails ? tree.plainText(of: names[0]) : ""
    openFrame(title, &inline)
    if let id { inline.buffer.attribute("id", addresses, id) }
    inline.buffer.markup("><table>\n")
    if isListOfDetails {
      caption(names[0], &inline)
    } else if names.contains(where: { !$0.isEmpty }) {
      header(names, alignments, &inline)
    }
    inline.buffer.markup("<tbody>\n")
    for start in stride(from: names.count, to: cells.count, by: max(names.count, 1)) {
      row(cells[start..<start + names.count], alignments, isNamed: isListOfDetails, &inline)
    }
    inline.buffer.markup("</tbody>\n</table></div>\n")
  }

  /// What scrolls can be focused, and what can be focused has a name (WCAG 2.1.1, 4.1.2).
  private func openFrame(_ title: String, _ inline: inout InlineWriter) {
    inline.buffer.markup("<div class=\"table\" role=\"region\" tabindex=\"0\"")
    let name = title.isEmpty ? words(.tableLabel) : words(.namedTableLabel, [.title: title])
    inline.buffer.attribute("aria-label", name)
  }

  private func caption(_ content: Range<Int>, _ inline: inout InlineWriter) {
    guard !content.isEmpty else { return }
    inline.buffer.markup("<caption>")
    inline.write(content, of: tree)
    inline.buffer.markup("</caption>\n")
  }

  private func header(
    _ names: ArraySlice<Range<Int>>, _ alignments: [Table.Alignment], _ inline: inout InlineWriter
  ) {
    inline.buffer.markup("<thead>\n<tr>")
    for (cell, alignment) in zip(names, alignments) {
      if cell.isEmpty {
        // A heading cell without words would be announced as a nameless column.
        inline.buffer.markup("<td></td>")
      } else {
        inline.buffer.markup("<th scope=\"col\"")
        self.alignment(alignment, &inline)
        inline.buffer.markup(">")
        inline.write(cell, of: tree)
        inline.buffer.markup("</th>")
      }
    }
    inline.buffer.markup("</tr>\n</thead>\n")
  }

  private func row(
    _ row: ArraySlice<Range<Int>>, _ alignments: [Table.Alignment], isNamed: Bool,
    _ inline: inout InlineWriter
  ) {
    inline.buffer.markup("<tr>")
    for (column, (cell, alignment)) in zip(row, alignments).enumerated() {
      if isNamed, column == 0, !cell.isEmpty {
        inline.buffer.markup("<th scope=\"row\"")
        self.alignment(alignment, &inline)
        inline.buffer.markup(">")
        inline.write(cell, of: tree)
        inline.buffer.markup("</th>")
      } else {
        inline.buffer.markup("<td")
        self.alignment(alignment, &inline)
        inline.buffer.markup(">")
        inline.write(cell, of: tree)
        inline.buffer.markup("</td>")
      }
    }
    inline.buffer.markup("</tr>\n")
  }

  private func alignment(_ alignment: Table.Alignment, _ inline: inout InlineWriter) {
    switch alignment {
    case .none: break
    case .left: inline.buffer.attribute("class", "left")
    case .center: inline.buffer.attribute("class", "center")
    case .right: inline.buffer.attribute("class", "right")
    }
  }
}
