package import Governance
package import SourceText

/// The files of a content folder: texts with their bytes, the others by name and size. What they mean is
/// the register's business.
package func readContentFolder(_ folder: String) throws -> Parsed<ContentFiles> {
  guard let entry = try Disk.entry(at: folder), entry.kind == .folder else {
    let empty = ContentFiles(folder: folder, texts: [], others: [])
    return Parsed(empty, [folderMissing(folder, holding: "the texts", option: "--content")])
  }
  let listing = try FolderListing(of: folder)
  let texts = listing.files.filter { isText($0.path) }
  let others = listing.files.filter { !isText($0.path) }
  let content = ContentFiles(
    folder: folder, texts: try readFiles(texts),
    others: others.map { ContentFiles.Other(path: $0.path, size: $0.size) })
  let isEmpty = listing.files.isEmpty && listing.findings.isEmpty
  return Parsed(content, listing.findings + (isEmpty ? [folderEmpty(folder)] : []))
}

private func isText(_ path: String) -> Bool { path.hasSuffix(".md") || path.hasSuffix(".yml") }
