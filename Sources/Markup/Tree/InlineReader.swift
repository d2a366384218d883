import SourceText

/// Running text: libcmark's inline nodes as pieces of text with places.
///
/// libcmark's columns are only hints, so a text is looked for in the file: where the hint says, else from
/// where the text before it ended. A place that cannot be found (an entity, an escape) is where the search
/// began, which is never far off.
extension TreeReader {
  /// The pieces inside the node at `index`. Neighbouring texts come out as one.
  mutating func readInlines(in index: Int) {
    var run: PendingText?
    var child = index + 1
    let end = tree.nodes[index].end
    while child < end {
      let node = tree.nodes[child]
      if node.kind == .text || node.kind == .inlineHTML {
        extend(&run, with: node)
      } else {
        flush(&run)
        readPiece(node, at: child)
      }
      child = Int(node.end)
    }
    flush(&run)
  }

  /// Texts that stand side by side in the tree and in its words.
  private struct PendingText {
    var words: Range<Int>
    var start: Int
    /// Whether the file has the words as they are, from `start` on.
    var isInFile: Bool
  }

  private mutating func extend(_ run: inout PendingText?, with node: CommonMarkTree.Node) {
    if let words = takeStandIn(node) {
      flush(&run)
      builder.addText(words)
      cursor = words.upperBound
      return
    }
    let place = place(of: node)
    let words = Int(node.words.lowerBound)..<Int(node.words.upperBound)
    if node.kind == .inlineHTML {
      reportHTML(self.words(node.words), at: place.start..<place.start + words.count)
    }
    guard var extended = run else {
      run = PendingText(words: words, start: place.start, isInFile: place.isExact)
      return
    }
    extended.isInFile =
      extended.isInFile && place.isExact && extended.start + extended.words.count == place.start
    extended.words = extended.words.lowerBound..<words.upperBound
    run = extended
  }

  private mutating func flush(_ run: inout PendingText?) {
    guard let done = run else { return }
    run = nil
    if done.isInFile {
      builder.addText(done.start..<done.start + done.words.count)
    } else {
      builder.addText(tree.text[done.words], at: done.start)
    }
  }

  private mutating func readPiece(_ node: CommonMarkTree.Node, at index: Int) {
    switch node.kind {
    case .softBreak: builder.add(.softBreak, cursor..<cursor)
    case .hardBreak: builder.add(.hardBreak, cursor..<cursor)
    case .codeSpan:
      let words = tree.text[Int(node.words.lowerBound)..<Int(node.words.upperBound)]
      builder.addSpelled(.codeSpan, words, at: place(of: node).start)
    case .emphasis: readEmphasis(.emphasis, at: index)
    case .strong: readEmphasis(.strong, at: index)
    case .link: readLink(node, at: index)
    case .image: readImage(node, at: index)
    default: readInlines(in: index)
    }
  }

  private mutating func readEmphasis(_ kind: NodeKind, at index: Int) {
    let emphasis = builder.open(kind, cursor..<cursor)
    readInlines(in: index)
    builder.close(emphasis)
  }

  private mutating func readLink(_ node: CommonMarkTree.Node, at index: Int) {
    let target = words(node.words)
    let range = linkRange()
    if let name = footnote(target, at: range) { return builder.addFootnote(name, at: range.lowerBound) }
    cursor = range.lowerBound
    let link = builder.openLink(to: target, title: words(node.extra), range)
    readInlines(in: index)
    builder.close(link)
    cursor = max(cursor, range.upperBound)
    if let finding = linkFinding(target: target, at: Place(file, range)) { findings.append(finding) }
    links.append(LinkUse(target: target, range: range, isImage: false))
  }

  private mutating func readImage(_ node: CommonMarkTree.Node, at index: Int) {
    let source = words(node.words)
    let range = linkRange()
    if let name = footnote(source, at: range.dropFirst()) {
      // "Stop![^1]" is an exclamation with a footnote, no picture.
      builder.addText(range.lowerBound..<range.lowerBound + 1)
      return builder.addFootnote(name, at: range.lowerBound + 1)
    }
    cursor = range.lowerBound
    let before = links.count
    let first = builder.next
    readInlines(in: index)
    let alternative = builder.takePlainText(from: first)
    // The description of a picture is text alone.
    links.removeLast(links.count - before)
    links.append(LinkUse(target: source, range: range, isImage: true))
    cursor = max(cursor, range.upperBound)
    findings += imageFindings(source: source, alternative: alternative, at: Place(file, range))
    builder.addImage(.init(source: source, title: words(node.extra), alternative: alternative), range)
  }

  /// The name of a footnote whose mark stands at `range`, which libcmark took for a link because the head of its
  /// text says so. Only `[^name]` itself counts: a link that somebody typed with such a target is none.
  private mutating func footnote(_ target: String, at range: Range<Int>) -> String? {
    guard file.bytes.has("[^", at: range.lowerBound), target.hasPrefix("footnote:"),
      let index = Int(target.dropFirst(9)), lifted.footnotes.indices.contains(index)
    else { return nil }
    let end = closing(.rightBracket, of: .leftBracket, from: range.lowerBound)
    guard range.upperBound == end else { return nil }
    usedFootnotes.insert(index)
    cursor = end
    return file.text(lifted.footnotes[index].name)
  }

  /// Where the words of a node stand in the file, and whether exactly as they are; the cursor moves behind them.
  private mutating func place(of node: CommonMarkTree.Node) -> (start: Int, isExact: Bool) {
    let words = Int(node.words.lowerBound)..<Int(node.words.upperBound)
    let line = text.line(node.line)
    let hint = line.map { $0.source.lowerBound + Int(node.column) - 1 - $0.prefix } ?? cursor
    let start = max(hint, cursor)
    if stands(words, at: start) {
      cursor = start + words.count
      return (start, true)
    }
    // The markup between two texts is short; a window keeps a long block from costing its length squared.
    if let found = find(words, within: 1024) {
      cursor = found + words.count
      return (found, true)
    }
    return (align(words, from: start), false)
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
    start + words.count <= limit && file.bytes.has(tree.text, words, at: start)
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
