/// The lines of all files that the findings of a run are about, each worked out once: findings are printed
/// in order, so the line at hand is nearly always the one that was asked for last.
struct SourceLines {
  /// What a place is called for a person: both count from 1.
  struct Position: Equatable {
    let line: Int
    let column: Int
  }

  private var tables: [[UInt8]: LineTable] = [:]
  private var latest: (path: String, number: Int, line: SourceLine)?

  /// The position of a byte; one past the end of the file lies on its last line.
  mutating func position(of offset: Int, in file: SourceFile) -> Position {
    let offset = min(max(offset, 0), file.bytes.count)
    let number = number(ofLineAt: offset, in: file)
    return Position(line: number, column: line(number, of: file).column(ofByteAt: offset))
  }

  mutating func number(ofLineAt offset: Int, in file: SourceFile) -> Int {
    table(of: file).number(ofLineAt: offset)
  }

  mutating func line(_ number: Int, of file: SourceFile) -> SourceLine {
    if let latest, latest.number == number, latest.path.utf8.elementsEqual(file.path.utf8) {
      return latest.line
    }
    let line = SourceLine(file, table(of: file)[number])
    latest = (file.path, number, line)
    return line
  }

  /// Under the bytes of the path: two names that differ only in how an accent is put together are two files.
  private mutating func table(of file: SourceFile) -> LineTable {
    let key = Array(file.path.utf8)
    if let table = tables[key] { return table }
    let table = LineTable(file.bytes)
    tables[key] = table
    return table
  }
}
