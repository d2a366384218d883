import SourceText

/// Whether a file's bytes are text that can be read: size, encoding, characters that are not text.
///
/// Takes a file as it was read and gives what is wrong with its bytes. It changes nothing: a file in
/// another encoding is named as such and not converted, since a guess could turn a pound sign into
/// something else.

/// The largest file that is read, in bytes. The longest standing orders have about 0.2 MiB.
let largestFile = 4 << 20

func bytesFindings(in file: SourceFile) -> [Finding] {
  if file.bytes.count > largestFile {
    return [
      Finding(
        .fileTooLarge, "the file has \(file.bytes.count >> 20) MiB, and 4 MiB are the most that is read",
        at: Place(file),
        repair: "split the text, or attach the document as a PDF instead")
    ]
  }
  if let utf16 = utf16Finding(in: file) { return [utf16] }
  let trouble = firstTroubles(in: file.bytes)
  if let at = trouble.notUTF8 { return [encodingFinding(in: file, at: at)] }
  guard let at = trouble.control else { return [] }
  let others = trouble.controls - 1
  return [
    Finding(
      .controlCharacter,
      "a character that cannot be printed (\(name(of: file.bytes[at]))) stands in the text",
      at: Place(file, at..<at + 1),
      notes: others == 0 ? [] : [.init("\(others) more of this kind in the file")],
      repair: "delete it; such characters come along when text is copied from a PDF or another program")
  ]
}

/// Three bytes when the file starts with a UTF-8 byte order mark, which is skipped without a word.
func byteOrderMarkLength(of bytes: [UInt8]) -> Int {
  bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}

/// UTF-16 has a byte order mark, or every second byte of its Latin text is zero.
private func utf16Finding(in file: SourceFile) -> Finding? {
  let head = file.bytes.prefix(200)
  let hasMark = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
  let zeros = head.count { $0 == 0 }
  guard hasMark || (zeros > 1 && zeros * 3 > head.count) else { return nil }
  return Finding(
    .textEncoding, "the file is saved as UTF-16 (Notepad calls it \"Unicode\"), not as UTF-8",
    at: Place(file, 0..<min(2, file.bytes.count)), repair: saveAgain)
}

private func encodingFinding(in file: SourceFile, at: Int) -> Finding {
  let byte = name(of: file.bytes[at])
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

private let saveAgain =
  "open the file in Notepad, choose File, Save As, and pick UTF-8 in the list Encoding beside the Save button"

/// In Windows-1252 one byte is one letter: a typographic sign or an accented letter between ASCII ones.
private func looksLikeWindows1252(_ bytes: [UInt8], at: Int) -> Bool {
  let undefined: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
  let nextIsASCII = at + 1 >= bytes.count || bytes[at + 1] < 0x80
  return nextIsASCII && !undefined.contains(bytes[at])
}

private func name(of byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "0x" + (digits.count == 1 ? "0" : "") + digits
}

private struct Troubles {
  var notUTF8: Int?
  var control: Int?
  var controls = 0
}

/// The first byte that is not UTF-8 (RFC 3629 §4) and the first control character other than tab and line
/// ends.
private func firstTroubles(in bytes: [UInt8]) -> Troubles {
  bytes.withUnsafeBufferPointer { bytes in
    var troubles = Troubles()
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x80 {
        if byte < 0x20 || byte == 0x7F, byte != .tab, !byte.isLineEnd {
          troubles.control = troubles.control ?? at
          troubles.controls += 1
        }
        at += 1
      } else {
        let length = sequenceLength(bytes, at: at)
        if length == 0 {
          troubles.notUTF8 = at
          return troubles
        }
        at += length
      }
    }
    return troubles
  }
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
