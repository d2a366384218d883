/// The letters of a language in their order, for lists that go from A to Z.
///
/// Welsh has eight letters of two signs, each with a place of its own behind that of its first sign, but for Ng, which
/// follows G (Unicode CLDR, collation of `cy`): "Llety" stands under Ll, behind "Lwfansau". Accents do not count.
package struct Alphabet {
  private let articles: [String]
  /// Letters of two signs by what they are sorted as: `~` comes behind every letter.
  private let pairs: [String: String]

  package init(of language: String) {
    let isWelsh = language.hasPrefix("cy")
    articles = isWelsh ? Self.welshArticles : Self.englishArticles
    pairs = isWelsh ? Self.welshPairs : [:]
  }

  private static let englishArticles = ["the "]
  private static let welshArticles = ["yr ", "y "]
  private static let welshPairs = [
    "ch": "c~", "dd": "d~", "ff": "f~", "ng": "g~", "ll": "l~", "ph": "p~", "rh": "r~", "th": "t~",
  ]

  /// What a name is sorted by: without its article, in small letters.
  package func key(of name: String) -> String {
    var letters = withoutArticle(name).map(WordScan.plainLetter)[...]
    if pairs.isEmpty { return String(letters) }
    var key = ""
    while let first = letters.first {
      let pair = pairs[String(letters.prefix(2))]
      key += pair ?? String(first)
      letters = letters.dropFirst(pair == nil ? 1 : 2)
    }
    return key
  }

  /// The letter that a name begins with, as a heading shows it: `A`, `Ll`; `nil` for a figure or a sign.
  package func initial(of name: String) -> String? {
    let pair = String(withoutArticle(name).prefix(2).map(WordScan.plainLetter))
    guard let first = pair.first, first.isLetter else { return nil }
    return first.uppercased() + (pairs[pair] == nil ? "" : pair.dropFirst())
  }

  private func withoutArticle(_ name: String) -> Substring {
    let lowered = name.lowercased()
    return lowered.dropFirst(articles.first { lowered.hasPrefix($0) }?.count ?? 0)
  }
}
