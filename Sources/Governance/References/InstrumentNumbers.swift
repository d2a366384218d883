/// Finds statutory instruments that are cited by their number: `SI 2018/952`, `S.I. 2018 No. 952`,
/// `Statutory Instrument 2018/952`, `SI No. 952 of 2018`, `SSI 2003/176`.
struct InstrumentNumbers {
  let bytes: Lent<UInt8>
  let tokens: Lent<ProseToken>

  /// The instrument whose series stands at `index`, and the tokens of all its name.
  func number(at index: Int) -> (number: Enactment.Number, tokens: Range<Int>)? {
    let token = tokens[index]
    guard token.roles.contains(.series) else { return nil }
    var start = index
    if bytes[token.range].lowercasedEquals("instrument") {
      guard index > 0, bytes[tokens[index - 1].range].lowercasedEquals("statutory") else { return nil }
      start = index - 1
    } else if !token.isAllCapitals || !token.isApart && index > 0 && tokens[index - 1].kind != .opening {
      return nil
    }
    var at = index + 1
    if at < tokens.count, tokens[at].kind == .stop, !tokens[at].isApart { at += 1 }
    let name = String(decoding: bytes[token.range], as: UTF8.self).lowercased()
    let series = Enactment.Series(rawValue: name) ?? .uksi
    guard let (year, number, end) = yearFirst(at) ?? numberFirst(at) else { return nil }
    return (.init(isWelsh(at: end) ? .wsi : series, year, number), start..<end)
  }

  /// `2018/952`, `2018 No. 952`, `2018, No 952`
  private func yearFirst(_ index: Int) -> (year: Int, number: Int, end: Int)? {
    var at = index
    guard at < tokens.count, tokens[at].isApart, let year = bytes.year(tokens[at]) else { return nil }
    at += 1
    if at < tokens.count, tokens[at].kind == .slash {
      at += 1
    } else {
      if at < tokens.count, tokens[at].kind == .comma { at += 1 }
      guard let next = behindNumberWord(at) else { return nil }
      at = next
    }
    guard at < tokens.count, let number = bytes.number(tokens[at]) else { return nil }
    return (year, number, at + 1)
  }

  /// `No. 952 of 2018`
  private func numberFirst(_ index: Int) -> (year: Int, number: Int, end: Int)? {
    guard let at = behindNumberWord(index), at + 2 < tokens.count, let number = bytes.number(tokens[at]),
      tokens[at + 1].roles.contains(.of), let year = bytes.year(tokens[at + 2])
    else { return nil }
    return (year, number, at + 3)
  }

  /// Behind `No.` or `number`.
  private func behindNumberWord(_ index: Int) -> Int? {
    guard index < tokens.count, tokens[index].roles.contains(.number) else { return nil }
    let hasStop = index + 1 < tokens.count && tokens[index + 1].kind == .stop
    return index + (hasStop ? 2 : 1)
  }

  /// `(W. 52)` behind the number.
  private func isWelsh(at index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index].kind == .opening && tokens[index + 1].range.count == 1
      && bytes[tokens[index + 1].range.lowerBound] == UInt8(ascii: "W")
  }
}
