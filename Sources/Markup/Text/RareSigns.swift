/// How often a text has signs that few texts have, counted in one look at it: who asks for what is made of them looks
/// no further where there are too few.
struct RareSigns {
  private(set) var tabs = 0
  /// Square and angle brackets that open.
  private(set) var brackets = 0

  init(in bytes: [UInt8], _ body: Range<Int>) {
    bytes.withUnsafeBytes { bytes in
      ByteBlock.forEach(in: bytes, body) { _, block in
        let tabs = block.isEqual(to: .tab)
        let brackets = block.isEqual(to: .leftBracket) .| block.isEqual(to: .lessThan)
        guard (tabs .| brackets).first != nil else { return }
        self.tabs += tabs.count
        self.brackets += brackets.count
      }
    }
  }
}
