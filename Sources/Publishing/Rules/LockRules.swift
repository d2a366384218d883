package import SourceText

extension Rule {
  package static let addressLost = Rule(
    "address-lost", .error,
    """
    This address was published, and people have printed it in minutes and letters. Nothing would answer \
    there any more. If the policy was renamed, put its old name under former_slugs, and readers are led on. \
    If it is no longer in force or must not be read any more, it keeps its page, which says so.
    """,
    example: """
      (complaints.md is gone, complaints-procedure.md is new)
      title: Complaints Procedure

      title: Complaints Procedure
      former_slugs: [complaints]
      """)

  package static let wordsChanged = Rule(
    "words-changed", .error,
    """
    The words of a published text are not those that were published, though it still bears the same date. \
    Readers who quote it must be able to rely on it. What the council has decided anew is a new version. A \
    slip of the pen that was put right is listed under corrections, with a date that is not before the day \
    on which the other words were published, and the page shows it.
    """,
    example: """
      (the word “five” in clause 2.1 has become “ten”)

      corrections:
        - {date: 2026-11-21, at: "2.1", was: five, now: ten, why: Typing mistake}
      """)
}
