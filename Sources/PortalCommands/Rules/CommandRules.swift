package import SourceText

/// What can be wrong with the folders that a command works on.
package let commandRules: [Rule] = [
  .folderMissing, .folderEmpty, .linkNotFollowed, .fileNameUnclear, .fileNotReadable, .siteBusy, .siteBlocked,
  .siteReplaced,
]

extension Rule {
  package static let folderMissing = Rule(
    "folder-missing", .error,
    """
    The portal reads the texts from a folder called Content and the look of the pages from a folder called \
    Templates, both in the folder in which the command is run.
    """,
    example: """
      portal build --content Contents

      portal build --content Content
      """)

  package static let folderEmpty = Rule(
    "folder-empty", .error,
    """
    A content folder without any file would make an empty site, and an empty site would take the place of \
    the one that is public now.
    """,
    example: """
      Content/ (with nothing in it)

      Content/portal.yml
      Content/farnham/council.yml
      Content/farnham/complaints.md
      """)

  package static let linkNotFollowed = Rule(
    "link-not-followed", .error,
    """
    Only files that lie in the folder itself are published. A symbolic link could lead to a file that \
    nobody means to publish, so none is followed.
    """,
    example: """
      Content/farnham/complaints.md -> /home/clerk/complaints.md

      Content/farnham/complaints.md
      """)

  package static let fileNameUnclear = Rule(
    "file-name-unclear", .error,
    """
    The name of a file becomes part of an address on the site, so it must be one that every computer reads \
    in the same way.
    """,
    example: """
      Content/farnham/compl�ints.md

      Content/farnham/complaints.md
      """)

  package static let fileNotReadable = Rule(
    "file-not-readable", .error,
    """
    Only ordinary files and folders are published. Devices and connections between programs are not, nor \
    folders more than thirty-two deep.
    """,
    example: """
      Content/farnham/printer (a connection to a program)

      Content/farnham/complaints.md
      """)

  package static let siteBusy = Rule(
    "site-busy", .error,
    """
    Only one build at a time publishes to a folder. If the other build was ended from outside, its lock is \
    gone with it.
    """,
    example: """
      portal build      (while another is running)

      portal build      (after the other has ended)
      """)

  package static let siteBlocked = Rule(
    "site-blocked", .error,
    """
    The portal replaces and removes only what it published itself. Where somebody else's file stands at an \
    address that the site needs, it does not decide which of the two is wanted.
    """,
    example: """
      Site/farnham/index.html (written by hand)

      Site/farnham-old.html
      """)

  package static let siteReplaced = Rule(
    "site-replaced", .error,
    """
    Between the beginning of a build and its end something moved the site's folder, or put another in its \
    place. The new site is not put there, because it was made to follow the folder that stood there before.
    """,
    example: """
      (Site is moved to Site-old while a build runs)

      (Site is left alone until the build has ended)
      """)
}
