import ArgumentParser
import SourceText

/// A command that changes content found something that speaks against it: nothing was written.
struct Refusal: Error {
  let findings: [Finding]
}

extension Terminal {
  /// Runs a command that changes one file, and says why where it does not.
  func reportingRefusals(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let refusal as Refusal {
      show(refusal.findings)
      complain("Nothing was written.")
      throw ExitStatus.findings
    } catch let error as DiskError {
      say(error)
      complain("Nothing was written.")
      throw ExitStatus.disk
    }
  }
}
