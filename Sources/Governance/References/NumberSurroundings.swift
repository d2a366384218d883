/// The words around a number that tell whether it is a clause of the text at hand. In doubt it is not.
struct NumberSurroundings {
  let bytes: Lent<UInt8>
  let tokens: Lent<ProseToken>

  private static let joining: ReferenceGrammar.Roles = [
    .plain, .and, .of, .to, .see, .within, .range, .direction,
  ]

  // MARK: Before

  /// Nothing before a unit makes it one of another document, or one among many: "Municipal Code section 3",
  /// "an item 5 metres long", "the lease clause 4", "the Nolan Report (section 3)".
  func leaveRoom(before index: Int, endsPhrase: Bool) -> Bool {
    guard index > 0 else { return true }
    let token = tokens[index - 1]
    switch token.kind {
    case .number: return tokens[index].isApart && (index == 1 || tokens[index - 2].kind != .word)
    case .opening: return !isOtherText(index - 2)
    case .comma: return !endsPhrase || !isOtherText(index - 2)
    case .word: break
    default: return true
    }
    if bytes[token.range].lowercasedEquals("at") { return !isOtherText(index - 2) }
    if !token.roles.isDisjoint(with: [.the, .determiner, .otherText]) || token.isPossessive { return false }
    let joins = !token.roles.isDisjoint(with: Self.joining)
    if token.isCapital, !tokens[index].isAllCapitals {
      return joins || tokens.beginsSentence(index - 1) && !tokens[index].isCapital
    }
    return joins || index < 2 || tokens[index - 2].roles.isDisjoint(with: [.the, .determiner])
  }

  /// Whether the word at `index` ends the name of another document, known or not.
  private func isOtherText(_ index: Int) -> Bool {
    var at = index
    while at > 0, index - at < 6, tokens[at].kind == .quote || tokens[at].kind == .closing { at -= 1 }
    guard at >= 0, tokens[at].kind == .word else { return at >= 0 && tokens[at].kind == .number }
    let token = tokens[at]
    if token.roles.contains(.otherText) { return true }
    if token.roles.contains(.ownWord) { return at == 0 || !tokens[at - 1].roles.contains(.this) }
    return token.isCapital && !tokens.beginsSentence(at) && !token.roles.contains(.council)
      && token.roles.isDisjoint(with: [.people, .person, .plain, .and, .audience])
  }

  // MARK: Behind

  /// Nothing behind the numbers makes them a power, a measure or a name: "Section 151 Officer".
  func leaveRoom(behind end: Int, of group: NumberGroup) -> Bool {
    guard end < tokens.count else { return true }
    let token = tokens[end]
    let isBeforeUnit = token.kind == .slash && end + 1 < tokens.count && tokens[end + 1].unit != nil
    if !token.isApart, [.slash, .number].contains(token.kind) { return isBeforeUnit }
    if token.kind == .other, !token.isApart, end + 1 < tokens.count, tokens[end + 1].kind == .number,
      !tokens[end + 1].isApart
    {
      return false
    }
    guard token.kind == .word, token.isApart else { return true }
    if !token.roles.isDisjoint(with: [.power, .measure, .otherText]) { return false }
    if token.roles.contains(.people) {
      let start = group.tokens.lowerBound
      return start > 0 && tokens.beginsSentence(start - 1)
        && !tokens[start - 1].roles.isDisjoint(with: [.plain, .within])
    }
    if !token.roles.isDisjoint(with: Self.joining) { return true }
    if token.isCapital { return tokens[group.tokens.lowerBound].isAllCapitals }
    let start = group.tokens.lowerBound
    let isJoined = start > 0 && tokens[start - 1].roles.contains(.and)
    return group.unit.isPlural || group.unit.isOuter || isJoined || group.list.paths.count > 1
      || mayBeVerb(token)
  }

  /// A sentence goes on with a verb or an adverb; a noun would make the number a name for it.
  private func mayBeVerb(_ token: ProseToken) -> Bool {
    let word = bytes[token.range]
    return word.last == UInt8(ascii: "s")
      || ["ed", "ing", "ly"].contains { word.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// No word goes on behind the number.
  func isEnd(_ index: Int) -> Bool { index >= tokens.count || tokens[index].kind != .word }

  /// A word that goes on with the sentence, or its end.
  func endsPhrase(_ index: Int) -> Bool {
    guard index < tokens.count, tokens[index].kind == .word, tokens[index].isApart else { return true }
    return !tokens[index].roles.isDisjoint(with: Self.joining.union(.the))
      && tokens[index].roles.isDisjoint(with: .measure)
  }
}
