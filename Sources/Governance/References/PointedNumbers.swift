/// Clauses that a text points at without a unit and a number side by side: `this clause`, `see 4.2`,
/// `4.2(b) above`, `(b) below`.
struct PointedNumbers {
  let numbers: NumberReader
  /// Where the last list ended that nothing points at: inside it there is nothing to be found.
  private var end = 0

  init(numbers: NumberReader) { self.numbers = numbers }

  private var surroundings: NumberSurroundings { numbers.surroundings }

  private var tokens: Lent<ProseToken> { numbers.tokens }

  /// `this clause`, `this standing order`: the unit, and where it ends.
  func this(at index: Int) -> (unit: ReferenceGrammar.Unit.Kind, end: Int)? {
    let next = index + 1
    guard tokens[index].roles.contains(.this), tokens[index].range.count == 4, next < tokens.count else {
      return nil
    }
    var unit = tokens[next].unit
    var end = next + 1
    if tokens[next].roles.contains(.standing), end < tokens.count, tokens[end].roles.contains(.orders) {
      unit = .init(kind: .order, isPlural: tokens[end].range.count > 5)
      end += 1
    }
    guard let unit, !unit.isPlural, !unit.isShort else { return nil }
    // "this section of the park"
    if end < tokens.count, tokens[end].roles.contains(.of) || tokens[end].kind == .number { return nil }
    return (unit.kind, end)
  }

  /// A number of several parts, or in brackets, behind `see` or before `above`.
  mutating func group(at index: Int) -> NumberGroup? {
    guard index >= end, [.number, .opening].contains(tokens[index].kind),
      tokens[index].isApart || index > 0 && tokens[index - 1].kind == .opening
    else { return nil }
    let unit = ReferenceGrammar.Unit(kind: .clause, isPlural: true)
    guard let list = LabelList(at: index, of: unit, with: numbers.paths) else { return nil }
    end = list.end
    guard list.paths[0].components.count > 1 || list.paths[0].isRelative else { return nil }
    let isSeen = index > 0 && tokens[index - 1].roles.contains(.see) && surroundings.endsPhrase(list.end)
    let isPlaced =
      list.end < tokens.count && tokens[list.end].roles.contains(.direction)
      && surroundings.endsPhrase(list.end + 1)
    guard isSeen || isPlaced else { return nil }
    if case .other = numbers.joint(at: list.end, of: unit).owner { return nil }
    return NumberGroup(unit: unit, list: list, tokens: index..<list.end, owner: .own)
  }
}
