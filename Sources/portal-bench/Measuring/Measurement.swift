/// One thing measured on a portal of one size.
package struct Measurement: Sendable, Equatable {
  package enum Subject: String, Sendable, CaseIterable {
    /// Listing and reading the folders of content and templates.
    case files
    /// `readDocument` of every text, by itself; `register` does it again.
    case documents
    /// `readRegister` and the templates.
    case register
    /// `publish`, without what its files cost to write.
    case pages
    /// Staging the files and putting the site in its place.
    case writing
    /// The references of all texts and the clauses that name posts, by themselves: `register` and `pages` have found
    /// them too.
    case references
    /// The search index and the data files by themselves; `pages` has made them too.
    case data
    /// The calendar feeds by themselves; `pages` has made them too.
    case feeds
    /// `portal build`, from its start to its end, where nothing has been published yet.
    case build
    /// The same once more, with nothing changed.
    case rebuild
    /// libcmark's parse and its own HTML of the same texts, on all cores.
    case floorMarkdown = "floor-markdown"
    /// As many files as the site has, of the same total size, in one folder of the same disk.
    case floorFiles = "floor-files"
  }

  package var subject: Subject
  package var cost: Cost

  package init(_ subject: Subject, _ cost: Cost) {
    self.subject = subject
    self.cost = cost
  }

  /// A line by which a child tells its parent.
  var line: String { "\(subject.rawValue)\t\(cost.processor)\t\(cost.clock)\t\(cost.peak)" }

  init?(line: Substring) {
    let parts = line.split(separator: "\t")
    guard parts.count == 4, let subject = Subject(rawValue: String(parts[0])), let processor = Int(parts[1]),
      let clock = Int(parts[2]), let peak = Int(parts[3])
    else { return nil }
    self.init(subject, Cost(processor: processor, clock: clock, peak: peak))
  }
}

/// Everything measured on a portal of one size.
package struct SizeReport: Sendable, Equatable {
  package var policies: Int
  package var seed: UInt64
  /// Bytes of the content folder.
  package var inputBytes: Int
  package var outputBytes = 0
  package var outputFiles = 0
  package var measurements: [Measurement] = []

  package func cost(of subject: Measurement.Subject) -> Cost? {
    measurements.first { $0.subject == subject }?.cost
  }

  /// Keeps, of each thing, the run that took the least processor time: the others were disturbed.
  mutating func take(_ new: Measurement) {
    guard let index = measurements.firstIndex(where: { $0.subject == new.subject }) else {
      return measurements.append(new)
    }
    if new.cost.processor < measurements[index].cost.processor { measurements[index] = new }
  }

  /// The processor time of a build, in floors.
  package var floors: Double? {
    guard let build = cost(of: .build), let markdown = cost(of: .floorMarkdown),
      let files = cost(of: .floorFiles)
    else { return nil }
    return Double(build.processor) / Double(markdown.processor + files.processor)
  }

  /// One JSON object a line, one line a measurement.
  package var jsonLines: String {
    measurements.map { measurement in
      let cost = measurement.cost
      return """
        {"policies":\(policies),"seed":\(seed),"subject":"\(measurement.subject.rawValue)",\
        "processor_us":\(cost.processor),"clock_us":\(cost.clock),"peak_bytes":\(cost.peak),\
        "input_bytes":\(inputBytes),"output_bytes":\(outputBytes),"output_files":\(outputFiles)}

        """
    }.joined()
  }
}
