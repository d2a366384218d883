package import SourceText
import Governance

/// What can be wrong with the folders and files that a command works on beside the content.
package let commandRules: [Rule] = [
  .folderMissing, .folderEmpty, .linkNotFollowed, .fileNameUnclear, .fileNotReadable, .siteBusy, .siteBlocked,
  .siteReplaced, .lockWouldChange, .editUnsafe, .addressesMissing, .emailMissing,
  .emailUnclear,
]

extension Rule {
  package static let folderMissing = Rule(
    "folder-missing", .error,
    """
    The portal reads the texts from a folder called Content, in the folder in which the command is run. The \
    look of the pages may lie beside it in a folder called Templates; a folder that is named with --templates \
    must be there.
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

  package static let lockWouldChange = Rule(
    "lock-would-change", .error,
    """
    With --locked a build only publishes what has been published before. A job that runs by itself uses it: \
    new addresses and new texts are first published by somebody who looks at them and commits \
    published.lock.yml.
    """,
    example: """
      portal build --locked      (after a new policy was added)

      portal build
      portal build --locked
      """)

  package static let editUnsafe = Rule(
    "edit-unsafe", .error,
    """
    Commands such as `portal reviewed`, `portal withdraw` and `portal new version` change the facts of a \
    policy and nothing else, and read the file again before they write it. Where the facts are written in an \
    unusual way they cannot be sure of that: then they write nothing, and the line is changed by hand.
    """,
    example: """
      {title: Complaints Procedure, status: adopted}

      title: Complaints Procedure
      status: adopted
      """)

  package static let addressesMissing = Rule(
    "addresses-missing", .error,
    """
    `portal due --format email` takes the addresses of the posts from a file of its own, addresses.yml beside \
    the folder Content, or the one that --addresses names. It is not part of the content and git ignores it, \
    so that no address is ever published.
    """,
    example: """
      (no addresses.yml)

      from: Council policies <policies@example.org>
      posts:
        farnham/town-clerk: Town Clerk <clerk@farnham.example>
      """)

  package static let emailMissing = Rule(
    "email-missing", .error,
    """
    A post has reviews to hear of, and addresses.yml has no address for it. The other posts' messages are \
    written all the same.
    """,
    example: """
      posts:
        farnham/town-clerk:

      posts:
        farnham/town-clerk: clerk@farnham.example
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
