/// The letters of a language in their order, for lists that go from A to Z.
///
/// Welsh has eight letters of two signs, each with a place of its own behind that of its first sign, but for Ng, which
/// follows G (Unicode CLDR, collation of `cy`): "Llety" stands under Ll, behind "Lwfansau". Accents do not count.
package struct Alphabet {
  private let isWelsh: Bool

  package init(of language: String) {
    isWelsh = language.hasPrefix("cy")
  }

  private var articles: [String] { isWelsh ? Self.welshArticles : Self.englishArticles }
  /// Letters of two signs by what they are sorted as: `~` comes behind every letter.
  private var pairs: [String: String] { isWelsh ? Self.welshPairs : [:] }

  private static let englishArticles = ["the "]
  private static let welshArticles = ["yr ", "y "]
  private static let welshPairs = [
    "ch": "c~", "dd": "d~", "ff": "f~", "ng": "g~", "ll": "l~", "ph": "p~", "rh": "r~", "th": "t~",
  ]

  /// What a name is sorted by: without its article, in small letters.
  package func key(of name: String) -> String {
    if let key = asciiKey(of: name) { return key }
    var letters = withoutArticle(name).map(WordScan.plainLetter)[...]
    if !isWelsh { return String(letters) }
    var key = ""
    while let first = letters.first {
      let pair = pairs[String(letters.prefix(2))]
      key += pair ?? String(first)
      letters = letters.dropFirst(pair == nil ? 1 : 2)
    }
    return key
  }

  /// The same for an English name as nearly all are, without accents and the like, byte by byte.
  private func asciiKey(of name: String) -> String? {
    guard !isWelsh, name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let lowered = name.lowercased()
    let article = articles.first { lowered.utf8.starts(with: $0.utf8) }
    return article.map { String(lowered.utf8.dropFirst($0.utf8.count)) ?? lowered } ?? lowered
  }

  /// The letter that a name begins with, as a heading shows it: `A`, `Ll`; `nil` for a figure or a sign.
  package func initial(of name: String) -> String? {
    if let first = asciiKey(of: name)?.unicodeScalars.first {
      return first.properties.isAlphabetic ? first.properties.uppercaseMapping : nil
    }
    let pair = String(withoutArticle(name).prefix(2).map(WordScan.plainLetter))
    guard let first = pair.first, first.isLetter else { return nil }
    return first.uppercased() + (pairs[pair] == nil ? "" : pair.dropFirst())
  }

  private func withoutArticle(_ name: String) -> Substring {
    let lowered = name.lowercased()
    return lowered.dropFirst(articles.first { lowered.hasPrefix($0) }?.count ?? 0)
  }
}
