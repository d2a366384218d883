import Markup

/// The paragraphs of a block that may name something. Most texts stand in their file as they are read, which is looked
/// through for signs in one pass; what Markdown spells in another way is looked through by itself.
struct TellingParagraphs {
  private let triggers: ReferenceTriggers
  private let posts: PostTitles
  /// By where their content begins in the tree; `next` of them is still to be taken.
  private var found: [(content: Int, signs: ReferenceTriggers.Signs)] = []
  private var next = 0
  /// The file of the tree, and what stands elsewhere.
  private var scan = SignScan()
  private var scanned: MarkupTree?
  private var scanElsewhere = SignScan()

  init(_ council: CouncilNames) {
    triggers = council.triggers
    posts = council.posts
  }

  var isEmpty: Bool { found.isEmpty }

  /// Looks for them in a block, in place of those of the block before.
  mutating func find(in block: Int, of tree: MarkupTree, spelledIn memory: inout ProseText) {
    if tree !== scanned {
      tree.withFile(from: block) { triggers.scan($0, $1, with: &scan) }
      scanned = tree
    }
    if !found.isEmpty { found.removeAll(keepingCapacity: true) }
    next = 0
    tree.forEachParagraph(ofBlock: block, passing: silence, spelledIn: &memory) { words in
      var signs = signs(in: words)
      // A post may be named by what is no prose, such as a link.
      if posts.isEmpty { signs.posts = nil } else if !words.isWhole { signs.posts = 0..<Int.max }
      if signs.firstReference != nil || signs.posts != nil { found.append((words.content, signs)) }
      return silence
    }
  }

  /// Where paragraphs of the file stand that need no look.
  private var silence: Range<Int> { posts.mayBeginOutsideWords ? 0..<0 : scan.silence }

  private mutating func signs(in words: ParagraphWords) -> ReferenceTriggers.Signs {
    if words.isInFile, scan.has(words.part, of: words.text) {
      return triggers.signs(in: words.text, words.part, from: &scan)
    }
    triggers.scan(words.text, words.part, with: &scanElsewhere)
    return triggers.signs(in: words.text, words.part, from: &scanElsewhere)
  }

  /// The signs of the paragraph with this content, where it is the next of them.
  mutating func take(_ content: InlineContent) -> ReferenceTriggers.Signs? {
    guard next < found.count, found[next].content == content.startIndex else { return nil }
    defer { next += 1 }
    return found[next].signs
  }
}
