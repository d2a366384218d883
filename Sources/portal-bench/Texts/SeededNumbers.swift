/// Numbers that look like chance and are the same for the same seed, on every machine.
///
/// SplitMix64, after Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
package struct SeededNumbers: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  /// One for each thing made from a seed, so that the thousandth policy is the same whether or not the
  /// others are made.
  package init(seed: UInt64, thing: Int) {
    var mixed = SeededNumbers(seed: seed ^ (UInt64(thing) &* 0xd134_2543_de82_ef95))
    self.init(seed: mixed.next())
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A whole number in `range`. The remainder's tiny bias does not matter to made-up texts.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// Whether something happens that happens `percent` times in a hundred.
  mutating func happens(_ percent: Int) -> Bool { number(1...100) <= percent }

  mutating func pick<Item>(_ items: [Item]) -> Item { items[number(0...(items.count - 1))] }
}
