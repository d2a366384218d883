import Governance
import Markup

/// The text of a version as the documents of the search index: a section or a labelled clause, each with the
/// paragraphs and bullets under it that have no label of their own.
///
/// A document is what people cite; each of its pieces has an address, so that a hit leads to the very bullet.
struct SearchedText {
  struct Document {
    /// As people cite it, without closing stop: `3.1 a)`; empty where there is no label.
    var label: String
    /// What the label is looked up by: `3.1.a`.
    var labelAddresses: [String]
    /// The nearest heading above or of its own, whose words count; and whether it is its own.
    var heading: [UInt8]
    var ownsHeading: Bool
    /// The headings above that one.
    var above: [[UInt8]]
    var pieces: [Piece]
  }

  struct Piece {
    let address: String
    let text: [UInt8]
  }

  private(set) var documents: [Document] = []
  private let aliases: [Version.LabelAlias]

  init(_ version: Version) {
    aliases = version.labelAliases
    documents.append(Document(under: Surroundings()))
    add(version.clauses, to: 0, in: Surroundings())
    documents.removeAll { $0.pieces.isEmpty && !$0.ownsHeading }
  }

  fileprivate struct Surroundings {
    var name = ""
    var heading: [UInt8] = []
    var above: [[UInt8]] = []
  }

  private mutating func add(_ clauses: [Clause], to document: Int, in place: Surroundings) {
    for clause in clauses {
      if case .heading(_, let content, _) = clause.block.kind {
        var inner = place
        if !place.heading.isEmpty { inner.above.append(place.heading) }
        inner.heading = Self.text(of: content)
        open(clause, in: inner, ownsHeading: true)
      } else if clause.block.label != nil {
        open(clause, in: place, ownsHeading: false)
      } else {
        addPieces(of: clause, to: document)
        add(clause.children, to: document, in: place)
      }
    }
  }

  private mutating func open(_ clause: Clause, in place: Surroundings, ownsHeading: Bool) {
    var place = place
    var document = Document(under: place)
    document.ownsHeading = ownsHeading
    if let label = clause.block.label {
      place.name = labelWithoutStop(fullLabel(label.text, under: place.name))
      document.label = place.name
      document.labelAddresses = [clause.address]
      for alias in aliases where clause.address == alias.at || clause.address.hasPrefix(alias.at + ".") {
        document.labelAddresses.append(alias.alias + clause.address.dropFirst(alias.at.count))
      }
    }
    documents.append(document)
    let index = documents.count - 1
    if ownsHeading {
      documents[index].pieces.append(Piece(address: clause.address, text: []))
    } else {
      addPieces(of: clause, to: index)
    }
    add(clause.children, to: index, in: place)
  }

  private mutating func addPieces(of clause: Clause, to document: Int) {
    guard !clause.address.isEmpty else { return }
    if case .list(let list) = clause.block.kind {
      let addresses = clause.bulletAddresses
      for (position, item) in list.items.enumerated() {
        documents[document].pieces.append(
          Piece(address: addresses.address(of: [position]), text: Self.text(of: item.blocks)))
      }
    } else {
      documents[document].pieces.append(Piece(address: clause.address, text: Self.text(of: [clause.block])))
    }
  }

  // MARK: Running text

  private static func text(of content: InlineContent) -> [UInt8] {
    var text: [UInt8] = []
    content.appendPlainText(to: &text)
    return text
  }

  private static func text(of blocks: some Sequence<Block>) -> [UInt8] {
    var text: [UInt8] = []
    for block in blocks { append(block, to: &text) }
    return text
  }

  private static func append(_ block: Block, to text: inout [UInt8]) {
    if !text.isEmpty { text.append(UInt8(ascii: " ")) }
    switch block.kind {
    case .paragraph(let content), .heading(_, let content, _): content.appendPlainText(to: &text)
    case .list(let list): for item in list.items { for block in item.blocks { append(block, to: &text) } }
    case .quote(let blocks): for block in blocks { append(block, to: &text) }
    case .code(let words, _): text += words.utf8
    case .table(let table):
      for cell in table.header + table.rows.flatMap({ $0 }) where !cell.isEmpty {
        if text.last != UInt8(ascii: " ") { text.append(UInt8(ascii: " ")) }
        cell.appendPlainText(to: &text)
      }
    case .rule: break
    }
  }
}

extension SearchedText.Document {
  fileprivate init(under place: SearchedText.Surroundings) {
    self.init(
      label: "", labelAddresses: [], heading: place.heading, ownsHeading: false, above: place.above,
      pieces: [])
  }
}
