import SourceText

extension Rule {
  static let sample = Rule("sample-rule", .error, "Explained.", example: "shown")
  static let sampleWarning = Rule("sample-warning", .warning, "Explained.", example: "shown")
}

extension SourceFile {
  /// The place of the first occurrence of `words`.
  func place(_ words: String) -> Place {
    Place(self, range(words))
  }

  func range(_ words: String) -> Range<Int> {
    let wanted = Array(words.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? bytes.count
    return start..<min(start + wanted.count, bytes.count)
  }
}

/// A finding about the first occurrence of `words` in `text`.
func finding(_ words: String, in text: String) -> Finding {
  Finding(.sample, "something is the matter", at: SourceFile(path: "Content/a.md", text: text).place(words))
}

func drawn(_ finding: Finding, width: Int = 100) -> String {
  drawFindings([finding], width: width, usesColor: false)
}
