/// Whether a file is UTF-8, and if not, what it probably is and how it is saved again.
///
/// In: a file as it was read. Out: one finding, or none. It converts nothing: a guess could turn a pound
/// sign into something else.
extension Rule {
  package static let textEncoding = Rule(
    "text-encoding", .error,
    """
    Texts and templates are saved as UTF-8, which is what every editor does today unless it is told \
    otherwise. Older Windows programs save as "ANSI" (Windows-1252) or "Unicode" (UTF-16); pound signs, \
    dashes and curly quotes would then come out as something else, so the file is not read at all.
    """,
    example: """
      The council\\x92s caf\\xE9      as ANSI stores it

      The council’s café          saved as UTF-8
      """)
}

package func encodingFinding(in file: SourceFile) -> Finding? {
  if looksLikeUTF16(file.bytes) {
    return Finding(
      .textEncoding, "the file is saved as UTF-16 (Notepad calls it \"Unicode\"), not as UTF-8",
      at: Place(file), repair: saveAgain)
  }
  guard let at = firstByteOutsideUTF8(file.bytes) else { return nil }
  let byte = byteName(file.bytes[at])
  let place = Place(file, at..<at + 1)
  guard looksLikeWindows1252(file.bytes, at: at) else {
    return Finding(
      .textEncoding, "the byte \(byte) at position \(at + 1) of the file is not UTF-8 text", at: place,
      repair: "delete the character at this place and type it again, then save the file as UTF-8")
  }
  return Finding(
    .textEncoding,
    "the byte \(byte) is not UTF-8: the file is probably saved as Windows-1252 (Notepad calls it \"ANSI\")",
    at: place, repair: saveAgain)
}

/// How a message calls a byte: `0x0C`.
package func byteName(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "0x" + (digits.count == 1 ? "0" : "") + digits
}

private let saveAgain =
  "open the file in Notepad, choose File, Save As, and pick UTF-8 in the list Encoding beside the Save button"

/// UTF-16 has a byte order mark, or every second byte of its Latin text is zero.
private func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
  let head = bytes.prefix(200)
  let zeros = head.count { $0 == 0 }
  return head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    || zeros > 1 && zeros * 3 > head.count
}

/// In Windows-1252 one byte is one letter: a typographic sign or an accented letter between ASCII ones.
private func looksLikeWindows1252(_ bytes: [UInt8], at: Int) -> Bool {
  let undefined: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
  let nextIsASCII = at + 1 >= bytes.count || bytes[at + 1] < 0x80
  return nextIsASCII && !undefined.contains(bytes[at])
}

/// The start of the first sequence that is not well-formed (RFC 3629 §4).
private func firstByteOutsideUTF8(_ bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBufferPointer { bytes in
    var at = 0
    while at < bytes.count {
      if isASCII(bytes, at: at) {
        at += 8
      } else if bytes[at] < 0x80 {
        at += 1
      } else {
        let length = sequenceLength(bytes, at: at)
        if length == 0 { return at }
        at += length
      }
    }
    return nil
  }
}

/// Whether none of the eight bytes from `at` on has its highest bit set.
private func isASCII(_ bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Bool {
  guard at + 8 <= bytes.count else { return false }
  let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: at, as: UInt64.self)
  return word & 0x8080_8080_8080_8080 == 0
}

/// The length of the well-formed sequence of two to four bytes at `at`, or 0.
private func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Int {
  func isContinuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    at + offset < bytes.count && range.contains(bytes[at + offset])
  }
  switch bytes[at] {
  case 0xC2...0xDF: return isContinuation(1) ? 2 : 0
  case 0xE0: return isContinuation(1, 0xA0...0xBF) && isContinuation(2) ? 3 : 0
  case 0xED: return isContinuation(1, 0x80...0x9F) && isContinuation(2) ? 3 : 0
  case 0xE1...0xEF: return isContinuation(1) && isContinuation(2) ? 3 : 0
  case 0xF0: return isContinuation(1, 0x90...0xBF) && isContinuation(2) && isContinuation(3) ? 4 : 0
  case 0xF1...0xF3: return isContinuation(1) && isContinuation(2) && isContinuation(3) ? 4 : 0
  case 0xF4: return isContinuation(1, 0x80...0x8F) && isContinuation(2) && isContinuation(3) ? 4 : 0
  default: return 0
  }
}
