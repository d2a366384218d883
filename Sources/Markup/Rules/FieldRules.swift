package import SourceText

// What can be wrong with front matter and `.yml` files before anybody asks what the fields mean.
extension Rule {
  package static let frontMatterMissing = Rule(
    "front-matter-missing", .error,
    """
    A policy or page starts with its facts, which are called front matter: a line of three hyphens, a few \
    fields such as its title, and another line of three hyphens. Without it the portal does not know what the \
    text is called.
    """,
    example: """
      # Complaints Procedure
      1. Scope

      ---
      title: Complaints Procedure
      ---
      1. Scope
      """)

  package static let frontMatterUnclosed = Rule(
    "front-matter-unclosed", .error,
    """
    The front matter opens with a line of three hyphens, and no second line of three hyphens ends it. The \
    portal cannot tell where the fields end and the text begins.
    """,
    example: """
      ---
      title: Complaints Procedure
      1. Scope

      ---
      title: Complaints Procedure
      ---
      1. Scope
      """)

  package static let fieldUnreadable = Rule(
    "field-unreadable", .error,
    """
    Fields are written one a line: a name, a colon, a space and the value. Lists have a hyphen and a space \
    before each entry; what belongs to a field stands further in than the field. Something here does not \
    fit that, and nothing in the front matter can be used until it does.
    """,
    example: """
      title: Complaints Procedure
      adopted in March 2023

      title: Complaints Procedure
      adopted: March 2023
      """)

  package static let colonUnquoted = Rule(
    "colon-unquoted", .error,
    """
    In a field the first colon ends the name. A second colon with a space after it looks like another field, \
    so a value that has one is put between straight quotation marks.
    """,
    example: """
      title: Member: Officer Protocol

      title: "Member: Officer Protocol"
      """)

  package static let spaceAfterColon = Rule(
    "space-after-colon", .error,
    """
    A field's name ends with a colon and a space. Without the space the whole line is taken for one word.
    """,
    example: """
      title:Complaints Procedure

      title: Complaints Procedure
      """)

  package static let curlyQuotes = Rule(
    "curly-quotes", .warning,
    """
    Only straight quotation marks hold a value together. Curly ones, which Word makes as you type, become \
    part of the value and are printed with it.
    """,
    example: """
      title: “Complaints Procedure”

      title: "Complaints Procedure"
      """)

  package static let textAfterHash = Rule(
    "text-after-hash", .error,
    """
    In a field a space and a # start a remark, which the portal does not read. A # before a figure is nearly \
    always part of a minute number, which would be lost: put the value between straight quotation marks. If \
    a remark is meant, leave a space behind the #.
    """,
    example: """
      minute: 24/05 #3

      minute: "24/05 #3"
      """)

  package static let tabIndentation = Rule(
    "tab-indentation", .error,
    """
    Fields that belong to another field are moved in by spaces. A tab is not allowed there, since nobody \
    can see how wide it is.
    """,
    example: """
      adopted:
      ⇥date: 2023-03

      adopted:
        date: 2023-03
      """)

  package static let keyRepeated = Rule(
    "key-repeated", .error,
    """
    A field stands twice. The portal does not guess which of the two is right.
    """,
    example: """
      review_due: 2026
      lead_officer: clerk
      review_due: 2027

      review_due: 2027
      lead_officer: clerk
      """)

  package static let keyNotText = Rule(
    "key-not-text", .error,
    """
    The name of a field is a plain word, such as title or review_due. Brackets, a question mark or nothing \
    at all stand in its place.
    """,
    example: """
      [title]: Complaints Procedure

      title: Complaints Procedure
      """)

  package static let fieldShorthand = Rule(
    "field-shorthand", .error,
    """
    The signs &, * and ! at the start of a value have a special meaning in the language of the fields (YAML), \
    as has a field called <<. The portal does not use these, since a slip with them can change other fields \
    without a trace. A value that really begins with such a sign is put between straight quotation marks.
    """,
    example: """
      purpose: *Amended* to say who answers

      purpose: "*Amended* to say who answers"
      """)

  package static let severalDocuments = Rule(
    "several-documents", .error,
    """
    A settings file holds one set of fields. A line of three hyphens below the first field starts a second \
    one, and the portal does not guess which was meant.
    """,
    example: """
      name: Farnham Town Council
      ---
      kind: town

      name: Farnham Town Council
      kind: town
      """)
}
