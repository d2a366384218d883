package import SourceText

extension Rule {
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
