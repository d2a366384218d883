/// The words of the grammar by their hashes: made once for a register, and shared.
final class GrammarWords: Sendable {
  struct Entry: Sendable {
    var roles: ReferenceGrammar.Roles = []
    var unit: ReferenceGrammar.Unit?

    /// `entry` with one more role.
    static func adding(_ role: ReferenceGrammar.Roles, to entry: Entry?) -> Entry {
      var entry = entry ?? Entry()
      entry.roles.formUnion(role)
      return entry
    }
  }

  let table: WordTable<Entry>

  init() {
    var table = WordTable<Entry>(count: 500)
    func add(_ words: String, _ change: (inout Entry) -> Void) {
      for word in words.split(separator: " ") {
        let hash = WordHash.of(String(word))
        var entry = table[hash] ?? Entry()
        change(&entry)
        table.set(hash, entry)
      }
    }
    for (roles, words) in ReferenceGrammar.roles { add(words) { $0.roles.formUnion(roles) } }
    for (unit, words) in ReferenceGrammar.units { add(words) { $0.unit = unit } }
    self.table = table
  }
}
