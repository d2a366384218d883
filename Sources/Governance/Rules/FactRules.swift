/// Mistakes in single fields of front matter and of `.yml` files. They are found by `FieldReader` and the
/// readers that stand on it.

package import SourceText

extension Rule {
  package static let emailUnclear = Rule(
    "email-unclear", .error,
    """
    Reminders go to the addresses in addresses.yml. An address has one @ in it and no spaces; a name may stand \
    before it, and then the address stands between < and >.
    """,
    example: """
      from: policies at example.org

      from: Council policies <policies@example.org>
      """)

  package static let fieldMissing = Rule(
    "field-missing", .error,
    """
    A field that is always needed is missing or empty. The portal, a policy, a page and a post need a title, \
    a council and a body a name, a review its date.
    """,
    example: """
      title:

      title: Complaints Procedure
      """)

  package static let fieldUnknown = Rule(
    "field-unknown", .error,
    """
    A field has a name that the portal does not know. It may be misspelt, and what it says would not appear \
    anywhere.
    """,
    example: """
      reviewdue: 2027

      review_due: 2027
      """)

  package static let fieldShape = Rule(
    "field-shape", .error,
    """
    A field takes one text, a list, or fields of its own, and something else stands there. The entries of a \
    list stand on lines of their own that begin with a hyphen and a space.
    """,
    example: """
      title: [Complaints, Procedure]

      title: Complaints Procedure
      """)

  package static let valueUnknown = Rule(
    "value-unknown", .error,
    """
    A field takes one of a few words, and another stands there. The portal decides by these words what a \
    page says, so it does not guess.
    """,
    example: """
      status: approved

      status: adopted
      """)

  package static let postUnknown = Rule(
    "post-unknown", .error,
    """
    A policy names a post that its council.yml does not declare. It names a post and not a person, so that \
    reminders reach whoever holds the post today.
    """,
    example: """
      lead_officer: town-clark

      lead_officer: town-clerk
      """)

  package static let bodyUnknown = Rule(
    "body-unknown", .error,
    """
    A body that decides, such as the full council or a committee, is named, and council.yml does not declare \
    it. Bodies are declared there once, so that every page calls them by the same name.
    """,
    example: """
      approving_body: council

      approving_body: full-council
      """)

  package static let webAddressUnclear = Rule(
    "web-address-unclear", .error,
    "A web address is written whole, with https:// or http:// at its start, and without spaces.",
    example: """
      website: www.farnham.example

      website: https://www.farnham.example/
      """)

  package static let spanUnclear = Rule(
    "span-unclear", .error,
    """
    A span of time is a number of months or years. The lead time is 1 to 24 months, a review cycle 1 month \
    to 20 years; a cycle can also be annual-meeting or council-term.
    """,
    example: """
      review_cycle: every third year

      review_cycle: 3 years
      """)

  package static let dateUnclear = Rule(
    "date-unclear", .error,
    """
    A date can be read in more than one way, lacks a part, or cannot be read. Dates decide what a page says \
    about a policy, so they are never guessed. Write a year, a month or a day, as precisely as it is known: 2026, \
    2019-10, 2017-10-16 or 16 October 2017.
    """,
    example: """
      adopted: 12/10/2015

      adopted: 2015-10-12
      """)

  package static let dateImpossible = Rule(
    "date-impossible", .error,
    "A date names a day or a month that no calendar has, so that one of its figures must be wrong.",
    example: """
      adopted: 31 April 2020

      adopted: 30 April 2020
      """)
}
