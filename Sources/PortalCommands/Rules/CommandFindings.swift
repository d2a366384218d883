import SourceText

// How findings about folders and files read. What each rule is about stands in CommandRules.swift.

/// `option` is the one that names the folder.
func folderMissing(_ folder: String, holding what: String, option: String) -> Finding {
  Finding(
    .folderMissing, "there is no folder \(folder), where \(what) should be", at: nil,
    repair: "run the command in the portal's own folder, or name the right folder with \(option)")
}

func folderEmpty(_ folder: String) -> Finding {
  Finding(
    .folderEmpty, "the folder \(folder) is empty", at: nil,
    repair: "put portal.yml and a folder for each council there")
}

func linkNotFollowed(_ path: String, to target: String) -> Finding {
  Finding(
    .linkNotFollowed, "this is a link to \(target), not a file", at: place(path),
    repair: "put the file itself here, or remove the link")
}

func fileNameUnclear(_ path: String) -> Finding {
  Finding(
    .fileNameUnclear, "the name of this file has characters that cannot be read", at: place(path),
    repair: "rename it, with letters, digits and hyphens")
}

func fileNotReadable(_ path: String) -> Finding {
  Finding(
    .fileNotReadable, "this is a device or a connection between programs, not a file", at: place(path),
    repair: "remove it")
}

func folderTooDeep(_ path: String, limit: Int) -> Finding {
  Finding(
    .fileNotReadable, "this folder stands more than \(limit) folders deep", at: place(path),
    repair: "move what is in it further up, or remove it")
}

func siteBusy(_ site: String, owner: Int32?) -> Finding {
  let who = owner.map { " (process \($0))" } ?? ""
  return Finding(
    .siteBusy, "another build\(who) is publishing to \(site) at this moment", at: nil,
    repair: "wait until it has ended, then run the command again")
}

func siteBlocked(_ path: String) -> Finding {
  Finding(
    .siteBlocked, "\(path) is in the way: the site needs its place, and the portal did not publish it",
    at: nil,
    repair: "move it to another place, or publish to another folder with --site")
}

func siteReplaced(_ headline: String) -> Finding {
  Finding(
    .siteReplaced, headline, at: nil,
    repair: "make sure that nothing else writes there, then run the command again")
}

func lockWouldChange(_ path: String) -> Finding {
  Finding(
    .lockWouldChange, "publishing would change what this file records", at: place(path),
    repair: "run `portal build` without --locked, look at the change, and commit the file")
}

func addressesMissing(_ path: String) -> Finding {
  Finding(
    .addressesMissing, "there is no file \(path), where the e-mail addresses of the posts should be", at: nil,
    repair:
      "write it with a line `from:` and the posts' addresses under `posts:`, or name it with --addresses")
}

func emailMissing(_ post: String, in file: String) -> Finding {
  Finding(
    .emailMissing, "\(post) has reviews to hear of and no e-mail address", at: place(file),
    repair: "add `\(post): …` with its address under `posts:`")
}

/// `lines` are what is to be changed, as somebody would type it.
func editUnsafe(_ path: String, _ lines: [String]) -> Finding {
  Finding(
    .editUnsafe, "the facts of this file cannot be changed without a risk to the others", at: place(path),
    repair: "change them by hand: \(lines.joined(separator: "; "))")
}

private func place(_ path: String) -> Place { Place(SourceFile(path: path, bytes: [])) }
