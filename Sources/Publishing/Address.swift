import SourceText
import Templating

/// The address of one page, feed or file of the site: a path below the site's root, and for a clause its
/// fragment.
///
/// It knows how to be written as a link from another page and as a full web address; which addresses
/// there are is the business of `Addresses`.
package struct Address: Sendable, Hashable {
  /// Without a `/` at its start: `farnham/member-officer-protocol/`, `calendar/reviews.ics`, empty for the
  /// home page. A page ends in `/`.
  package let path: String
  /// Without `#`: `3.1.a`.
  package let fragment: String?
  /// Every byte of the path may stand in a link as it is. An address is made once and written in many places.
  private let isPlain: Bool

  package init(_ path: String, fragment: String? = nil) {
    self.path = path
    self.fragment = fragment
    isPlain = holdsOnlyPlain(path)
  }

  private init(_ path: String, isPlain: Bool, fragment: String?) {
    self.path = path
    self.isPlain = isPlain
    self.fragment = fragment
  }

  /// The same page at one of its clauses; `nil` for the page as a whole.
  package func clause(_ fragment: String?) -> Address {
    Address(path, isPlain: isPlain, fragment: fragment)
  }

  /// The file of the site that answers at this address: `farnham/index.html`.
  package var file: String { path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path }

  /// The full web address below `base`, which ends in `/`.
  package func absolute(below base: String) -> String {
    let path = isPlain ? self.path : percentEncoded(self.path)
    var address = ""
    address.reserveCapacity(base.utf8.count + path.utf8.count)
    address += base
    address += path
    return fragment == nil ? address : address + encodedFragment
  }

  /// The link that leads here from `page`: `../../calendar/`. It holds under any path of a web server.
  package func relative(to page: Address) -> String {
    if fragment != nil, page.path == path { return encodedFragment }
    let way = Self.way(from: page.path, to: path)
    let link = isPlain ? way : percentEncoded(way)
    return fragment == nil ? link : link + encodedFragment
  }

  /// `../` for each folder that has to be left, then the names of those to be entered; `./` for the page's own
  /// folder. There are several links on every line of a list, so this works on bytes.
  private static func way(from page: String, to path: String) -> String {
    page.withBytes { here in
      path.withBytes { there in
        var common = 0
        var at = 0
        while at < here.count, at < there.count, here[at] == there[at] {
          at += 1
          if here[at - 1] == UInt8(ascii: "/") { common = at }
        }
        var left = 0
        for byte in here[common...] where byte == UInt8(ascii: "/") { left += 1 }
        let entered = UnsafeBufferPointer(rebasing: there[common...])
        if left == 0, entered.isEmpty { return "./" }
        return String(unsafeUninitializedCapacity: 3 * left + entered.count) { link in
          for up in 0..<left {
            link[3 * up] = UInt8(ascii: ".")
            link[3 * up + 1] = UInt8(ascii: ".")
            link[3 * up + 2] = UInt8(ascii: "/")
          }
          return link[(3 * left)...].initialize(fromContentsOf: entered)
        }
      }
    }
  }

  /// The names in the path, from the outermost: `farnham`, `complaints`, `2023-03`.
  package var parts: [Substring] { path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) } }

  private var encodedFragment: String { fragment.map { "#" + percentEncoded($0) } ?? "" }
}

/// `text` with every byte escaped that may not stand as it is in a path or a fragment (RFC 3986 §3.3 and
/// §3.5); `/` stays, since it parts the folders.
package func percentEncoded(_ text: String) -> String {
  holdsOnlyPlain(text) ? text : escaped(text, besides: isPlain)
}

/// A web address as an author typed it, with those characters escaped that may stand nowhere in one (RFC 3986 §2;
/// letters of other scripts may, URL Standard §4.3).
package func tidied(_ address: String) -> String {
  address.utf8.allSatisfy(mayStandInAddress) ? address : escaped(address, besides: mayStandInAddress)
}

private func mayStandInAddress(_ byte: UInt8) -> Bool {
  switch byte {
  case ...0x20, 0x7F: false
  case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"),
    UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
    false
  default: true
  }
}

/// `text` as a value in a query, where `/` parts nothing and is escaped as well.
package func queryEncoded(_ text: String) -> String {
  escaped(text) { isPlain($0) && $0 != UInt8(ascii: "/") }
}

private func escaped(_ text: String, besides stays: (UInt8) -> Bool) -> String {
  let digits: StaticString = "0123456789ABCDEF"
  return String(unsafeUninitializedCapacity: 3 * text.utf8.count) { room in
    var length = 0
    func add(_ byte: UInt8) {
      room[length] = byte
      length += 1
    }
    for byte in text.utf8 {
      if stays(byte) {
        add(byte)
      } else {
        add(UInt8(ascii: "%"))
        digits.withUTF8Buffer { digits in
          add(digits[Int(byte >> 4)])
          add(digits[Int(byte & 15)])
        }
      }
    }
    return length
  }
}

private func holdsOnlyPlain(_ text: String) -> Bool {
  text.withBytes { $0.allSatisfy(isPlain) }
}

/// The same of addresses that are at hand as bytes: whether they are their own escaped form.
func holdsOnlyPlain(_ text: [UInt8]) -> Bool {
  text.withUnsafeBufferPointer { text in
    guard text.count >= 16 else { return text.allSatisfy(isPlain) }
    var escaped = SixteenBytes(of: text, at: text.count - 16).escapedInAddresses
    for index in stride(from: 0, to: text.count - 16, by: 16) {
      escaped |= SixteenBytes(of: text, at: index).escapedInAddresses
    }
    return escaped.isEmpty
  }
}

/// RFC 3986 §2.3, the unreserved characters, and `/`. A colon is escaped, because in the first part of a
/// relative link it would read as a scheme (§4.2).
private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-")...UInt8(ascii: "9"),
    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "~"):
    true
  default: false
  }
}

extension HTMLBuffer {
  /// ` href="#3.1"`: a link on the page itself.
  mutating func link(toFragment fragment: String) {
    markup(" href=\"#")
    percentEncoded(fragment)
    markup("\"")
  }

  /// The same for a part of `bytes`.
  mutating func link(toFragment bytes: [UInt8], _ part: Range<Int>) {
    markup(" href=\"#")
    percentEncoded(bytes, part)
    markup("\"")
  }

  /// What may not stand in a fragment as it is escaped for that, which leaves nothing to escape for HTML.
  mutating func percentEncoded(_ fragment: String) { text(Publishing.percentEncoded(fragment)) }

  /// The same of a part of `bytes`.
  mutating func percentEncoded(_ bytes: [UInt8], _ part: Range<Int>) {
    if bytes[part].allSatisfy(isPlain) { return markup(bytes, part) }
    percentEncoded(String(decoding: bytes[part], as: UTF8.self))
  }
}
