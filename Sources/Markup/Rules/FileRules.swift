package import SourceText

// What can be wrong with a file before anybody looks at its words.
extension Rule {
  package static let fileTooLarge = Rule(
    "file-too-large", .error,
    """
    A text of more than 4 MiB is not read: no policy is that long, and something else was probably saved \
    under the policy's name.
    """,
    example: """
      Content/farnham/member-officer-protocol.md   38 MiB, a PDF with a wrong ending
      Instead: Content/farnham/attachments/member-officer-protocol.pdf
      """)

  package static let textEncoding = Rule(
    "text-encoding", .error,
    """
    Texts are saved as UTF-8, which is what every editor does today unless it is told otherwise. Older \
    Windows programs save as "ANSI" (Windows-1252) or "Unicode" (UTF-16); pound signs, dashes and curly \
    quotes would then come out as something else, so the file is not read at all.
    """,
    example: """
      Caf\\xE9 committee     saved as ANSI
      Café committee        saved as UTF-8
      """)

  package static let controlCharacter = Rule(
    "control-character", .error,
    """
    A character that has no printed form, such as a page break or a bell, stands in the text. Browsers and \
    printers treat these differently. They come along when text is copied out of a PDF. Messages show them by \
    a sign of their own, such as ␌ for a page break.
    """,
    example: """
      The Council␌shall meet

      The Council shall meet
      """)

  package static let nestingTooDeep = Rule(
    "nesting-too-deep", .error,
    """
    Quotes, lists, brackets or markup stand more than a hundred deep inside one another. Nobody writes that \
    on purpose; it is usually a long row of one sign.
    """,
    example: """
      >>>>>>>>>>>>>>>>>> (a hundred and more)
      > One sign is enough for a quotation.
      """)
}
