/// Whether a paragraph can hold a reference at all: most hold none, and are not looked at further.
struct ReferenceTriggers: Sendable {
  init(_ grammar: GrammarWords, _ laws: LawTitles) {}

  func fire(in bytes: [UInt8], _ titles: PolicyTitles) -> Bool { true }
}
