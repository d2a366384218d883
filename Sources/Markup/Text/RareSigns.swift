/// How often a text has signs that few texts have, counted in one look at it: who asks for what is made of them looks
/// no further where there are too few.
struct RareSigns {
  private(set) var tabs = 0
  /// Square and angle brackets that open.
  private(set) var brackets = 0

  init(in lines: [BodyLine], of bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      // A plain line has none.
      for line in lines where !line.isPlain {
        for byte in UnsafeRawBufferPointer(rebasing: bytes[line.range]) {
          if byte == .tab { tabs += 1 }
          if byte == .leftBracket || byte == .lessThan { brackets += 1 }
        }
      }
    }
  }
}
