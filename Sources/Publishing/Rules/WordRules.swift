package import SourceText

extension Rule {
  package static let wordMissing = Rule(
    "word-missing", .error,
    """
    The words that the portal itself puts on pages, such as “In force since”, stand in words.en.yml in the \
    Templates folder. You may change how they read, but each must be there, or a page would have a gap. \
    An empty line counts as a missing word.
    """,
    example: """
      status_in_force:

      status_in_force: In force since {date}
      """)

  package static let wordUnknown = Rule(
    "word-unknown", .warning,
    """
    A portal in two languages has two files of words with the same names on the left. A name that the words \
    of the portal's own language do not have stands on no page; perhaps it is misspelt.
    """,
    example: """
      january: Ionawr
      janvier: Ionawr

      january: Ionawr
      """)

  package static let wordPlaceholder = Rule(
    "word-placeholder", .error,
    """
    Some words have a place that the portal fills, written in curly brackets: {date} stands for a date. A \
    word must keep each of its places, or the page would leave the date out, and it can have no others.
    """,
    example: """
      review_current: Next review

      review_current: "Next review: {date}"
      """)

  package static let wordShape = Rule(
    "word-shape", .error,
    """
    In words.en.yml every word is one line: its name, a colon, a space and the text. Lists and indented \
    lines have no meaning there. A text that holds a colon followed by a space stands in quotation marks.
    """,
    example: """
      january:
        - January

      january: January
      """)

  package static let wordsLost = Rule(
    "words-lost", .error,
    """
    Before anything is published, the words of each policy's page are compared, one by one and in order, \
    with the words of its text. A page that leaves a word out, adds one or changes their order is not \
    published. This protects you from mistakes of the program and from unusual Markdown that reads \
    differently from how it looks.
    """,
    example: """
      caf&eacute; culture

      café culture
      """)
}
