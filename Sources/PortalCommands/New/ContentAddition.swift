import ArgumentParser
import Governance
import SourceText

/// New files for the content folder, from an idea to the disk.
///
/// 1. The content is read as it is.
/// 2. It is read once more with the new files, in memory. An error that was not there before, and that does not lie
///    in a text that somebody still has to mend, stops everything.
/// 3. The new files are written, none over another; then those go whose words are among the new ones.
struct ContentAddition {
  let register: Register
  let folder: String
  private let content: ReadContent

  init(_ options: ContentOptions) throws {
    folder = trimmed(options.content)
    content = try ReadContent(options)
    if content.lacksFolder { throw Refusal(findings: content.errors) }
    register = content.register
  }

  /// The council that somebody named; where there is only one, it need not be named.
  func council(named name: String?) throws -> Council {
    let councils = register.councils
    if let council = councils.first(where: { $0.slug == name }) { return council }
    if councils.isEmpty {
      throw ValidationError("There is no council yet: begin with `portal new council`.")
    }
    guard let name else {
      if councils.count == 1 { return councils[0] }
      throw ValidationError("Which council? Write its name in front, as in \(councils[0].slug)/complaints.")
    }
    let names = councils.map(\.slug)
    throw ValidationError(
      "There is no council \(displayText(name)).\(didYouMean(name, among: names))\(writeOneOf(names))")
  }

  /// Adds the files and says what there is to say about them; the first ones take the places of those that move.
  func add(_ files: [SourceFile], moving old: [String] = []) throws -> [Finding] {
    let texts = content.files.texts.filter { !old.contains($0.path) } + files
    let reread = readRegister(
      ContentFiles(folder: content.files.folder, texts: texts, others: content.files.others))
    let known = Set(content.findings.map(\.identity))
    let new = reread.findings.filter { !known.contains($0.identity) }
    let errors = new.filter { $0.severity == .error && !$0.waits(in: files) }
    if !errors.isEmpty { throw Refusal(findings: errors) }
    for file in files {
      try Disk.makeFolder(Disk.folder(of: file.path))
      try Disk.write(file.bytes, to: file.path)
    }
    for path in old { try Disk.remove(path) }
    // A file that only moves brings nothing new.
    let paths = files.dropFirst(old.count).map(\.path)
    return new.filter { $0.place.map { paths.contains($0.file.path) } ?? false }
  }
}

extension Finding {
  /// Whether it may wait until somebody has looked at the text: there is none yet, or it lies in its words.
  fileprivate func waits(in files: [SourceFile]) -> Bool {
    guard let place, files.contains(where: { $0.path == place.file.path }) else { return false }
    if rule == .textMissing { return true }
    return place.range.map { $0.lowerBound >= bodyStart(of: place.file) } ?? false
  }
}

/// Where the text of a file with facts at its top begins.
private func bodyStart(of file: SourceFile) -> Int {
  let mark = Array("\n---\n".utf8)
  return file.bytes.firstRange(of: mark)?.upperBound ?? file.bytes.count
}
