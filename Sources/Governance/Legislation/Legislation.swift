/// The laws that councils cite, looked up by the ways in which texts name them.
///
/// Made from `Content/legislation.yml`; nothing is fetched. A title is found whatever its capitals, commas,
/// hyphens, double spaces and brackets, with or without `the` at its start and `etc.` in it. A short form
/// is found in its own capitals only, since small letters make words of it.
///
/// A class that never changes, so that to hand it round counts one reference.
package final class Legislation: Sendable {
  /// What a short form stands for.
  package enum ShortForm: Sendable, Equatable {
    case law(Enactment)
    /// It may mean something else as well, and is never a reference: `LGA`.
    case unclear(why: String)
  }

  /// A short form that is never a reference.
  package struct UnclearShortForm: Sendable, Equatable {
    package var shortForm: String
    package var why: String

    package init(_ shortForm: String, why: String) {
      self.shortForm = shortForm
      self.why = why
    }
  }

  /// In the order of the file.
  package let enactments: [Enactment]
  /// What the texts may use and must not be taken for a law.
  package let unclearShortForms: [UnclearShortForm]
  private let byTitle: [String: Int]
  private let byShortForm: [String: Int]
  private let byNumber: [Enactment.Number: Int]

  package init(_ enactments: [Enactment] = [], unclear: [UnclearShortForm] = []) {
    self.enactments = enactments
    unclearShortForms = unclear
    var byTitle: [String: Int] = [:]
    var byShortForm: [String: Int] = [:]
    var byNumber: [Enactment.Number: Int] = [:]
    for (index, enactment) in enactments.enumerated() {
      for title in [enactment.title] + enactment.formerTitles { byTitle[lawTitleKey(title)] = index }
      for short in enactment.shortForms { byShortForm[shortFormKey(short)] = index }
      byNumber[enactment.number] = index
    }
    for short in unclear { byShortForm[shortFormKey(short.shortForm)] = nil }
    self.byTitle = byTitle
    self.byShortForm = byShortForm
    self.byNumber = byNumber
  }

  /// The law with this title, year included, present or former.
  package func enactment(titled title: String) -> Enactment? {
    byTitle[lawTitleKey(title)].map { enactments[$0] }
  }

  package func enactment(_ number: Enactment.Number) -> Enactment? {
    byNumber[number].map { enactments[$0] }
  }

  package func shortForm(_ text: String) -> ShortForm? {
    let key = shortFormKey(text)
    if let unclear = unclearShortForms.first(where: { shortFormKey($0.shortForm) == key }) {
      return .unclear(why: unclear.why)
    }
    return byShortForm[key].map { .law(enactments[$0]) }
  }
}

/// What of a title counts when titles are compared: `the Health and Safety at Work, etc. Act (1974)` is
/// `health and safety at work act 1974`.
package func lawTitleKey(_ title: String) -> String {
  var words = keyWords(title.lowercased())
  if words.first == "the" { words.removeFirst() }
  return words.filter { $0 != "etc" }.map { $0 == "&" ? "and" : $0 }.joined(separator: " ")
}

/// The same for a short form, whose capitals count: `LGA, 1972` is `LGA 1972`.
func shortFormKey(_ text: String) -> String {
  keyWords(text).joined(separator: " ")
}

/// Words without the punctuation in and around them.
private func keyWords(_ text: String) -> [String] {
  text.unicodeScalars.split { $0.value <= 0x20 || $0 == "," || $0 == "\u{A0}" }.map { word in
    String(String.UnicodeScalarView(word.filter(isPartOfWord)))
  }.filter { !$0.isEmpty }
}

/// Letters and figures; of what is not ASCII, everything but the dashes and quotation marks of print.
private func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "a"..."z", "A"..."Z", "0"..."9", "&": true
  default: !scalar.isASCII && !("\u{2010}"..."\u{201F}").contains(scalar)
  }
}
