/// The steps of a page as they are collected; literal bytes that follow each other become one step.
struct StepList {
  private var steps: [PageTemplate.Step] = []
  private var literal: [UInt8] = []

  mutating func literal(_ bytes: [UInt8]) {
    literal += bytes
  }

  mutating func append(_ step: PageTemplate.Step) {
    flush()
    steps.append(step)
  }

  mutating func finished() -> [PageTemplate.Step] {
    flush()
    return steps
  }

  private mutating func flush() {
    guard !literal.isEmpty else { return }
    steps.append(.literal(literal))
    literal = []
  }
}
