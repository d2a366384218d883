import Markup
import SourceText
import Testing

/// No word of a text is lost on its way into the tree, none is added and none changes places.
@Suite struct NothingLostTests {
  @Test("Labels and texts of the tree hold every word of the five transcriptions", arguments: SeedTests.seeds)
  func transcriptions(seed: String, content: String, labels: String) throws {
    let document = readDocument(try Fixtures.content(content), as: .policy).value
    #expect(words(of: document.blocks) == words(document.file.text(document.body)))
  }

  @Test("Labels and texts of the tree hold every word of the raw sources", arguments: SeedTests.seeds)
  func sources(seed: String, content: String, labels: String) throws {
    let text = try Fixtures.seed(seed)
    #expect(words(of: readPolicy(text).value.blocks) == words(text))
  }

  @Test("Labels and texts of the tree hold every word of generated policies", arguments: 0..<20)
  func generated(batch: Int) {
    for seed in batch * 20..<(batch + 1) * 20 {
      let text = MarkdownGenerator.plainDocument(seed: UInt64(seed))
      #expect(words(of: readPolicy(text).value.blocks) == words(text), "seed \(seed):\n\(text)")
    }
  }

  private func words(_ text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private func words(of blocks: some Sequence<Block>) -> [String] {
    blocks.flatMap { block -> [String] in
      let label = words(block.label?.text ?? "")
      switch block.kind {
      case .list(let list): return label + list.items.flatMap { words(of: $0.blocks) }
      case .quote(let inner): return label + words(of: inner)
      case .code(let code, _): return label + words(code)
      default: return label + runs([block]).flatMap { words($0.plainText) }
      }
    }
  }
}
