/// Where in HTML a template stands: fed with the bytes of a template from its start, it tells what a
/// field written there would be part of.
///
/// It follows the states of the HTML Living Standard §13.2.5 as far as escaping depends on them: text,
/// inside a tag, inside a quoted attribute, inside `<script>` or `<style>`. Each file starts in text.
struct MarkupPosition {
  enum State: Equatable {
    /// Between tags, where escaped text is safe and HTML belongs.
    case content
    /// Between `<` and `>`, outside quotation marks: a space in a field would begin another attribute.
    case tag
    /// In an attribute between these quotation marks, where escaped text is safe.
    case quoted(UInt8)
    /// In an element whose text browsers do not unescape.
    case raw
  }

  private(set) var state = State.content
  /// The name of the tag being read, as far as it is known: enough to tell `script` and `style`.
  private var name: [UInt8] = []
  private var isReadingName = false

  mutating func advance(over bytes: ArraySlice<UInt8>) {
    for byte in bytes { advance(over: byte) }
  }

  private mutating func advance(over byte: UInt8) {
    switch state {
    case .content, .raw:
      if isReadingName {
        startTag(with: byte)
      } else if byte == UInt8(ascii: "<") {
        isReadingName = true
      }
    case .tag:
      switch byte {
      case UInt8(ascii: ">"):
        state = Self.rawElements.contains(name) ? .raw : .content
        isReadingName = false
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        state = .quoted(byte)
        isReadingName = false
      case _ where isReadingName && (isLetter(byte) || isDigit(byte)):
        if name.count < Self.longestName { name.append(byte | 0x20) }
      default: isReadingName = false
      }
    case .quoted(let mark):
      if byte == mark { state = .tag }
    }
  }

  /// The byte behind `<`: a letter or `/` begins a tag, in a raw element `/` alone does.
  private mutating func startTag(with byte: UInt8) {
    let begins = byte == UInt8(ascii: "/") || (state == .content && isLetter(byte))
    isReadingName = begins ? byte != UInt8(ascii: "/") : byte == UInt8(ascii: "<")
    guard begins else { return }
    name = byte == UInt8(ascii: "/") ? [] : [byte | 0x20]
    state = .tag
  }

  private static let rawElements: [[UInt8]] = [Array("script".utf8), Array("style".utf8)]
  private static let longestName = 7
}

private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
