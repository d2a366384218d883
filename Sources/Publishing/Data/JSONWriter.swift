import Governance
import SourceText
import Templating

/// JSON (RFC 8259) as bytes: values are written one after the other; names and lists set their own commas.
///
/// `<` is written as an escape, so that no text can end the script element in which JSON may stand on a page.
struct JSONWriter: Sendable {
  private var room: ByteRoom

  init(capacity: Int = 0) { room = ByteRoom(capacity: capacity) }

  /// What is written so far.
  var bytes: ArraySlice<UInt8> { room.bytes }
  var count: Int { room.count }
  var isEmpty: Bool { room.count == 0 }
  var last: UInt8? { room.last }

  /// Writes over a byte that is written.
  mutating func overwrite(_ place: Int, with byte: UInt8) { room.overwrite(place, with: byte) }

  /// What is written, and the writer is empty again.
  mutating func finish() -> [UInt8] { room.finish() }

  /// Begins anew in the same memory.
  mutating func clear() { room.clear() }

  // MARK: Values

  /// Brackets and commas as written in the program.
  @inline(__always)
  mutating func mark(_ mark: StaticString) {
    // Most are a single sign, which is cheaper by itself.
    if mark.utf8CodeUnitCount == 1 {
      room.append(mark.utf8Start.pointee)
    } else {
      mark.withUTF8Buffer { room.append($0) }
    }
  }

  mutating func raw(_ value: [UInt8]) { room.append(value) }

  mutating func raw(_ value: ArraySlice<UInt8>) { value.withUnsafeBufferPointer { room.append($0) } }

  /// Lends what is written from `start` on, and as much room behind it, which may hold anything.
  @inline(__always)
  mutating func withBytes(
    from start: Int, andBehind more: Int, _ look: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    room.withBytes(from: start, andBehind: more, look)
  }

  /// The same bytes once more that were written at a place.
  mutating func `repeat`(_ written: Range<Int>) { room.repeat(written) }

  /// A string of signs that need no escape, written by `write` into the room for `most` of them.
  @inline(__always)
  mutating func plainString(atMost most: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
    room.append(UInt8(ascii: "\""))
    room.append(atMost: most, write)
    room.append(UInt8(ascii: "\""))
  }

  mutating func number(_ number: Int) {
    if number < 0 { room.append(UInt8(ascii: "-")) }
    var left = number.magnitude
    var place: UInt = 1
    while left / place >= 10 { place *= 10 }
    while place > 0 {
      room.append(UInt8(ascii: "0") + UInt8(left / place))
      left %= place
      place /= 10
    }
  }

  mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { _ = string($0) }
  }

  mutating func string(_ text: [UInt8]) {
    text.withUnsafeBufferPointer { _ = string($0) }
  }

  /// A part of bytes at hand, behind a mark of a few signs; `isPlain` says that nothing in them must be escaped.
  @inline(__always)
  mutating func string(after mark: StaticString, _ bytes: [UInt8], _ part: Range<Int>, isPlain: Bool) {
    bytes.lend(part) {
      if isPlain { plain(after: mark, $0) } else { string(after: mark, $0) }
    }
  }

  /// The fragment of an address as it stands in a link; `isPlain` says that it is its own escaped form. What that leaves
  /// needs no escape in JSON.
  @inline(__always)
  mutating func fragment(after mark: StaticString, _ address: UnsafeBufferPointer<UInt8>, isPlain: Bool) {
    if isPlain { return plain(after: mark, address) }
    self.mark(mark)
    string(percentEncoded(String(decoding: address, as: UTF8.self)))
  }

  /// Tells whether the text stands there as it is, as nearly every one does.
  @inline(__always)
  @discardableResult
  mutating func string(after mark: StaticString = "", _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var isPlain = false
    quoted(after: mark, text) { isPlain = Self.copy(text, to: $0) }
    if !isPlain { writeAnew(text) }
    return isPlain
  }

  /// A text in which nothing must be escaped.
  @inline(__always)
  private mutating func plain(after mark: StaticString, _ text: UnsafeBufferPointer<UInt8>) {
    quoted(after: mark, text) { Self.copyPlain(text, to: $0) }
  }

  /// Writes a mark, and between quotation marks a text, which `copy` puts in its place. Where the mark is known it is a
  /// single step or two.
  @inline(__always)
  private mutating func quoted(
    after mark: StaticString, _ text: UnsafeBufferPointer<UInt8>,
    _ copy: (UnsafeMutableBufferPointer<UInt8>) -> Void
  ) {
    let opening = mark.utf8CodeUnitCount + 1
    room.append(atMost: opening + text.count + 1) { place in
      place.baseAddress?.update(from: mark.utf8Start, count: opening - 1)
      place[opening - 1] = UInt8(ascii: "\"")
      copy(UnsafeMutableBufferPointer(rebasing: place[opening...]))
      place[opening + text.count] = UInt8(ascii: "\"")
      return opening + text.count + 1
    }
  }

  /// Writes a text with escapes that was just written without.
  @inline(never)
  private mutating func writeAnew(_ text: UnsafeBufferPointer<UInt8>) {
    room.shorten(to: room.count - text.count - 1)
    escape(text)
    room.append(UInt8(ascii: "\""))
  }

  /// RFC 8259 §7: the quotation mark, the backslash and control characters must be escaped.
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for (index, byte) in text.enumerated() where Self.mustBeEscaped(byte) {
      room.append(UnsafeBufferPointer(rebasing: text[start..<index]))
      escape(byte)
      start = index + 1
    }
    room.append(UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// Copies a text, and tells whether nothing in it must be escaped. What must is found out while it is copied: one way
  /// over the bytes and not two.
  @inline(never)
  private static func copy(
    _ text: UnsafeBufferPointer<UInt8>, to place: UnsafeMutableBufferPointer<UInt8>
  ) -> Bool {
    guard text.count >= 16 else { return copyShort(text, to: place) }
    let last = text.count - 16
    let raw = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(place)[..<text.count])
    guard let start = raw.baseAddress else { return true }
    var escaped = SixteenBytes.Marks()
    var index = 0
    while index < last {
      let bytes = SixteenBytes(of: text, at: index)
      bytes.write(to: start + index)
      escaped |= bytes.escapedInJSON
      index += 16
    }
    let bytes = SixteenBytes(of: text, at: last)
    bytes.write(to: start + last)
    escaped |= bytes.escapedInJSON
    return escaped.isEmpty
  }

  /// The same of fewer than sixteen bytes.
  private static func copyShort(
    _ text: UnsafeBufferPointer<UInt8>, to place: UnsafeMutableBufferPointer<UInt8>
  ) -> Bool {
    copyPlain(text, to: place)
    guard text.count >= 8 else { return isPlain(EightBytes(of: text, paddedWith: UInt8(ascii: " "))) }
    return isPlain(EightBytes(of: text, at: 0)) && isPlain(EightBytes(of: text, at: text.count - 8))
  }

  /// Labels and addresses are a few bytes: for most of them a call would take longer.
  @inline(__always)
  private static func copyPlain(
    _ text: UnsafeBufferPointer<UInt8>, to place: UnsafeMutableBufferPointer<UInt8>
  ) {
    guard text.count <= 16 else { return _ = place.update(fromContentsOf: text) }
    let (from, to) = (UnsafeRawBufferPointer(text), UnsafeMutableRawBufferPointer(place))
    /// The first and the last bytes, some of them perhaps twice.
    func copyEnds<Part: FixedWidthInteger & BitwiseCopyable>(_ part: Part.Type) {
      let behind = text.count - MemoryLayout<Part>.size
      let (first, last) = (from.loadUnaligned(as: part), from.loadUnaligned(fromByteOffset: behind, as: part))
      to.storeBytes(of: first, as: part)
      to.storeBytes(of: last, toByteOffset: behind, as: part)
    }
    switch text.count {
    case 8...: copyEnds(UInt64.self)
    case 4...: copyEnds(UInt32.self)
    case 2...: copyEnds(UInt16.self)
    case 1: place[0] = text[0]
    default: break
    }
  }

  /// Whether nothing in bytes must be escaped.
  static func isPlain(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      guard bytes.count >= 16 else { return !bytes.contains(where: mustBeEscaped) }
      var escaped = SixteenBytes(of: bytes, at: bytes.count - 16).escapedInJSON
      for index in stride(from: 0, to: bytes.count - 16, by: 16) {
        escaped |= SixteenBytes(of: bytes, at: index).escapedInJSON
      }
      return escaped.isEmpty
    }
  }

  @inline(__always)
  private static func isPlain(_ eight: EightBytes) -> Bool {
    eight.marksOfControls | eight.marks(of: quotes) | eight.marks(of: markup) == 0
  }

  private static func mustBeEscaped(_ byte: UInt8) -> Bool {
    switch byte {
    case ..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"): true
    default: false
    }
  }

  private static var quotes: Stops { Stops(UInt8(ascii: "\""), UInt8(ascii: "\\")) }
  private static var markup: Stops { Stops(UInt8(ascii: "<"), UInt8(ascii: "<")) }

  private mutating func escape(_ byte: UInt8) {
    room.append(UInt8(ascii: "\\"))
    if Self.quotes.contains(byte) {
      room.append(byte)
    } else {
      mark("u00")
      room.append(hexadecimalDigit(byte >> 4))
      room.append(hexadecimalDigit(byte & 15))
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

  /// A list with a line for each element, for files that people may look at. Lines are written on all cores, so many
  /// at a time that few bytes are ever held twice.
  mutating func lines<Element: Sendable>(
    _ elements: [Element], _ write: @Sendable (inout JSONWriter, Element) -> Void
  ) {
    mark("[")
    let runs = stride(from: 0, to: elements.count, by: 16).map { elements[$0..<min($0 + 16, elements.count)] }
    // Of the longest so far: the next are written into as much room.
    var longest = 0
    for start in stride(from: 0, to: runs.count, by: 16) {
      let capacity = longest * 9 / 8
      let texts = parallelMap(Array(runs[start..<min(start + 16, runs.count)]), grain: 1) { run in
        var json = JSONWriter(capacity: capacity)
        for (index, element) in zip(run.indices, run) {
          json.mark(index == 0 ? "\n" : ",\n")
          write(&json, element)
        }
        return json.finish()
      }
      if start == 0 {
        let size = texts.reduce(0) { $0 + $1.count }
        room.makeRoom(for: size * runs.count / texts.count * 9 / 8)
      }
      for text in texts {
        raw(text)
        longest = max(longest, text.count)
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
    let isFirst = room.last == UInt8(ascii: "{")
    let length = name.utf8CodeUnitCount
    room.append(atMost: length + 4) { place in
      // A comma that should not be there is overwritten.
      place[0] = UInt8(ascii: ",")
      let start = isFirst ? 0 : 1
      place[start] = UInt8(ascii: "\"")
      UnsafeMutableBufferPointer(rebasing: place[(start + 1)...]).baseAddress?
        .update(from: name.utf8Start, count: length)
      place[start + length + 1] = UInt8(ascii: "\"")
      place[start + length + 2] = UInt8(ascii: ":")
      return start + length + 3
    }
  }

  /// `null` where there is no text.
  mutating func field(_ name: StaticString, _ text: String?) {
    self.name(name)
    if let text { string(text) } else { mark("null") }
  }

  /// As precise as its source.
  mutating func field(_ name: StaticString, _ date: PartialDate?) { field(name, date?.iso) }

  /// The path of an address from the root of the site on.
  mutating func field(_ name: StaticString, _ address: Address?) {
    self.name(name)
    guard var path = address?.path else { return mark("null") }
    mark("\"/")
    path.withUTF8 { escape($0) }
    mark("\"")
  }

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

extension [UInt8] {
  /// Lends a part.
  @inline(__always)
  func lend(_ part: Range<Int>, to look: (UnsafeBufferPointer<UInt8>) -> Void) {
    withUnsafeBufferPointer { look(UnsafeBufferPointer(rebasing: $0[part])) }
  }
}
