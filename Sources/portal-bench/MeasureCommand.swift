import ArgumentParser
import PortalCommands

/// `portal-bench`: for each size makes a portal, builds it in processes of their own, and reports.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Measures builds of one size or several.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Option(help: "How many policies.")
  var policies = 1000

  @Option(
    help: ArgumentHelp("Several sizes after one another, instead.", valueName: "n,n,…"),
    transform: { text in
      let sizes = text.split(separator: ",").map { Int($0) ?? 0 }
      guard sizes.allSatisfy({ $0 > 0 }) else {
        throw ValidationError("\(text) is no list of sizes: write it as in 100,1000,10000")
      }
      return sizes
    })
  var sizes: [Int] = []

  @Option(help: "The texts depend on this number alone.")
  var seed: UInt64 = 1

  @Option(help: "How often each thing is measured; the run with the least processor time counts.")
  var rounds = 3

  @Option(help: ArgumentHelp("Where to work (default: the system's temporary folder).", valueName: "folder"))
  var folder: String?

  @Option(help: ArgumentHelp("Where the look of the pages is.", valueName: "folder"))
  var templates = "Templates"

  @Option(help: "What is written: table or json (one line a measurement).")
  var format = Format.table

  func validate() throws {
    guard policies > 0, rounds > 0 else { throw ValidationError("Policies and rounds are 1 or more.") }
  }

  func run() throws {
    var reports: [SizeReport] = []
    for size in sizes.isEmpty ? [policies] : sizes {
      let report = try measure(size)
      reports.append(report)
      if format == .json { print(report.jsonLines, terminator: "") }
    }
    if format == .table { print(drawTable(reports), terminator: "") }
  }

  private func measure(_ size: Int) throws -> SizeReport {
    let path = BenchFolder.path(in: folder)
    let bench = try BenchFolder(at: path, policies: size, seed: seed, templates: templates)
    defer { try? bench.remove() }
    var report = SizeReport(policies: size, seed: seed, inputBytes: try bench.size(of: "Content").bytes)
    for _ in 1...rounds { try measureOnce(bench, into: &report) }
    return report
  }

  private func measureOnce(_ bench: BenchFolder, into report: inout SizeReport) throws {
    let build = ["build", "--as-of", PortalBench.day]
    try bench.unpublish()
    for line in try Child("stages", in: bench.path).output.split(separator: "\n") {
      if let measurement = Measurement(line: line) { report.take(measurement) }
    }
    try bench.unpublish()
    report.take(Measurement(.build, try Child("portal", build, in: bench.path).cost))
    (report.outputFiles, report.outputBytes) = try bench.size(of: "Site")
    report.take(Measurement(.rebuild, try Child("portal", build, in: bench.path).cost))
    let site = ["--files", "\(report.outputFiles)", "--bytes", "\(report.outputBytes)"]
    for line in try Child("floor", site, in: bench.path).output.split(separator: "\n") {
      if let measurement = Measurement(line: line) { report.take(measurement) }
    }
  }
}
