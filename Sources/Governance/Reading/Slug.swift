/// The part of an address that names a council, a policy, a page or a heading: lower-case letters, digits
/// and hyphens, so that it survives a letter, a phone call and every mail program.

func isSlug(_ name: String) -> Bool {
  guard let first = name.utf8.first, let last = name.utf8.last else { return false }
  return first != hyphen && last != hyphen
    && name.utf8.allSatisfy { isSlugLetter($0) || $0 == hyphen }
}

/// The slug that `text` suggests: `Councillors' roles` gives `councillors-roles`. Accents are taken off;
/// a text without any Latin letter or digit gives `section`.
package func suggestedSlug(for text: String) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  var isParted = false
  for scalar in text.unicodeScalars {
    guard let letter = plainLetter(scalar) else {
      // An apostrophe inside a word does not part it.
      if scalar != "'" && scalar != "\u{2019}" { isParted = true }
      continue
    }
    if isParted && !bytes.isEmpty { bytes.append(hyphen) }
    isParted = false
    bytes.append(letter)
  }
  return bytes.isEmpty ? "section" : String(decoding: bytes, as: UTF8.self)
}

private let hyphen = UInt8(ascii: "-")

private func isSlugLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

/// The letter or digit of a scalar without its accent, as the languages of these islands use them.
private func plainLetter(_ scalar: Unicode.Scalar) -> UInt8? {
  if scalar.isASCII {
    let byte = UInt8(scalar.value)
    if isSlugLetter(byte) { return byte }
    return isSlugLetter(byte | 0x20) && byte >= UInt8(ascii: "A") ? byte | 0x20 : nil
  }
  switch scalar {
  case "à", "á", "â", "ä", "å", "ã", "À", "Á", "Â", "Ä", "Å", "Ã": return UInt8(ascii: "a")
  case "è", "é", "ê", "ë", "È", "É", "Ê", "Ë": return UInt8(ascii: "e")
  case "ì", "í", "î", "ï", "Ì", "Í", "Î", "Ï": return UInt8(ascii: "i")
  case "ò", "ó", "ô", "ö", "õ", "Ò", "Ó", "Ô", "Ö", "Õ": return UInt8(ascii: "o")
  case "ù", "ú", "û", "ü", "Ù", "Ú", "Û", "Ü": return UInt8(ascii: "u")
  case "ẁ", "ẃ", "ŵ", "ẅ", "Ẁ", "Ẃ", "Ŵ", "Ẅ": return UInt8(ascii: "w")
  case "ỳ", "ý", "ŷ", "ÿ", "Ỳ", "Ý", "Ŷ", "Ÿ": return UInt8(ascii: "y")
  case "ç", "Ç": return UInt8(ascii: "c")
  case "ñ", "Ñ": return UInt8(ascii: "n")
  default: return nil
  }
}
