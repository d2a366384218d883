package import SourceText

/// The files of a templates folder: page templates, words, and what lies in `assets`.
package func readTemplatesFolder(_ folder: String) throws -> Parsed<[SourceFile]> {
  guard let entry = try Disk.entry(at: folder), entry.kind == .folder else {
    return Parsed([], [folderMissing(folder, holding: "the look of the pages", option: "--templates")])
  }
  let listing = try FolderListing(of: folder)
  return Parsed(try readFiles(listing.files), listing.findings)
}
