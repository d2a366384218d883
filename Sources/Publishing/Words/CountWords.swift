package import Governance

/// Numbers of things, sizes of files and what they are.
extension Words {
  package func policies(_ count: Int) -> String {
    count == 1 ? self(.onePolicy) : self(.manyPolicies, [.count: String(count)])
  }

  /// Rounded up, so that nothing is said to be smaller than it is; never 0.
  package func size(_ bytes: Int) -> String {
    let kilobytes = max(1, (bytes + 999) / 1000)
    if kilobytes < 1000 { return self(.sizeKilobytes, [.count: String(kilobytes)]) }
    let tenths = (bytes + 99_999) / 100_000
    return self(.sizeMegabytes, [.count: "\(tenths / 10).\(tenths % 10)"])
  }

  package func role(_ role: Version.Attachment.Role) -> String {
    switch role {
    case .adoptedOriginal: self(.attachmentAdoptedOriginal)
    case .minute: self(.attachmentMinute)
    case .form: self(.attachmentForm)
    case .other: self(.attachmentOther)
    }
  }
}
