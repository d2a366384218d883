/// The stem of a Welsh word, by which "cyngor", "gyngor", "nghyngor" and "chyngor" are one in the search index, and
/// "polisi" and "polisïau".
///
/// A Welsh word begins otherwise after some words (mutation), and which letter it had cannot always be told: "fwlio"
/// may be "bwlio" or "mwlio". So letters that can stand for one another are made one, and what can be lost is left
/// out. That makes some words one that are none; what was typed as it stands in the text comes first all the same.
/// `Templates/assets/search-words.js` does the same to what a reader types: whoever changes one changes both. A word
/// comes in as lower-case letters without accents; one with anything else in it is its own stem.
func welshStem(_ word: [UInt8]) -> [UInt8] {
  guard word.count > 2, word.allSatisfy({ $0 &- UInt8(ascii: "a") < 26 }) else { return word }
  var stem = word
  if let ending = endings.first(where: { word.ends(with: $0) && word.count - $0.utf8.count >= 4 }) {
    stem.removeLast(ending.utf8.count)
  }
  guard let (start, letter) = beginnings.first(where: { stem.starts(with: $0.0.utf8) }),
    stem.count - start.utf8.count >= 2
  else { return stem }
  return Array(letter.utf8) + stem.dropFirst(start.utf8.count)
}

/// Of the plural; a longer one before one that it ends in. The `i` stands in "polisi", which has it, and in
/// "swyddi".
private let endings = ["iau", "oedd", "ion", "au", "i"]

/// How words begin, with what stands for all beginnings that one word can have. `ff` never changes.
private let beginnings: [(String, String)] = [
  ("ff", "ff"), ("ngh", ""), ("ng", ""), ("ch", ""), ("c", ""), ("g", ""),
  ("mh", "b"), ("ph", "b"), ("p", "b"), ("b", "b"), ("m", "b"), ("f", "b"),
  ("nh", "d"), ("th", "d"), ("dd", "d"), ("t", "d"), ("d", "d"),
  ("ll", "l"), ("rh", "r"), ("ha", "a"), ("he", "e"), ("hi", "i"), ("ho", "o"), ("hu", "u"), ("hw", "w"),
  ("hy", "y"),
]

extension [UInt8] {
  fileprivate func ends(with ending: String) -> Bool { suffix(ending.utf8.count).elementsEqual(ending.utf8) }
}
