/// Where the links of the texts lead: to a clause of the same text, to something the portal publishes, or
/// out of it.
///
/// A link names a `.md` file by its path (`../ashby/complaints.md#3.1`), an attachment by its path, or a
/// page by its address from the portal's root (`/ashby/complaints/#3.1`). Targets are slugs; how they
/// are written as links on a page is not known here.

import Markup
package import SourceText

package enum LinkTarget: Sendable, Hashable {
  /// `https:`, `http:`, `mailto:`, `tel:`.
  case outside(String)
  /// A fragment of the same text.
  case sameText(fragment: String)
  case home
  case policies
  case calendar
  case legislation
  case council(String)
  /// `version` is the name of its file where the policy is a folder and one version is meant.
  case policy(council: String, policy: String, version: String?)
  /// `council` is `nil` for a page of the portal itself.
  case page(council: String?, page: String)
  case post(council: String, post: String)
  case body(council: String, body: String)
  /// `path` is below the council's folder: `attachments/minutes.pdf`.
  case attachment(council: String, path: String)
}

/// A target and the fragment behind it, if any.
package struct LinkDestination: Sendable, Hashable {
  package var target: LinkTarget
  package var fragment: String?
}

package struct LinkMap: Sendable {
  /// By the path of a content file.
  private var files: [String: LinkTarget] = [:]
  /// By the address of a page, without `/` at its ends.
  private var pages: [String: LinkTarget] = [
    "": .home, "policies": .policies, "calendar": .calendar, "legislation": .legislation,
  ]

  package init(_ register: Register) {
    let isSingle = register.portal.isSingleCouncil
    for page in register.pages { add(page, of: nil, at: page.slug) }
    for council in register.councils {
      let base = isSingle ? "" : council.slug + "/"
      if !isSingle { pages[council.slug] = .council(council.slug) }
      for policy in council.policies {
        let address = (isSingle ? "policies/" : base) + policy.slug
        add(policy, of: council.slug, at: address)
      }
      for page in council.pages { add(page, of: council.slug, at: "\(base)pages/\(page.slug)") }
      for post in council.posts {
        pages["\(base)posts/\(post.slug)"] = .post(council: council.slug, post: post.slug)
      }
      for body in council.bodies {
        pages["\(base)bodies/\(body.slug)"] = .body(council: council.slug, body: body.slug)
      }
      for (path, _) in council.attachments {
        let target = LinkTarget.attachment(council: council.slug, path: path)
        files["\(council.folder)/\(path)"] = target
        pages[base + path] = target
      }
    }
  }

  /// Where a link in `file` leads; `nil` when there is nothing.
  package func destination(of link: String, in file: SourceFile) -> LinkDestination? {
    if hasScheme(link) { return LinkDestination(target: .outside(link), fragment: nil) }
    let mark = link.utf8.firstIndex(of: UInt8(ascii: "#"))
    let fragment = mark.map { percentDecoded(link[link.utf8.index(after: $0)...]) }
    let path = percentDecoded(link[..<(mark ?? link.endIndex)])
    if path.isEmpty {
      return fragment.map { LinkDestination(target: .sameText(fragment: $0), fragment: nil) }
    }
    let target = path.hasPrefix("/") ? pages[trimmed(path)] : files[resolved(path, from: file.path)]
    return target.map { LinkDestination(target: $0, fragment: fragment) }
  }

  /// The content file a relative link means, whether it exists or not: `Content/ashby/complaints.md`.
  private func resolved(_ path: String, from file: String) -> String {
    var folders = file.utf8.split(separator: slash).dropLast()
    for part in path.utf8.split(separator: slash) where !part.elementsEqual(".".utf8) {
      if part.elementsEqual("..".utf8) { _ = folders.popLast() } else { folders.append(part) }
    }
    // A content folder may be named by its full path.
    var bytes = file.utf8.first == slash ? [slash] : []
    for (index, folder) in folders.enumerated() {
      if index > 0 { bytes.append(slash) }
      bytes += folder
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  package func target(of file: SourceFile) -> LinkTarget? { files[file.path] }

  /// The existing file or address that a link to nothing probably means, among those beside it, as a link
  /// would name it.
  func nearest(to link: String, in file: SourceFile) -> String? {
    let isRooted = link.hasPrefix("/")
    let wanted = isRooted ? trimmed(link) : resolved(link, from: file.path)
    guard let name = wanted.split(separator: "/").last else { return nil }
    let folder = wanted.dropLast(name.count)
    let names = (isRooted ? Array(pages.keys) : Array(files.keys))
      .filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) }
      .filter { !$0.contains("/") }.sorted()
    guard let near = nearestName(to: String(name), in: names) else { return nil }
    return isRooted ? "/\(folder)\(near)/" : relative(folder + near, from: file.path)
  }

  /// How a link in `file` names another file: the way back of `resolved`.
  private func relative(_ path: String, from file: String) -> String {
    var folders = file.split(separator: "/").dropLast()
    var parts = path.split(separator: "/")[...]
    while let folder = folders.first, folder == parts.first {
      folders.removeFirst()
      parts.removeFirst()
    }
    return (folders.map { _ in ".." } + parts).joined(separator: "/")
  }

  private mutating func add(_ page: PlainPage, of council: String?, at address: String) {
    let target = LinkTarget.page(council: council, page: page.slug)
    files[page.document.file.path] = target
    for translation in page.translations.values { files[translation.document.file.path] = target }
    pages[address] = target
  }

  private mutating func add(_ policy: Policy, of council: String, at address: String) {
    let target = LinkTarget.policy(council: council, policy: policy.slug, version: nil)
    pages[address] = target
    for version in policy.versions {
      let path = version.path
      var own = target
      if policy.versions.count > 1, let name = path.split(separator: "/").last?.dropLast(3) {
        own = .policy(council: council, policy: policy.slug, version: String(name))
        pages["\(address)/\(name)"] = own
      }
      files[path] = own
      for translation in version.translations.values { files[translation.document.file.path] = own }
    }
  }

  private func trimmed(_ path: String) -> String {
    path.split(separator: "/").joined(separator: "/")
  }
}

private let slash = UInt8(ascii: "/")

/// Letters, digits, `+`, `-` and `.` before a colon (RFC 3986 §3.1).
private func hasScheme(_ link: String) -> Bool {
  guard let colon = link.utf8.firstIndex(of: UInt8(ascii: ":")), colon != link.utf8.startIndex else {
    return false
  }
  return link.utf8[..<colon].allSatisfy { byte in
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E].contains(byte)
  }
}

/// RFC 3986 §2.1; what is no escape stays as it is.
private func percentDecoded(_ text: Substring) -> String {
  guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
  var bytes: [UInt8] = []
  var rest = text.utf8[...]
  while let byte = rest.popFirst() {
    let digits = String(rest.prefix(2)) ?? ""
    if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
      bytes.append(value)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
