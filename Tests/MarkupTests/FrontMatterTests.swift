import Markup
import SourceText
import Testing

@Suite struct FrontMatterTests {
  @Test("Fields come out as typed, each value with its place in the whole file")
  func fieldsHavePlaces() throws {
    let text = """
      ---
      title: Café Protocol   # a remark
      adopted: {date: 2023-03, body: "full council"}
      empty:
      list:
        - one
        - 'it''s'
      ---
      Text.

      """
    let file = SourceFile(path: "a.md", text: text)
    let document = readDocument(file, as: .policy)
    #expect(document.findings == [])
    let metadata = try #require(document.value.metadata)
    #expect(
      dump(metadata)
        == "{title: Café Protocol, adopted: {date: 2023-03, body: full council}, empty: , list: [one, it's]}")
    #expect(
      places(metadata, in: file) == ["Café Protocol", "2023-03", "\"full council\"", "", "one", "'it''s'"])
    #expect(file.text(document.value.body) == "Text.\n")
  }

  private func places(_ node: MetadataNode, in file: SourceFile) -> [String] {
    switch node.value {
    case .text: [file.text(node.range)]
    case .list(let nodes): nodes.flatMap { places($0, in: file) }
    case .fields(let fields): fields.flatMap { places($0.node, in: file) }
    }
  }
}
