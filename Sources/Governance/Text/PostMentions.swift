/// Where the texts of a council name its posts.
///
/// A title counts as `council.yml` prints it, as whole words, with a plural `s` or without: "the Town
/// Clerk", "Town Clerks". "Deputy Town Clerk" is another post, and where two titles begin at one place the
/// longer is meant. In a portal of several languages a post is known by its titles in all of them.

import Markup

/// A passage that names a post: the first time it does.
package struct PostMention: Sendable, Equatable {
  /// The post's slug.
  package var post: String
  package var place: PassagePlace
  /// The sentence up to the title, the title as the text prints it, and the rest of the sentence; a long
  /// sentence is cut between words, with an ellipsis.
  package var before: String
  package var title: String
  package var after: String
}

/// The posts as something to look for, made once for all texts of a council.
package struct PostTitles: Sendable {
  fileprivate struct Title: Sendable {
    var post: String
    var bytes: [UInt8]

    func stands(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
      guard start + bytes.count <= text.count else { return false }
      var offset = 0
      while offset < bytes.count, text[start + offset] == bytes[offset] { offset += 1 }
      return offset == bytes.count
    }
  }

  /// Longest first.
  private let titles: [Title]
  /// Whether some title begins with a byte.
  private let begins: [Bool]

  package init(_ posts: [Post]) {
    titles = posts.flatMap { post in post.names.map { Title(post: post.slug, bytes: Array($0.utf8)) } }
      .filter { !$0.bytes.isEmpty }.sorted { $0.bytes.count > $1.bytes.count }
    var begins = [Bool](repeating: false, count: 256)
    for title in titles { begins[Int(title.bytes[0])] = true }
    self.begins = begins
  }

  /// What `version` says of the posts, in the order of the text.
  package func mentions(in version: Version) -> [PostMention] {
    if titles.isEmpty { return [] }
    var mentions: [PostMention] = []
    var text: [UInt8] = []
    version.walkPassages { passage, content in
      text.removeAll(keepingCapacity: true)
      content.appendPlainText(to: &text)
      guard mayName(text) else { return }
      let place = passage.place
      // The cells of a table share one place.
      let known = mentions.reversed().prefix { $0.place == place }.map(\.post)
      mentions += self.mentions(in: text, at: place).filter { !known.contains($0.post) }
    }
    return mentions
  }

  /// Whether some title stands anywhere in `bytes`. Most texts have none, and this is all that is done with them.
  private func mayName(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      begins.withUnsafeBufferPointer { begins in
        bytes.indices.contains { index in
          begins[Int(bytes[index])] && (index == 0 || !isWordByte(bytes[index - 1]))
            && titles.contains { $0.stands(in: bytes, at: index) }
        }
      }
    }
  }

  private func mentions(in bytes: [UInt8], at place: PassagePlace) -> [PostMention] {
    var found: [PostMention] = []
    var index = 0
    while index < bytes.count {
      guard begins[Int(bytes[index])], index == 0 || !isWordByte(bytes[index - 1]),
        let (title, end) = title(in: bytes, at: index)
      else {
        index += 1
        continue
      }
      if !isDeputy(bytes[..<index]), !found.contains(where: { $0.post == title.post }) {
        let sentence = sentence(around: index..<end, in: bytes)
        found.append(
          PostMention(
            post: title.post, place: place, before: sentence.before,
            title: String(decoding: bytes[index..<end], as: UTF8.self), after: sentence.after))
      }
      index = end
    }
    return found
  }

  /// The longest title that stands at `start`, and where it ends.
  private func title(in bytes: [UInt8], at start: Int) -> (Title, end: Int)? {
    for title in titles {
      var end = start + title.bytes.count
      guard end <= bytes.count, bytes[start..<end].elementsEqual(title.bytes) else { continue }
      if end < bytes.count, bytes[end] == UInt8(ascii: "s") { end += 1 }
      if end == bytes.count || !isWordByte(bytes[end]) { return (title, end) }
    }
    return nil
  }
}

extension Post {
  /// What texts in any language call it.
  fileprivate var names: [String] {
    var names = [title]
    for (language, title) in titleTranslations.sorted(by: { $0.key < $1.key }) {
      names.append(title)
      if language == "cy" { names += welshMutations(of: title) }
    }
    return names
  }
}

/// Words in front of a title that make it another post.
private let deputies = ["Deputy", "Assistant", "Vice"].map { Array($0.utf8) }

private func isDeputy(_ before: ArraySlice<UInt8>) -> Bool {
  let words = before.dropLast(while: { !isWordByte($0) })
  // A full stop or a comma parts the word from the title.
  guard before.count - words.count == 1 else { return false }
  return deputies.contains { word in
    words.suffix(word.count).elementsEqual(word)
      && words.dropLast(word.count).last.map(isWordByte) != true
  }
}

/// The words around a title, from where its sentence begins to where it ends.
private func sentence(around title: Range<Int>, in bytes: [UInt8]) -> (before: String, after: String) {
  let longest = 110
  var start = title.lowerBound
  while start > 0, !endsSentence(bytes, at: start - 1) { start -= 1 }
  var end = title.upperBound
  while end < bytes.count, !endsSentence(bytes, at: end) { end += 1 }
  if end < bytes.count { end += 1 }
  while start < title.lowerBound, isSpace(bytes[start]) { start += 1 }

  var (opening, closing) = ("", "")
  if title.lowerBound - start > longest {
    start = title.lowerBound - longest
    while start < title.lowerBound, !isSpace(bytes[start]) { start += 1 }
    opening = "…"
  }
  if end - title.upperBound > longest {
    end = title.upperBound + longest
    while end > title.upperBound, !isSpace(bytes[end - 1]) { end -= 1 }
    closing = "…"
  }
  let before = opening + String(decoding: bytes[start..<title.lowerBound], as: UTF8.self)
  return (before, String(decoding: bytes[title.upperBound..<end], as: UTF8.self) + closing)
}

/// A mark that closes a sentence, with a space or nothing behind it.
private func endsSentence(_ bytes: [UInt8], at index: Int) -> Bool {
  let marks: [UInt8] = [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";")]
  return marks.contains(bytes[index]) && (index + 1 == bytes.count || isSpace(bytes[index + 1]))
}

private func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

/// Letters and figures; quotation marks and dashes of print part words as those of ASCII do.
private func isWordByte(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

extension ArraySlice<UInt8> {
  fileprivate func dropLast(while matches: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var rest = self
    while let last = rest.last, matches(last) { rest.removeLast() }
    return rest
  }
}
