package import SourceText

// What can be doubtful about the official numbers of a text. The portal never changes one.
extension Rule {
  package static let labelInText = Rule(
    "label-in-text", .warning,
    """
    A line in the middle of a paragraph starts with what looks like a clause's number. It is read as part \
    of the sentence above, because there is no blank line before it and the sentence seems to go on. If it \
    opens a clause, put a blank line above it.
    """,
    example: """
      3.1 Members shall declare interests as required by
      3.2 Standing Orders of the Council.

      3.1 Members shall declare interests as required by 3.2
      Standing Orders of the Council.
      """)

  package static let labelRepeated = Rule(
    "label-repeated", .warning,
    """
    Two clauses side by side have the same number, and a reader who is sent to that number cannot know \
    which is meant. If the adopted document has it so, the numbers stay: an entry under accepted shows \
    that somebody looked.
    """,
    example: """
      3.1 Councillors shall attend.
      3.1 Officers shall attend.

      3.1 Councillors shall attend.
      3.2 Officers shall attend.
      """)

  package static let labelMissing = Rule(
    "label-missing", .warning,
    """
    A number is left out in a row of clauses, or a row does not begin with its first number. Often a page \
    or a line was lost when the document was scanned. If the adopted document has it so, an entry under \
    accepted shows that somebody looked.
    """,
    example: """
      a) attend meetings;
      c) declare interests.

      a) attend meetings;
      b) read the papers;
      c) declare interests.
      """)

  package static let labelOrder = Rule(
    "label-order", .warning,
    """
    A clause's number is lower than the number before it. Often two paragraphs changed places, or a digit \
    was misread when the document was scanned.
    """,
    example: """
      3.1 Officers shall attend.
      3.3 Councillors shall attend.
      3.2 Guests may attend.

      3.1 Officers shall attend.
      3.2 Guests may attend.
      3.3 Councillors shall attend.
      """)

  package static let typedContents = Rule(
    "typed-contents", .warning,
    """
    The text has a contents list with page numbers. The page makes its own contents list, with links, and \
    has no page numbers, so the typed one misleads. Its numbers are not taken for clauses.
    """,
    example: """
      1. Background..... 3
      2. Roles..... 4
      3. Expectations..... 6
      1. Background

      1. Background
      """)
}
