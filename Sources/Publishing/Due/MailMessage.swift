package import Governance

/// A message of plain text, complete and ready to be sent (RFC 5322 and RFC 2045).
///
/// It is ASCII alone, with lines of at most 78 characters ended by CRLF: names and the subject as encoded words
/// where they need it (RFC 2047), the text in quoted-printable. No line of it begins with a full stop or with
/// `From `, which programs on the way take for something else.
package struct MailMessage: Sendable {
  package var from: Mailbox
  package var to: Mailbox
  /// It is dated at nine in the morning of this day, in universal time.
  package var day: Day
  /// The part of the Message-ID before the `@`: the same for the same message, so that one sent twice arrives once.
  package var name: String
  package var subject: String
  /// Lines end with LF here.
  package var text: String

  package var bytes: [UInt8] {
    let headers = [
      "From: \(written(from))", "To: \(written(to))", "Subject: \(encodedText(subject))", "Date: \(date)",
      "Message-ID: <\(name)@\(from.domain)>", "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable",
      // Keeps answering machines quiet (RFC 3834 §5).
      "Auto-Submitted: auto-generated",
    ]
    let head = headers.map { $0 + "\r\n" }.joined() + "\r\n"
    return Array(head.utf8) + quotedPrintable(text)
  }

  private var date: String {
    let (year, month, number) = day.components
    let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday.rawValue - 1]
    return "\(weekday), \(number) \(PartialDate.monthNames[month - 1].prefix(3)) \(year) 09:00:00 +0000"
  }
}

/// `Town Clerk <clerk@farnham.example>`; a long name stands on a line of its own.
private func written(_ mailbox: Mailbox) -> String {
  guard let name = mailbox.name else { return mailbox.address }
  let isPlain = name.utf8.allSatisfy { isEncodedAsItself($0) || $0 == UInt8(ascii: " ") }
  let phrase = isPlain && name.utf8.count <= 60 ? name : encodedWords(name)
  return "\(phrase)\r\n <\(mailbox.address)>"
}

/// Short ASCII text as it is; everything else as encoded words.
private func encodedText(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !text.contains("=?")
  return isPlain && text.utf8.count <= 68 ? text : encodedWords(text)
}

/// The Q encoding, with the few bytes that are safe in names too (RFC 2047 §4.2 and §5). A word is at most 75
/// characters long, and none cuts a character of the text.
private func encodedWords(_ text: String) -> String {
  var words = [""]
  for scalar in text.unicodeScalars {
    let piece = String(scalar).utf8.map { byte in
      if byte == UInt8(ascii: " ") { return "_" }
      return isEncodedAsItself(byte) ? String(UnicodeScalar(byte)) : "=" + hexadecimal(byte)
    }.joined()
    // The first word shares its line with the name of the header.
    let room = 75 - "=?utf-8?q??=".utf8.count - (words.count == 1 ? 10 : 0)
    if words[words.count - 1].utf8.count + piece.utf8.count > room { words.append("") }
    words[words.count - 1] += piece
  }
  return words.map { "=?utf-8?q?\($0)?=" }.joined(separator: "\r\n ")
}

private func isEncodedAsItself(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: "!*+-/".utf8.contains(byte)
  }
}

/// RFC 2045 §6.7.
private func quotedPrintable(_ text: String) -> [UInt8] {
  var written: [UInt8] = []
  for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
    var width = 0
    for (offset, byte) in line.enumerated() {
      let isLast = offset == line.count - 1
      let piece =
        isPrinted(byte, at: offset, in: line) ? [byte] : [UInt8(ascii: "=")] + hexadecimal(byte).utf8
      // Room for the mark of a line that goes on.
      if width + piece.count > (isLast ? 76 : 75) {
        written += [UInt8(ascii: "="), 0x0D, 0x0A]
        width = 0
      }
      // Also where a line that went on begins.
      let rest = line.dropFirst(offset)
      let starts = width == 0 && (byte == UInt8(ascii: ".") || rest.starts(with: "From ".utf8))
      let safe = starts ? [UInt8(ascii: "=")] + hexadecimal(byte).utf8 : piece
      written += safe
      width += safe.count
    }
    written += [0x0D, 0x0A]
  }
  // The last line of a text that ends with LF is empty.
  return text.utf8.last == 0x0A ? written.dropLast(2) : written
}

private func isPrinted(_ byte: UInt8, at offset: Int, in line: Substring.UTF8View.SubSequence) -> Bool {
  if byte == UInt8(ascii: " ") { return offset < line.count - 1 }
  return (0x21..<0x7F).contains(byte) && byte != UInt8(ascii: "=")
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  return String(decoding: [digits[Int(byte >> 4)], digits[Int(byte & 15)]], as: UTF8.self)
}
