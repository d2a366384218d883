import Governance
import SourceText

/// The content folder as it lies on disk, read: what the commands begin with that publish nothing.
struct ReadContent {
  let files: ContentFiles
  let register: Register
  /// What must be put right before anything can be said or changed.
  let errors: [Finding]

  init(_ options: ContentOptions) throws {
    let content = try readContentFolder(trimmed(options.content))
    let parsed = readRegister(content.value)
    files = content.value
    register = parsed.value
    // Of a folder that is not there, everything in it would be reported missing as well.
    let findings = content.findings + (content.lacksFolder ? [] : parsed.findings)
    errors = findings.filter { $0.severity == .error }.inReadingOrder()
  }

  var hasErrors: Bool { !errors.isEmpty }
}
