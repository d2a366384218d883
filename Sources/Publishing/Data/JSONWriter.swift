import Governance
import SourceText

/// JSON (RFC 8259) as bytes: values are written one after the other; names and lists set their own commas.
///
/// `<` is written as an escape, so that no text can end the script element in which JSON may stand on a page.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  /// Makes room for so many bytes.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  // MARK: Values

  /// Brackets and commas as written in the program.
  @inline(__always)
  mutating func mark(_ mark: StaticString) {
    // Most are a single sign, which is cheaper by itself.
    if mark.utf8CodeUnitCount == 1 {
      bytes.append(mark.utf8Start.pointee)
    } else {
      mark.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
  }

  mutating func raw(_ value: some Collection<UInt8>) { bytes += value }

  mutating func number(_ number: Int) {
    // The lowest digit comes first.
    let start = bytes.count
    var left = number.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(left % 10))
      left /= 10
    } while left > 0
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    if bytes.count > start + 1 { bytes[start...].reverse() }
  }

  mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string($0) }
  }

  mutating func string(_ text: [UInt8]) {
    text.withUnsafeBufferPointer { string($0) }
  }

  /// The fragment of an address as it stands in a link. What that leaves needs no escape in JSON.
  mutating func fragment(_ address: String) {
    var fragment = percentEncoded(address)
    bytes.append(UInt8(ascii: "\""))
    fragment.withUTF8 { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// RFC 8259 §7: the quotation mark, the backslash and control characters must be escaped.
  private mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    if !Self.isPlain(text) {
      for (index, byte) in text.enumerated() where Self.mustBeEscaped(byte) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        escape(byte)
        start = index + 1
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    bytes.append(UInt8(ascii: "\""))
  }

  /// As nearly every text is.
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 8 else { return !text.contains(where: mustBeEscaped) }
    var index = 0
    while index < text.count - 8 {
      guard isPlain(EightBytes(of: text, at: index)) else { return false }
      index += 8
    }
    return isPlain(EightBytes(of: text, at: text.count - 8))
  }

  @inline(__always)
  private static func isPlain(_ eight: EightBytes) -> Bool {
    eight.marksOfControls | eight.marks(of: quotes) | eight.marks(of: markup) == 0
  }

  private static func mustBeEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || quotes.contains(byte) || markup.contains(byte)
  }

  private static var quotes: Stops { Stops(UInt8(ascii: "\""), UInt8(ascii: "\\")) }
  private static var markup: Stops { Stops(UInt8(ascii: "<"), UInt8(ascii: "<")) }

  private mutating func escape(_ byte: UInt8) {
    if Self.quotes.contains(byte) {
      bytes += [UInt8(ascii: "\\"), byte]
    } else {
      let digits = String(byte, radix: 16)
      bytes += "\\u00\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8
    }
  }

  /// `[…]`, each element written by `write`.
  mutating func list<Elements: Sequence>(
    _ elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    mark("[")
    var isFirst = true
    for element in elements {
      if !isFirst { mark(",") }
      isFirst = false
      write(&self, element)
    }
    mark("]")
  }

  mutating func strings(_ texts: some Sequence<String>) { list(texts) { $0.string($1) } }

  /// A list with a line for each element, for files that people may look at. `make` runs on all cores, for so many
  /// at a time that few bytes are ever held twice.
  mutating func lines<Element: Sendable>(_ elements: [Element], _ make: @Sendable (Element) -> [UInt8]) {
    mark("[")
    for start in stride(from: 0, to: elements.count, by: 256) {
      let lines = parallelMap(Array(elements[start..<min(start + 256, elements.count)]), make)
      if start == 0 {
        let size = lines.reduce(0) { $0 + $1.count + 2 }
        bytes.reserveCapacity(bytes.count + size * elements.count / lines.count * 9 / 8)
      }
      for (index, line) in lines.enumerated() {
        mark(start + index == 0 ? "\n" : ",\n")
        raw(line)
      }
    }
    mark("]")
  }

  /// `{…}`, its fields written by `write`.
  mutating func object(_ write: (inout JSONWriter) -> Void) {
    mark("{")
    write(&self)
    mark("}")
  }

  // MARK: Fields of an object

  /// The name of a field, after a comma where another field came before.
  mutating func name(_ name: StaticString) {
    if bytes.last != UInt8(ascii: "{") { mark(",") }
    mark("\"")
    mark(name)
    mark("\":")
  }

  /// `null` where there is no text.
  mutating func field(_ name: StaticString, _ text: String?) {
    self.name(name)
    if let text { string(text) } else { mark("null") }
  }

  /// As precise as its source.
  mutating func field(_ name: StaticString, _ date: PartialDate?) { field(name, date?.iso) }

  mutating func field(_ name: StaticString, _ number: Int) {
    self.name(name)
    self.number(number)
  }

  mutating func field(_ name: StaticString, _ texts: [String]) {
    self.name(name)
    strings(texts)
  }

  mutating func field<Element>(
    _ name: StaticString, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    self.name(name)
    list(elements, write)
  }

  /// An object; `null` where there is no value.
  mutating func field<Value>(
    _ name: StaticString, of value: Value?, _ write: (inout JSONWriter, Value) -> Void
  ) {
    self.name(name)
    guard let value else { return mark("null") }
    object { write(&$0, value) }
  }
}
