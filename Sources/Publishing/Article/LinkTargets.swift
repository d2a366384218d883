package import Governance
import Markup
import SourceText

/// What the links of a text lead to: another file of the content folder, an attachment, a place of the
/// portal, or somewhere on the web.
///
/// That a target exists is checked with the register; here a target that cannot be followed gives `nil`
/// and its words stand without a link. No scheme but the four of `isExternal` ever reaches a page.
package struct LinkTargets: Sendable {
  package enum Target: Sendable, Equatable {
    case address(Address)
    /// On the page itself.
    case fragment(String)
    case external(String)
  }

  /// The addresses of policies and plain pages by the paths of their files.
  private var addresses: [String: Address] = [:]
  /// The slugs of councils and, below their folders, the files they publish.
  private var attachments: [String: Set<String>] = [:]
  private let site: Addresses

  package init(_ register: Register, _ site: Addresses) {
    self.site = site
    for page in register.pages { addresses[page.document.file.path] = site.page(page.slug) }
    for council in register.councils {
      attachments[council.slug] = Set(council.attachments.map(\.path))
      for policy in council.policies {
        let address = site.policy(policy.slug, of: council.slug)
        for version in policy.versions { addresses[version.document.file.path] = address }
      }
      for page in council.pages {
        addresses[page.document.file.path] = site.councilPage(page.slug, of: council.slug)
      }
    }
  }

  /// What `target`, typed in `file` of `council` (`nil` for a page of the portal itself), leads to.
  package func resolve(_ target: String, in file: String, of council: String?) -> Target? {
    if target.hasPrefix("#") { return .fragment(percentDecoded(target.dropFirst())) }
    if Self.isExternal(target) { return .external(target) }
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = percentDecoded(parts[0])
    let fragment = parts.count > 1 ? percentDecoded(parts[1]) : nil
    guard !path.isEmpty, !path.contains(":"), !path.hasPrefix("//") else { return nil }
    if path.hasPrefix("/") { return .address(Address(String(path.dropFirst()), fragment: fragment)) }
    guard let folders = Self.folders(of: path, from: file) else { return nil }
    if let address = addresses[folders.joined(separator: "/")] {
      return .address(Address(address.path, fragment: fragment))
    }
    guard let council, let start = folders.firstIndex(of: "attachments") else { return nil }
    let file = folders[start...].joined(separator: "/")
    guard attachments[council]?.contains(file) == true else { return nil }
    return .address(site.attachment(file, of: council))
  }

  private static func isExternal(_ target: String) -> Bool {
    guard let colon = target.firstIndex(of: ":") else { return false }
    return ["http", "https", "mailto", "tel"].contains(target[..<colon].lowercased())
  }

  /// `path` seen from the folder of `file`, `..` followed; `nil` where it climbs out.
  private static func folders(of path: String, from file: String) -> [Substring]? {
    var folders = Array(file.split(separator: "/").dropLast())
    for part in path.split(separator: "/") {
      switch part {
      case ".": break
      case "..":
        guard folders.popLast() != nil else { return nil }
      default: folders.append(part)
      }
    }
    return folders
  }
}

/// `%20` and its like as the bytes they stand for; a `%` without two hexadecimal digits stays.
private func percentDecoded(_ text: Substring) -> String {
  guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
  let source = Array(text.utf8)
  var bytes: [UInt8] = []
  var index = 0
  while index < source.count {
    if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
      let value = UInt8(String(decoding: source[index + 1...index + 2], as: UTF8.self), radix: 16)
    {
      bytes.append(value)
      index += 3
    } else {
      bytes.append(source[index])
      index += 1
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
