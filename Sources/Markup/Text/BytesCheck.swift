import SourceText

/// Whether a file's bytes are text that can be read: size, encoding, characters that are not text.
///
/// Takes a file as it was read and gives what is wrong with its bytes. It changes nothing.

/// The largest file that is read, in bytes. The longest standing orders have about 0.2 MiB.
let largestFile = 4 << 20

func bytesFindings(in file: SourceFile) -> [Finding] {
  if file.bytes.count > largestFile {
    return [
      Finding(
        .fileTooLarge, "the file has \(megabytes(file.bytes.count)) MB, and more than 4 MB are not read",
        at: Place(file),
        repair: "split the text, or attach the document as a PDF instead")
    ]
  }
  if let encoding = encodingFinding(in: file) { return [encoding] }
  let controls = controlCharacters(in: file.bytes)
  guard let at = controls.first else { return [] }
  let others = controls.count - 1
  return [
    Finding(
      .controlCharacter,
      "a character that cannot be printed (\(byteName(file.bytes[at]))) stands in the text",
      at: Place(file, at..<at + 1),
      notes: others == 0 ? [] : [.init("\(others) more of this kind in the file")],
      repair: "delete it; such characters come along when text is copied from a PDF or another program")
  ]
}

/// As Windows counts them, 2²⁰ bytes each, to the next tenth.
private func megabytes(_ count: Int) -> String {
  let tenths = (count * 10 + (1 << 20) - 1) >> 20
  return "\(tenths / 10).\(tenths % 10)"
}

/// Three bytes when the file starts with a UTF-8 byte order mark, which is skipped without a word.
func byteOrderMarkLength(of bytes: [UInt8]) -> Int {
  bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}

/// Where characters stand that are neither printed nor a tab nor a line end.
private func controlCharacters(in bytes: [UInt8]) -> [Int] {
  bytes.withUnsafeBytes { bytes in
    var places: [Int] = []
    ByteBlock.forEach(in: bytes, bytes.indices) { at, block in
      // In most blocks there is not even a line end.
      guard (block.isIn(0...0x1F) .| block.isEqual(to: 0x7F)).first != nil else { return }
      let before = block.isIn(0...0x08) .| block.isIn(0x0B...0x0C)
      let controls = before .| block.isIn(0x0E...0x1F) .| block.isEqual(to: 0x7F)
      guard controls.first != nil else { return }
      for index in 0..<min(ByteBlock.size, bytes.count - at) where controls[index] {
        places.append(at + index)
      }
    }
    return places
  }
}
