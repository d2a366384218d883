import Governance

/// In which language the words of a search index are mainly read: how words are made one with their kin, and which
/// are passed over.
///
/// The Welsh index holds English texts too, where there is no translation. So its stems undo what both languages do
/// to words: nothing that is typed as it stands in a text is ever missed, in either.
package enum SearchLanguage: Sendable {
  case english, welsh

  init(of portal: Portal) {
    self = portal.language.hasPrefix("cy") ? .welsh : .english
  }

  /// As `index.json` names it; nothing for English.
  var tag: String? { self == .welsh ? "cy" : nil }

  package func stem(_ word: [UInt8]) -> [UInt8] {
    switch self {
    case .english: wordStem(word)
    case .welsh: welshStem(wordStem(word))
    }
  }

  /// Words that stand in nearly every clause and tell none from another: not in the index, and passed over in
  /// what a reader types.
  package var passedOver: String {
    switch self {
    case .english: englishPassedOver
    case .welsh: englishPassedOver + " " + welshPassedOver
    }
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
