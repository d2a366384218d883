package import SourceText

// Damage that scanning and copying do to documents. All are warnings: the text can be published, and only
// somebody who has the adopted document knows what should stand there.
extension Rule {
  package static let strayAsterisks = Rule(
    "stray-asterisks", .warning,
    """
    Two asterisks make words bold when there are two before and two after them. These stand alone and are \
    printed as they are. They are often left over from a conversion.
    """,
    example: """
      - 1.1.** The relationship between Councillors and Officers

      - 1.1. The relationship between Councillors and Officers
      """)

  package static let sentenceCut = Rule(
    "sentence-cut", .warning,
    """
    A paragraph starts with a small letter, and the paragraph above it does not end. Probably a page ended \
    there in the scanned document. The two may be joined: no word changes by that.
    """,
    example: """
      The clerk answers what has been delegated to the office, and officers

      should be left to make these decisions.

      The clerk answers what has been delegated to the office, and officers
      should be left to make these decisions.
      """)

  package static let headingInText = Rule(
    "heading-in-text", .warning,
    """
    Between two numbered clauses stand a few words that do not end like a sentence. In many printed documents \
    they are a heading, or a note in the margin, that fell into the text when it was scanned.
    """,
    example: """
      Councillors have the same rights

      3.2. All Councillors have the same rights and obligations.

      ### Councillors have the same rights

      3.2. All Councillors have the same rights and obligations.
      """)

  package static let footnoteFused = Rule(
    "footnote-fused", .warning,
    """
    A number runs together with the word before it. In scanned documents this is often the small raised \
    figure of a footnote.
    """,
    example: """
      the national Code of Practice10 for Local Government

      the national Code of Practice[^10] for Local Government
      """)

  package static let doubledStop = Rule(
    "doubled-stop", .warning,
    """
    A sentence ends with two full stops. Three in a row are taken for an ellipsis and left alone.
    """,
    example: """
      or to the Town Clerk..

      or to the Town Clerk.
      """)

  package static let wordsJoined = Rule(
    "words-joined", .warning,
    """
    A space between two words or two sentences is missing, which happens at the ends of lines in scanned \
    documents.
    """,
    example: """
      have the same rights.Officers shall

      have the same rights. Officers shall
      """)

  package static let tabTable = Rule(
    "tab-table", .warning,
    """
    Lines with tabs in them are probably the rows of a table. On the page they would run together into one \
    paragraph, and somebody who listens to the page could not tell the cells apart.
    """,
    example: """
      Purpose⇥Guidance
      Review due⇥2026

      | Purpose | Guidance |
      | --- | --- |
      | Review due | 2026 |
      """)
}
