/// Mistakes in the layout of the content folder: what lies where, and names that cannot be addresses.

package import SourceText

extension Rule {
  package static let portalMissing = Rule(
    "portal-missing", .error,
    """
    The content folder begins with a file portal.yml, which holds the portal's title and, once it is known, \
    its web address. Without it the pages would have no name.
    """,
    example: """
      Content/farnham/council.yml

      Content/portal.yml (title: Council policies)
      Content/farnham/council.yml
      """)

  package static let councilsMissing = Rule(
    "councils-missing", .error,
    """
    There is no council in the content folder, so there is nothing to publish. A council is a folder with a \
    file council.yml in it; a portal of one council has council.yml beside portal.yml.
    """,
    example: """
      Content/portal.yml

      Content/portal.yml
      Content/farnham/council.yml
      """)

  package static let councilUnnamed = Rule(
    "council-unnamed", .error,
    """
    A folder holds policies, but no council.yml says whose they are. Each council's folder needs that file, \
    with at least a line for the council's name.
    """,
    example: """
      Content/farnham/complaints.md

      Content/farnham/complaints.md
      Content/farnham/council.yml
      """)

  package static let councilsMixed = Rule(
    "councils-mixed", .error,
    """
    A council.yml beside portal.yml says that the portal belongs to one council, but a folder has a \
    council.yml as well. The addresses of a portal of one council and of several are made differently, so \
    it must be one or the other.
    """,
    example: """
      Content/council.yml
      Content/farnham/council.yml

      Content/ashby/council.yml
      Content/farnham/council.yml
      """)

  package static let policiesMissing = Rule(
    "policies-missing", .warning,
    """
    A council has no policies here. Its page is published and says so, but perhaps the files lie in another \
    place or their names do not end in .md.
    """,
    example: """
      Content/farnham/council.yml
      Content/farnham/complaints.docx

      Content/farnham/council.yml
      Content/farnham/complaints.md
      """)

  package static let fileMisplaced = Rule(
    "file-misplaced", .warning,
    """
    A file lies where nothing is published from. Policies lie in a council's folder or one folder below it, \
    plain pages in a folder pages, all other files in a council's folder attachments.
    """,
    example: """
      Content/complaints.md

      Content/farnham/complaints.md
      """)

  package static let slugUnclear = Rule(
    "slug-unclear", .error,
    """
    The name of a file or folder becomes a part of a web address that is printed in minutes and read out on \
    the telephone, and so does the name of a post or a body in council.yml. So it has lower-case letters, \
    digits and hyphens only.
    """,
    example: """
      Content/farnham/Complaints Procedure (new).md

      Content/farnham/complaints-procedure.md
      """)

  package static let reservedSlug = Rule(
    "reserved-slug", .error,
    """
    Some addresses belong to what the portal makes itself, such as the calendar. A council, a policy or a \
    page cannot have the same name.
    """,
    example: """
      Content/farnham/calendar.md

      Content/farnham/calendar-of-meetings.md
      """)

  package static let addressTaken = Rule(
    "address-taken", .error,
    """
    Two files would be published at one address, and readers would only ever see one of them. Capital and \
    small letters count as the same, since many computers and people do not tell them apart. Several versions \
    of one policy all lie in a folder of its name.
    """,
    example: """
      Content/farnham/complaints.md
      Content/farnham/complaints/2023-03.md

      Content/farnham/complaints/2019-05.md
      Content/farnham/complaints/2023-03.md
      """)

  package static let versionMisnamed = Rule(
    "version-misnamed", .error,
    """
    In the folder of a policy each file is one version, and its name is the version's address: the date \
    from which it counts, as precise as it is known. A draft is called draft.md, a proposal that the \
    council asks about consultation.md.
    """,
    example: """
      Content/farnham/financial-regulations/final.md

      Content/farnham/financial-regulations/2023-03.md
      """)
}

/// Words that stand for pages of the portal itself, in the first and the second part of an address.
private let reservedWords: Set<String> = [
  "404", "about", "accessibility", "api", "assets", "attachments", "audit", "bodies", "by-kind",
  "by-lead-officer", "by-status", "calendar", "changes", "compare", "consultation", "council", "cy", "en",
  "legislation", "meetings", "pages", "policies",
  "posts", "register", "reviews", "robots", "search", "sitemap", "versions",
]

/// Pages whose address is reserved for exactly the plain page of that name.
private let reservedForPages: Set<String> = ["about", "accessibility"]

