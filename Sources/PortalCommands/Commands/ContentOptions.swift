import ArgumentParser
import Governance
import SourceText

/// What every command can be told that reads the texts and works on a day.
struct ContentOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where the texts are", valueName: "folder"), completion: .directory)
  var content = "Content"

  @Option(
    help: ArgumentHelp("Work as on that day (default: today)", valueName: "YYYY-MM-DD"),
    transform: dayFromCommandLine)
  var asOf: Day?

  /// The day on which the command works.
  var day: Day { asOf ?? Day.today() }

  func validate() throws { try requireName(content, of: "--content") }
}

/// Stops where nothing stands between the quotation marks.
func requireName(_ name: String?, of option: String) throws {
  if name?.isEmpty == true { throw ValidationError("\(option) needs a name, and here it is empty.") }
}

/// A date as precise as it is known.
func dateFromCommandLine(_ text: String) throws -> PartialDate {
  switch readPartialDate(text) {
  case .success(let date): return date
  case .failure(let refusal):
    throw ValidationError("The date \(displayText(text)) \(refusal.reason): \(refusal.repair).")
  }
}

func dayFromCommandLine(_ text: String) throws -> Day {
  guard let day = Day(iso: text) else {
    throw ValidationError("\(displayText(text)) is not a day: write it as in 2026-11-21.")
  }
  return day
}
