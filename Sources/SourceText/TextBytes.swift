/// Lends the bytes of a text: `withUTF8` asks for a variable, and to make one of a text counts a reference.
extension String {
  @inlinable
  @inline(__always)
  package func withBytes<Result>(_ look: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(look) { return result }
    var copy = self
    return copy.withUTF8(look)
  }
}
