import Governance
import SourceText

/// The content folder as it lies on disk, read: what the commands begin with that publish nothing.
struct ReadContent {
  let files: ContentFiles
  let register: Register
  let findings: [Finding]
  /// Whether there is nothing to read at all.
  let lacksFolder: Bool

  init(_ options: ContentOptions) throws {
    let content = try readContentFolder(trimmed(options.content))
    let parsed = readRegister(content.value)
    files = content.value
    lacksFolder = content.lacksFolder
    register = parsed.value
    // Of a folder that is not there, everything in it would be reported missing as well.
    findings = (content.findings + (content.lacksFolder ? [] : parsed.findings)).inReadingOrder()
  }

  /// What must be put right before anything can be said or changed.
  var errors: [Finding] { findings.filter { $0.severity == .error } }

  var hasErrors: Bool { !errors.isEmpty }
}
