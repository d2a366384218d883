package import Markup

/// A unit of a policy's text that has an address: a section, a numbered clause, an unlabelled paragraph.
///
/// Clauses nest by their labels: `a)` under `3.1.` under the section `3.`. What a clause prints is its
/// `block`; what stands under it is `children`. The address is what people cite: `3.1.a`.
package struct Clause: Sendable {
  /// The fragment of its address, without `#`: `3.1.a`, `roles-of-councillors`, `3.p2`; unique in its
  /// version.
  package var address: String
  /// Its opening block: a heading for a section, else whatever the text has there. `block.label` is the
  /// official label, if it has one.
  package var block: Block
  /// For a list: the position of its first bullet among the bullets of the parent, from 1; the bullets'
  /// addresses are the parent's address and `item` with the position (`3.5.item8`).
  package var firstItem: Int {
    get { Int(storedFirstItem) }
    set { storedFirstItem = Int32(clamping: newValue) }
  }
  private var storedFirstItem: Int32
  package var children: [Clause]

  package init(address: String, block: Block, firstItem: Int = 1, children: [Clause] = []) {
    self.address = address
    self.block = block
    storedFirstItem = Int32(clamping: firstItem)
    self.children = children
  }
}
