import Governance

/// In which language a text is searched: how its words are made one with their kin, and which are passed over.
package enum SearchLanguage: Sendable {
  case english, welsh

  /// English for any language of which nothing is known here.
  init(_ tag: String) { self = tag.hasPrefix("cy") ? .welsh : .english }

  package func stem(_ word: [UInt8]) -> [UInt8] {
    switch self {
    case .english: wordStem(word)
    case .welsh: welshStem(word)
    }
  }

  /// Words that stand in nearly every clause and tell none from another: not in the index, and passed over in
  /// what a reader types.
  package var passedOver: String {
    switch self {
    case .english: englishPassedOver
    case .welsh: welshPassedOver
    }
  }
}

extension Edition {
  /// In which of its languages a text is. The Welsh index holds English texts too, where there is no translation.
  func searchLanguage(of version: Version) -> SearchLanguage {
    SearchLanguage(version.otherLanguage ?? portal.language)
  }

  /// The languages of the texts in its index. What is typed is looked for as a word of each.
  var searchLanguages: [SearchLanguage] {
    let own = SearchLanguage(portal.language)
    let original = SearchLanguage(portal.languages.first ?? portal.language)
    return own == original ? [own] : [own, original]
  }
}

private let englishPassedOver = """
  a about all also an and any are as at be been being but by can could did do does either for from had \
  has have get getting go he her his how i if in into is it its keep keeping long may me might must my \
  no nor not of on or our shall she should so someone such than that the their them then there these \
  they this those to until was we were what when where whether which who whom whose why will with would \
  you your
  """

private let welshPassedOver = """
  ac ag ai am ar bod bydd byddant ei eich ein er ers eu fe fel fod fydd fyddant gan gyda hefyd hi hon hwn hyn \
  hynny mae maent mewn na nac nad neu ni nid nhw oedd oes pa pam pan pwy rhai rhaid roedd rydych sut sy \
  sydd trwy wedi wrth yma yn yna yno yr yw
  """
