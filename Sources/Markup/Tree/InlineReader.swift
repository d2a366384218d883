import SourceText

/// Running text: libcmark's inline nodes as pieces of text with places.
///
/// libcmark's columns are only hints, so a text is looked for in the file: where the hint says, else from
/// where the text before it ended. A place that cannot be found (an entity, an escape) is where the search
/// began, which is never far off.
extension TreeReader {
  /// The pieces inside the node at `index`. Neighbouring texts come out as one.
  mutating func inlines(in index: Int) -> [Inline] {
    var pieces: [Inline] = []
    var run: TextRun?
    var child = index + 1
    let end = tree.nodes[index].end
    while child < end {
      let node = tree.nodes[child]
      if node.kind == .text || node.kind == .inlineHTML {
        extend(&run, with: node)
      } else {
        flush(&run, into: &pieces)
        pieces.append(contentsOf: piece(node, at: child))
      }
      child = Int(node.end)
    }
    flush(&run, into: &pieces)
    return pieces
  }

  /// Texts that stand side by side in the tree and in its words.
  private struct TextRun {
    var words: Range<Int32>
    var start: Int
  }

  private mutating func extend(_ run: inout TextRun?, with node: CommonMarkTree.Node) {
    let start = place(of: node)
    if node.kind == .inlineHTML {
      reportHTML(words(node.words), at: start..<start + node.words.count)
    }
    var extended = run ?? TextRun(words: node.words, start: start)
    extended.words = extended.words.lowerBound..<node.words.upperBound
    run = extended
  }

  private mutating func flush(_ run: inout TextRun?, into pieces: inout [Inline]) {
    guard let done = run else { return }
    run = nil
    pieces.append(.text(words(done.words), at: done.start))
  }

  private mutating func piece(_ node: CommonMarkTree.Node, at index: Int) -> [Inline] {
    switch node.kind {
    case .softBreak: return [.softBreak]
    case .hardBreak: return [.hardBreak]
    case .codeSpan:
      _ = place(of: node)
      return [.code(words(node.words))]
    case .emphasis: return [.emphasis(inlines(in: index))]
    case .strong: return [.strong(inlines(in: index))]
    case .link: return [link(node, at: index)]
    case .image: return image(node, at: index)
    default: return inlines(in: index)
    }
  }

  private mutating func link(_ node: CommonMarkTree.Node, at index: Int) -> Inline {
    let target = words(node.words)
    let range = linkRange()
    if let footnote = footnote(target, at: range) { return footnote }
    cursor = range.lowerBound
    let content = inlines(in: index)
    cursor = max(cursor, range.upperBound)
    if let finding = linkFinding(target: target, at: Place(file, range)) { findings.append(finding) }
    links.append(LinkUse(target: target, range: range, isImage: false))
    return .link(target: target, title: words(node.extra), content: content, range: range)
  }

  private mutating func image(_ node: CommonMarkTree.Node, at index: Int) -> [Inline] {
    let source = words(node.words)
    let range = linkRange()
    if let footnote = footnote(source, at: range.dropFirst()) {
      // "Stop![^1]" is an exclamation with a footnote, no picture.
      return [.text("!", at: range.lowerBound), footnote]
    }
    cursor = range.lowerBound
    let before = links.count
    let alternative = Inline.plainText(inlines(in: index))
    // The description of a picture is text alone.
    links.removeLast(links.count - before)
    links.append(LinkUse(target: source, range: range, isImage: true))
    cursor = max(cursor, range.upperBound)
    findings += imageFindings(source: source, alternative: alternative, at: Place(file, range))
    return [.image(source: source, title: words(node.extra), alternative: alternative, range: range)]
  }

  /// A footnote's mark, which libcmark took for a link because the head of its text says so. Only `[^name]`
  /// itself counts: a link that somebody typed with such a target is none.
  private mutating func footnote(_ target: String, at range: Range<Int>) -> Inline? {
    guard file.bytes.has("[^", at: range.lowerBound), target.hasPrefix("footnote:"),
      let index = Int(target.dropFirst(9)), lifted.footnotes.indices.contains(index)
    else { return nil }
    let end = closing(.rightBracket, of: .leftBracket, from: range.lowerBound)
    guard range.upperBound == end else { return nil }
    usedFootnotes.insert(index)
    cursor = end
    return .footnote(name: file.text(lifted.footnotes[index].name), at: range.lowerBound)
  }

