package import SourceText
import StartingPortal

/// The files of a templates folder: page templates, words, and what lies in `assets`.
package func readTemplatesFolder(_ folder: String) throws -> Parsed<[SourceFile]> {
  guard let entry = try Disk.entry(at: folder), entry.kind == .folder else {
    return Parsed([], [folderMissing(folder, holding: "the look of the pages", option: "--templates")])
  }
  let listing = try FolderListing(of: folder)
  return Parsed(try readFiles(listing.files), listing.findings)
}

/// Where a portal has its templates when nobody says otherwise.
private let usualFolder = "Templates"

/// The templates of the folder that somebody named. With none named those of the usual folder, or the program's
/// own where that folder is not there or has nothing in it.
func readTemplates(namedBy folder: String?) throws -> Parsed<[SourceFile]> {
  if let folder { return try readTemplatesFolder(trimmed(folder)) }
  guard try Disk.entry(at: usualFolder) != nil else { return Parsed(startingTemplates()) }
  let own = try readTemplatesFolder(usualFolder)
  return own.value.isEmpty && own.findings.isEmpty ? Parsed(startingTemplates()) : own
}