func layoutFindings(_ layout: ContentLayout, in folder: String) -> [Finding] {
  var findings: [Finding] = []
  if layout.portal == nil {
    findings.append(
      Finding(
        .portalMissing, "there is no portal.yml in \(folder)", at: nil,
        repair: "write a file \(folder)/portal.yml with a line `title:`"))
  }
  if layout.councils.isEmpty {
    findings.append(
      Finding(
        .councilsMissing, "there is no council in \(folder)", at: nil,
        repair: "make a folder for the council in \(folder), with a file council.yml that has a line `name:`")
    )
  }
  var taken = AddressBook()
  for page in layout.pages {
    findings += slugFindings(page.slug, of: "page", at: page.file, exempt: reservedForPages)
    findings += taken.enter([page.slug], for: page.file)
  }
  for council in layout.councils { findings += councilFindings(council, in: layout, &taken) }
  return findings
}

private func councilFindings(
  _ council: CouncilFolder, in layout: ContentLayout, _ taken: inout AddressBook
) -> [Finding] {
  var findings: [Finding] = []
  let place = council.settings ?? SourceFile(path: council.path, bytes: [])
  if !layout.isSingleCouncil {
    findings += slugFindings(council.slug, of: "council", at: place, exempt: [])
    findings += taken.enter([council.slug], for: place)
  }
  if council.settings == nil {
    findings.append(
      Finding(
        .councilUnnamed, "the folder \(council.path) has no council.yml", at: Place(place),
        repair: "write \(council.path)/council.yml with a line `name:`, or move the files elsewhere"))
  } else if council.policies.isEmpty {
    findings.append(
      Finding(
        .policiesMissing, "\(council.path) has no policies", at: Place(place),
        repair: "put a policy into \(council.path), in a file whose name ends in .md"))
  }
  let base = [council.slug, "policies"]
  for policy in council.policies {
    guard let file = policy.files.first?.file else { continue }
    findings += slugFindings(policy.slug, of: "policy", at: file, exempt: [])
    findings += taken.enter(base + [policy.slug], for: file)
    guard policy.isFolder else { continue }
    for version in policy.files {
      findings += versionNameFindings(version)
      findings += taken.enter(base + [policy.slug, version.slug], for: version.file)
    }
  }
  for page in council.pages {
    findings += slugFindings(page.slug, of: "page", at: page.file, exempt: reservedWords)
    findings += taken.enter([council.slug, "pages", page.slug], for: page.file)
  }
  for attachment in council.attachments {
    let file = SourceFile(path: "\(council.path)/\(attachment.path)", bytes: [])
    findings += taken.enter([council.slug, attachment.path], for: file)
  }
  return findings
}

/// `kind` is what the name is of, for the example of another: `policy`, `page`, `council`.
private func slugFindings(
  _ name: String, of kind: String, at file: SourceFile, exempt: Set<String>
) -> [Finding] {
  if !isSlug(name) {
    let slug = suggestedSlug(for: name)
    let isFile = file.path.hasSuffix("/\(name).md")
    return [
      Finding(
        .slugUnclear, "the name `\(name)` cannot be part of a web address", at: Place(file),
        repair: "rename \(isFile ? "the file to \(slug).md" : "the folder to \(slug)"):"
          + " only lower-case letters, digits and hyphens")
    ]
  }
  guard reservedWords.contains(name), !exempt.contains(name) else { return [] }
  return [
    Finding(
      .reservedSlug, "the name `\(name)` is kept for what the portal makes itself", at: Place(file),
      repair: "choose another name for the \(kind), for example \(name)-\(kind)")
  ]
}

/// `2023-03`, `2023-03.2` for a second version with one date, `draft`, `consultation`.
private func versionNameFindings(_ version: NamedFile) -> [Finding] {
  if version.slug == "draft" || version.slug == "consultation" { return [] }
  let parts = version.slug.split(separator: ".", omittingEmptySubsequences: false)
  if case .success(let date) = readPartialDate(String(parts[0])), date.iso == parts[0],
    parts.count == 1 || parts.count == 2 && Int(parts[1]).map({ $0 > 1 }) ?? false
  {
    return []
  }
  return [
    Finding(
      .versionMisnamed, "the name `\(version.slug)` is not the date of a version", at: Place(version.file),
      repair:
        "rename it to the date from which it counts, such as 2023-03.md, or to draft.md or consultation.md")
  ]
}

/// Which file is published at which address so far.
private struct AddressBook {
  private var files: [String: SourceFile] = [:]

  mutating func enter(_ parts: [String], for file: SourceFile) -> [Finding] {
    let address = parts.joined(separator: "/").lowercased()
    guard let other = files.updateValue(file, forKey: address) else { return [] }
    return [
      Finding(
        .addressTaken, "\(other.path) has the same address", at: Place(file),
        repair: "rename one of the two, or put them into one folder if they are versions of one policy")
    ]
  }
}
