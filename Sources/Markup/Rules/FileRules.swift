package import SourceText

// What can be wrong with a file before anybody looks at its words.
extension Rule {
  package static let fileTooLarge = Rule(
    "file-too-large", .error,
    """
    A text of more than 4 MB is not read. No policy is that long; something else was probably saved under \
    its name.
    """,
    example: """
      Content/farnham/protocol.md (38 MB, a PDF under a wrong name)

      Content/farnham/attachments/protocol.pdf
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
    Quotations, lists, bold and italic words or brackets stand so deep in one another that nobody can have \
    meant it: usually it is a long row of one sign. It is refused because it would take a very long time \
    to read.
    """,
    example: """
      >>>>>>>>>>>>>>>>>>>> and so on, a hundred times and more

      > One sign is enough for a quotation.
      """)
}
