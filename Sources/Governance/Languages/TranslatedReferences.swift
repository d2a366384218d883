/// What a translation names because its original does: the reader of references knows English alone, and a law cited
/// in clause 2.2 is cited in clause 2.2 of the translation, whatever it is called there.
///
/// Such a reference has a place and no words of its own. It counts in lists of what is named where, and is no link.

import Markup
import SourceText

extension References {
  /// Of every translation, by the path of its file.
  mutating func borrowFromOriginals(_ register: Register) {
    for version in register.councils.lazy.flatMap(\.policies).flatMap(\.versions) {
      guard !version.translations.isEmpty, let references = inText[version.document.file.path] else {
        continue
      }
      for translation in version.translations.values {
        let path = translation.document.file.path
        borrowed[path] = borrow(references, for: translation, besides: inText[path] ?? [])
      }
    }
  }

  private func borrow(
    _ references: [Reference], for translation: Version, besides own: [Reference]
  ) -> [Reference] {
    let places = translation.placesByAddress
    return references.compactMap { reference in
      guard let place = places[reference.place.address],
        !own.contains(where: { $0.target == reference.target && $0.place == place })
      else { return nil }
      return Reference(target: reference.target, range: 0..<0, place: place)
    }
  }
}
