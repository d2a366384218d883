package import SourceText

extension Rule {
  package static let baseURLMissing = Rule(
    "base-url-missing", .warning,
    """
    Some things need to know the full web address of the site: links to subscribe to the calendar, the \
    addresses that people quote, the list of pages for search engines. Without it the portal leaves them \
    out. Everything else works.
    """,
    example: """
      title: Council policies

      title: Council policies
      base_url: https://policies.example/
      """)
}
