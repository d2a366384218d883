/// An e-mail address, perhaps with a name: `Town Clerk <clerk@farnham.example>`.
///
/// Only what every mail program takes: an address in ASCII without quotation marks or remarks (a dot-atom at a
/// host name, RFC 5322 §3.4.1), at most 64 and 255 characters long (RFC 5321 §4.5.3.1).
package struct Mailbox: Sendable, Equatable {
  package let name: String?
  package let local: String
  /// The host, after the `@`.
  package let domain: String

  package var address: String { "\(local)@\(domain)" }

  /// `nil` for anything else.
  package init?(_ text: String) {
    var address = text[...]
    var name: String?
    if let open = text.lastIndex(of: "<"), text.last == ">" {
      address = text[text.index(after: open)...].dropLast()
      let words = text[..<open].split(separator: " ").joined(separator: " ")
      name = words.isEmpty ? nil : words
    }
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, isDotted(parts[0], upTo: 64, of: isAtomByte),
      isDotted(parts[1], upTo: 255, of: isHostByte), parts[1].contains("."),
      name.map({ isOneLine($0) && !$0.contains("<") && !$0.contains(">") }) ?? true
    else { return nil }
    (self.name, local, domain) = (name, String(parts[0]), String(parts[1]))
  }
}

private func isDotted(_ text: Substring, upTo limit: Int, of isPart: (UInt8) -> Bool) -> Bool {
  let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  return text.utf8.count <= limit && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isPart) }
}

private func isHostByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
    true
  default: false
  }
}

private func isAtomByte(_ byte: UInt8) -> Bool {
  isHostByte(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
}
