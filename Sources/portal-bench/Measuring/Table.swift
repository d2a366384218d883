/// What was measured, for people.
package func drawTable(_ reports: [SizeReport]) -> String {
  (reports.map(drawTable) + [drawGrowth(reports)]).filter { !$0.isEmpty }.joined(separator: "\n")
}

private func drawTable(_ report: SizeReport) -> String {
  var lines = [
    "\(grouped(report.policies)) policies, \(megabytes(report.inputBytes)) of text;"
      + " the site has \(grouped(report.outputFiles)) files, \(megabytes(report.outputBytes))",
    row("", "processor", "clock", "peak memory", "a policy"),
  ]
  for subject in Measurement.Subject.allCases {
    guard let cost = report.cost(of: subject) else { continue }
    lines.append(
      row(
        name(of: subject), seconds(cost.processor), seconds(cost.clock), megabytes(cost.peak),
        "\(grouped(cost.processor / max(report.policies, 1))) µs"))
  }
  if let floors = report.floors {
    lines.append(
      "A build takes \(times(floors)) the processor time of the floor; the site is"
        + " \(times(Double(report.outputBytes) / Double(report.inputBytes))) as large as the texts.")
  }
  return lines.map { $0 + "\n" }.joined()
}

/// How processor time and memory per policy change from each size to the next.
private func drawGrowth(_ reports: [SizeReport]) -> String {
  zip(reports, reports.dropFirst()).map { small, large in
    func change(_ value: (Cost) -> Int) -> String {
      guard let one = small.cost(of: .build), let other = large.cost(of: .build) else { return "" }
      let before = Double(value(one)) / Double(small.policies)
      let after = Double(value(other)) / Double(large.policies)
      let percent = Int(((after / before - 1) * 100).rounded())
      return "\(percent > 0 ? "+" : "")\(percent) in 100"
    }
    return "From \(grouped(small.policies)) to \(grouped(large.policies)) policies, per policy:"
      + " processor time \(change(\.processor)), memory \(change(\.peak)).\n"
  }.joined()
}

private func name(of subject: Measurement.Subject) -> String {
  switch subject {
  case .files: "reading files"
  case .documents: "documents (also in register)"
  case .register: "register"
  case .pages: "pages"
  case .writing: "writing the site"
  case .references: "references (also above)"
  case .data: "search and data (also above)"
  case .feeds: "feeds (also above)"
  case .build: "portal build"
  case .rebuild: "portal build, nothing changed"
  case .floorMarkdown: "floor: libcmark"
  case .floorFiles: "floor: writing files"
  }
}

private func row(_ name: String, _ columns: String...) -> String {
  columns.reduce("  " + name + spaces(30 - name.count)) { $0 + spaces(13 - $1.count) + $1 }
}

private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }

private func seconds(_ microseconds: Int) -> String {
  "\(microseconds / 1_000_000).\(padded(microseconds / 1000 % 1000)) s"
}

private func megabytes(_ bytes: Int) -> String { "\(grouped(bytes / 1_000_000)).\(bytes / 100_000 % 10) MB" }

private func times(_ ratio: Double) -> String {
  let tenths = Int((ratio * 10).rounded())
  return "\(tenths / 10).\(tenths % 10) times"
}

/// With commas between thousands.
private func grouped(_ number: Int) -> String {
  number < 1000 ? "\(number)" : "\(grouped(number / 1000)),\(padded(number % 1000))"
}

private func padded(_ number: Int) -> String {
  String(repeating: "0", count: max(3 - "\(number)".count, 0)) + "\(number)"
}
