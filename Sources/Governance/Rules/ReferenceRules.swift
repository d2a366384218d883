/// References that lead nowhere, or could lead to more than one place.

package import SourceText

extension Rule {
  package static let referenceUnknown = Rule(
    "reference-unknown", .warning,
    """
    The text names a clause that is not there, or one of two that have the same number. The words stay as they \
    are, without a link. Often a number has been left behind by an earlier version.
    """,
    example: """
      ## 16. Revision

      These regulations are reviewed as Regulation 17 says.

      ## 16. Revision

      These regulations are reviewed as Regulation 16 says.
      """)

  package static let policyAmbiguous = Rule(
    "policy-ambiguous", .warning,
    """
    The text names a policy by a title that two policies of the council have, as their title or among their \
    aliases. Nobody can say which is meant, so the words are no link.
    """,
    example: """
      title: Grievance Policy for the Village Halls
      aliases:
        - Grievance Policy

      title: Grievance Policy for the Village Halls
      """)

  package static let lawUnknown = Rule(
    "law-unknown", .warning,
    """
    The text names an Act or a statutory instrument that the file legislation.yml does not list. Readers are \
    led to a search for its title. Each is reported once, where it is first named.
    """,
    example: """
      (nothing about the Parking Act 1989 in legislation.yml)

      - {title: Parking Act 1989, type: ukpga, year: 1989, number: 16}
      """)

  package static let lawUnclear = Rule(
    "law-unclear", .warning,
    """
    The text names an Act by words that more than one Act, or something else, could have: without its year, or \
    by letters alone. LGA is most often the Local Government Association, and FOISA is a Scottish Act. The \
    words are no link.
    """,
    example: """
      under section 101 of the LGA

      under section 101 of the Local Government Act 1972
      """)
}
