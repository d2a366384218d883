/// The words around a number that tell whether it is a clause of the text at hand.
struct NumberSurroundings {
  let bytes: [UInt8]
  let tokens: [ProseToken]

  /// Nothing before a unit makes it one of another document, or one among many: "Municipal Code section 3",
  /// "an item 5 metres long", "the lease clause 4".
  func leaveRoom(before index: Int) -> Bool {
    guard index > 0, tokens[index - 1].kind == .word || tokens[index - 1].kind == .number else { return true }
    let token = tokens[index - 1]
    if token.kind == .number { return !tokens[index].isApart ? false : index == 1 || tokens[index - 2].kind != .word }
    if token.roles.contains(.the) || token.roles.contains(.determiner) { return false }
    if token.isPossessive || token.roles.contains(.otherText) { return false }
    if token.isCapital, !tokens[index].isAllCapitals {
      return !token.roles.isDisjoint(with: [.plain, .and, .of, .to, .see, .within, .range])
        || tokens.beginsSentence(index - 1) && token.roles.isDisjoint(with: .foreign) && !isNounBefore(index)
    }
    guard token.roles.isDisjoint(with: [.plain, .and, .of, .to, .see, .within, .range]), index > 1 else { return true }
    return tokens[index - 2].roles.isDisjoint(with: [.the, .determiner])
  }

  /// A capital word that begins a sentence and stands before a capital unit: "Building Regulation 7".
  private func isNounBefore(_ index: Int) -> Bool {
    tokens[index].isCapital
  }

  /// Nothing behind the numbers makes them a power, a measure or a name: "Section 151 Officer".
  func leaveRoom(behind end: Int, of group: NumberGroup) -> Bool {
    guard end < tokens.count else { return true }
    let token = tokens[end]
    if !token.isApart, [.slash, .number].contains(token.kind) { return false }
    if token.kind == .other, !token.isApart, end + 1 < tokens.count, tokens[end + 1].kind == .number,
      !tokens[end + 1].isApart
    {
      return false
    }
    guard token.kind == .word, token.isApart else { return true }
    if token.roles.contains(.power) || token.roles.contains(.measure) { return false }
    if token.roles.contains(.people) {
      let start = group.tokens.lowerBound
      return start > 0 && tokens.beginsSentence(start - 1)
        && !tokens[start - 1].roles.isDisjoint(with: [.plain, .within])
    }
    let isLoud = tokens[group.tokens.lowerBound].isAllCapitals
    if token.isCapital, !isLoud {
      return !token.roles.isDisjoint(with: [.plain, .and, .of, .to, .see, .within, .range, .direction])
    }
    return true
  }

  /// A word that goes on with the sentence, or its end.
  func endsPhrase(_ index: Int) -> Bool {
    guard index < tokens.count, tokens[index].kind == .word, tokens[index].isApart else { return true }
    return !tokens[index].roles.isDisjoint(with: [.plain, .and, .of, .to, .within, .direction, .the])
      && tokens[index].roles.isDisjoint(with: [.measure])
  }
}
