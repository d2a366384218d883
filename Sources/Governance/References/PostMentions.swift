/// Where the texts of a council name its posts.
///
/// A title counts as `council.yml` prints it, as whole words, with a plural `s` or without: "the Town
/// Clerk", "Town Clerks". "Deputy Town Clerk" is another post, and where two titles begin at one place the
/// longer is meant. In a portal of several languages a post is known by its titles in all of them.

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

/// The posts of a council as something to look for.
final class PostTitles: Sendable {
  private struct Title: Sendable {
    var post: String
    var bytes: [UInt8]

    func stands(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
      guard index + bytes.count <= text.count else { return false }
      var offset = 0
      while offset < bytes.count, text[index + offset] == bytes[offset] { offset += 1 }
      return offset == bytes.count
    }
  }

  /// Longest first.
  private let titles: [Title]
  var isEmpty: Bool { titles.isEmpty }
  /// By the value of a byte, whether some title begins with it.
  private let openings: [Bool]
  /// Whether some title begins with no letter of ASCII.
  let mayBeginOutsideWords: Bool

  /// `language` is that of the titles which are no translation. Adds their first words to `signs`.
  init(_ posts: [Post], in language: String, _ signs: inout WordSigns) {
    titles = posts.flatMap { post in
      post.names(in: language).map { Title(post: post.slug, bytes: Array($0.utf8)) }
    }
    .filter { !$0.bytes.isEmpty }.sorted { $0.bytes.count > $1.bytes.count }
    var openings = Array(repeating: false, count: 256)
    for title in titles {
      signs.insert(title.bytes[...], .post)
      signs.insert((title.bytes + [UInt8(ascii: "s")])[...], .post)
      openings[Int(title.bytes[0])] = true
    }
    self.openings = openings
    mayBeginOutsideWords = titles.contains { !isLetter($0.bytes[0]) }
  }

  /// Whether the bytes of some title stand at `index`, where no word goes on.
  func stand(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    mayBegin(in: text, at: index) && titles.contains { $0.stands(in: text, at: index) }
  }

  @inline(__always)
  private func mayBegin(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    openings[Int(text[index])] && (index == 0 || !isWordByte(text[index - 1]))
  }

  /// Adds what a passage says of the posts whose titles begin at `starts`, in the order of its words. The cells of a table
  /// share one place, which is listed once for each post.
  func addMentions(
    in text: UnsafeBufferPointer<UInt8>, beginningAt starts: Range<Int>, at place: PassagePlace,
    to found: inout [PostMention]
  ) {
    let starts = starts.clamped(to: text.indices)
    let ofPlace = found.lastIndex { $0.place != place }.map { $0 + 1 } ?? 0
    var index = starts.lowerBound
    while index < starts.upperBound, let (title, range) = next(in: text, from: index..<starts.upperBound) {
      index = range.upperBound
      let post = titles[title].post
      if isDeputy(text, range.lowerBound) || found[ofPlace...].contains(where: { $0.post == post }) {
        continue
      }
      let sentence = sentence(around: range, in: text)
      found.append(
        PostMention(
          post: post, place: place, before: sentence.before,
          title: String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self),
          after: sentence.after))
    }
  }

  /// The first title that begins at `starts`, the longest of those that begin at one place.
  private func next(
    in text: UnsafeBufferPointer<UInt8>, from starts: Range<Int>
  ) -> (title: Int, range: Range<Int>)? {
    var index = starts.lowerBound
    while index < starts.upperBound {
      if mayBegin(in: text, at: index) {
        for title in titles.indices where titles[title].stands(in: text, at: index) {
          var end = index + titles[title].bytes.count
          if end < text.count, text[end] == UInt8(ascii: "s") { end += 1 }
          if end == text.count || !isWordByte(text[end]) { return (title, index..<end) }
        }
      }
      index += 1
    }
    return nil
  }
}

extension Post {
  /// What texts in any language call it; its own title is in `language`.
  fileprivate func names(in language: String) -> [String] {
    let titles = [(key: language, value: title)] + titleTranslations.sorted { $0.key < $1.key }
    return titles.flatMap { language, title in
      language == "cy" ? [title] + welshMutations(of: title) : [title]
    }
  }
}

/// Words in front of a title that make it another post.
private let deputies = ["Deputy", "Assistant", "Vice"].map { Array($0.utf8) }

private func isDeputy(_ bytes: UnsafeBufferPointer<UInt8>, _ title: Int) -> Bool {
  // A full stop or a comma parts the word from the title.
  guard title > 1, !isWordByte(bytes[title - 1]), isWordByte(bytes[title - 2]) else { return false }
  let words = bytes[..<(title - 1)]
  return deputies.contains { word in
    words.suffix(word.count).elementsEqual(word)
      && words.dropLast(word.count).last.map(isWordByte) != true
  }
}

/// The words around a title, from where its sentence begins to where it ends.
private func sentence(
  around title: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
) -> (before: String, after: String) {
  let longest = 110
  var start = title.lowerBound
  while start > 0, !endsSentence(bytes, at: start - 1) { start -= 1 }
  var end = title.upperBound
  while end < bytes.count, !endsSentence(bytes, at: end) { end += 1 }
  if end < bytes.count { end += 1 }
  while start < title.lowerBound, isSpace(bytes[start]) { start += 1 }

  var (isCutBefore, isCutBehind) = (false, false)
  if title.lowerBound - start > longest {
    start = title.lowerBound - longest
    while start < title.lowerBound, !isSpace(bytes[start]) { start += 1 }
    isCutBefore = true
  }
  if end - title.upperBound > longest {
    end = title.upperBound + longest
    while end > title.upperBound, !isSpace(bytes[end - 1]) { end -= 1 }
    isCutBehind = true
  }
  let before = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<title.lowerBound]), as: UTF8.self)
  let after = String(decoding: UnsafeBufferPointer(rebasing: bytes[title.upperBound..<end]), as: UTF8.self)
  return (isCutBefore ? "…" + before : before, isCutBehind ? after + "…" : after)
}

/// A mark that closes a sentence, with a space or nothing behind it.
private func endsSentence(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  switch bytes[index] {
  case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"):
    index + 1 == bytes.count || isSpace(bytes[index + 1])
  default: false
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

/// Letters and figures; quotation marks and dashes of print part words as those of ASCII do.
private func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