  /// Where the words of a node stand in the file; the cursor moves behind them.
  private mutating func place(of node: CommonMarkTree.Node) -> Int {
    let words = Int(node.words.lowerBound)..<Int(node.words.upperBound)
    let line = text.line(node.line)
    let hint = line.map { $0.source.lowerBound + Int(node.column) - 1 - $0.prefix } ?? cursor
    let start = max(hint, cursor)
    if stands(words, at: start) {
      cursor = start + words.count
      return start
    }
    // The markup between two texts is short; a window keeps a long block from costing its length squared.
    if let found = find(words, within: 1024) {
      cursor = found + words.count
      return found
    }
    return align(words, from: start)
  }

  private func find(_ words: Range<Int>, within window: Int) -> Int? {
    var at = cursor
    let last = min(limit - words.count, cursor + window)
    while at <= last {
      if stands(words, at: at) { return at }
      at += 1
    }
    return nil
  }

  /// Words that the file spells with backslashes or entities: follows both, and gives where they begin.
  private mutating func align(_ words: Range<Int>, from start: Int) -> Int {
    let bytes = file.bytes
    var at = min(start, limit)
    var word = words.lowerBound
    while at < limit, word < words.upperBound {
      if bytes[at] == tree.text[word], bytes[at] != .ampersand {
        at += 1
        word += 1
      } else if bytes[at] == .backslash {
        at += 1
      } else if bytes[at] == .ampersand, let end = bytes[at..<limit].prefix(40).firstIndex(of: .semicolon) {
        at = end + 1
        let next = at < limit ? bytes[at] : .space
        word += 1
        while word < words.upperBound, tree.text[word] != next { word += 1 }
      } else if bytes[at] == .ampersand, tree.text[word] == .ampersand {
        at += 1
        word += 1
      } else {
        break
      }
    }
    cursor = at
    return min(start, limit)
  }

  private func stands(_ words: Range<Int>, at start: Int) -> Bool {
    guard start >= 0, start + words.count <= limit else { return false }
    return tree.text.withUnsafeBytes { text in
      file.bytes.withUnsafeBytes { bytes in
        var offset = 0
        while offset < words.count, text[words.lowerBound + offset] == bytes[start + offset] { offset += 1 }
        return offset == words.count
      }
    }
  }

  /// The next link or image in the file, from its first bracket to its last.
  private func linkRange() -> Range<Int> {
    let bytes = file.bytes
    var start = cursor
    while start < limit, bytes[start] != .leftBracket, bytes[start] != .lessThan {
      start += bytes[start] == .backslash ? 2 : 1
    }
    guard start < limit else { return min(cursor, limit)..<min(cursor, limit) }
    if bytes[start] == .lessThan {
      let end = bytes[start..<limit].firstIndex(of: .greaterThan).map { $0 + 1 } ?? limit
      return start..<end
    }
    let isImage = start > cursor && bytes[start - 1] == .exclamationMark
    var end = closing(.rightBracket, of: .leftBracket, from: start)
    if end < limit, bytes[end] == .leftParenthesis {
      end = closing(.rightParenthesis, of: .leftParenthesis, from: end)
    } else if end < limit, bytes[end] == .leftBracket {
      end = closing(.rightBracket, of: .leftBracket, from: end)
    }
    return (isImage ? start - 1 : start)..<end
  }

  /// The byte after the `close` that answers the `open` at `start`.
  private func closing(_ close: UInt8, of open: UInt8, from start: Int) -> Int {
    var depth = 0
    var at = start
    while at < limit {
      switch file.bytes[at] {
      case .backslash: at += 1
      case open: depth += 1
      case close:
        depth -= 1
        if depth == 0 { return at + 1 }
      default: break
      }
      at += 1
    }
    return limit
  }
}
