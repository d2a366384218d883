package import SourceText

// What a text must not have.
extension Rule {
  package static let rawHTML = Rule(
    "raw-html", .error,
    """
    Pages are made of Markdown alone. Words in angle brackets are taken for HTML by every Markdown program \
    and vanish from the page; this often happens to gaps in a template text. The text is not published until \
    somebody has decided what was meant.
    """,
    example: """
      The Clerk to <name of council> shall attend.
      The Clerk to [name of council] shall attend.
      """)

  package static let linkScheme = Rule(
    "link-scheme", .error,
    """
    Links lead to web pages (https, http), e-mail addresses (mailto), telephone numbers (tel) and pages of \
    the portal. Other addresses can start programs on the reader's computer or work on one computer only.
    """,
    example: """
      [form](file:///C:/Users/clerk/form.pdf)
      [form](attachments/form.pdf)
      """)

  package static let imageKind = Rule(
    "image-kind", .error,
    """
    Pictures are PNG, JPEG or WebP files. Other kinds do not show in every browser or can hold programs.
    """,
    example: """
      ![Map of the parish](map.svg)
      ![Map of the parish](map.png)
      """)

  package static let imageWithoutText = Rule(
    "image-without-text", .error,
    """
    Every picture says in words what it shows, for people who cannot see it (WCAG 2.2, criterion 1.1.1, which \
    public bodies must meet).
    """,
    example: """
      ![](map.png)
      ![Map of the parish with its three wards](map.png)
      """)
}
