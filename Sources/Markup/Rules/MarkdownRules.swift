package import SourceText

// What a text must not have.
extension Rule {
  package static let rawHTML = Rule(
    "raw-html", .error,
    """
    Texts are written without HTML. Words in angle brackets are taken for HTML by web browsers and vanish \
    from the page, which often happens to the gaps in a model text. Nothing is published until somebody \
    has decided what was meant.
    """,
    example: """
      The clerk to <name of council> shall attend.

      The clerk to [name of council] shall attend.
      """)

  package static let linkScheme = Rule(
    "link-scheme", .error,
    """
    Links lead to web pages (https, http), e-mail addresses (mailto), telephone numbers (tel) and pages of \
    the portal. Other addresses start programs on the reader's computer or work on one computer only.
    """,
    example: """
      [form](file:///C:/Users/clerk/form.pdf)

      [form](attachments/form.pdf)
      """)

  package static let imageKind = Rule(
    "image-kind", .error,
    """
    Pictures are PNG, JPEG or WebP files. Others do not show in every browser or can hold programs.
    """,
    example: """
      ![Map of the parish](attachments/map.svg)

      ![Map of the parish](attachments/map.png)
      """)

  package static let imageWithoutText = Rule(
    "image-without-text", .error,
    """
    Every picture says in words what it shows, for people who cannot see it. Public bodies must do this \
    (WCAG 2.2, criterion 1.1.1).
    """,
    example: """
      ![](attachments/map.png)

      ![Map of the parish with its three wards](attachments/map.png)
      """)

  package static let tableColumns = Rule(
    "table-columns", .warning,
    """
    A table is a head row, a row of hyphens and further rows. The row of hyphens has one group of hyphens \
    for each cell of the head; where the two do not match, no table is made.
    """,
    example: """
      | Post | Holder |
      | --- |

      | Post | Holder |
      | --- | --- |
      """)

  package static let tableCells = Rule(
    "table-cells", .error,
    """
    A row of a table has more cells than the table's head. Markdown drops what is too much, so words would be \
    lost from the page.
    """,
    example: """
      | Post | Holder |
      | --- | --- |
      | Town Clerk | A. Smith | since 2023 |

      | Post | Holder | |
      | --- | --- | --- |
      | Town Clerk | A. Smith | since 2023 |
      """)

  package static let footnoteRepeated = Rule(
    "footnote-repeated", .error,
    """
    Two footnotes have the same mark, and only the first would ever be shown.
    """,
    example: """
      The Code[^1] and Standing Orders[^1] apply.
      [^1]: Adopted in May 2023.
      [^1]: See Standing Order 12.

      The Code[^1] and Standing Orders[^2] apply.
      [^1]: Adopted in May 2023.
      [^2]: See Standing Order 12.
      """)

  package static let footnoteUnused = Rule(
    "footnote-unused", .warning,
    """
    A footnote is written down, and nothing in the text points at it. Often its mark was lost or runs \
    together with a word.
    """,
    example: """
      The Code of Practice10 applies.
      [^10]: Issued in 2011.

      The Code of Practice[^10] applies.
      [^10]: Issued in 2011.
      """)

  package static let footnoteUndefined = Rule(
    "footnote-undefined", .error,
    """
    The text points at a footnote that is not written anywhere in the file. Its mark would be printed as \
    it stands, brackets and all.
    """,
    example: """
      The Code of Practice[^10] applies.

      The Code of Practice[^10] applies.
      [^10]: Issued in 2011.
      """)
}
