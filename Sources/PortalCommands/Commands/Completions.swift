import ArgumentParser
import Governance
import SourceText

// What a shell proposes when a clerk presses the tabulator, beside commands and options.

extension CompletionKind {
  /// The policies of the portal in whose folder the shell is. Where there is none, nothing is proposed.
  static var policies: CompletionKind {
    .custom { _, _, _ in
      guard let folder = try? readContentFolder("Content") else { return [] }
      let register = readRegister(folder.value).value
      return register.councils.flatMap { council in
        council.policies.map { register.name(of: $0, in: council) }
      }
    }
  }

  static var rules: CompletionKind { .list(allRules.map(\.name)) }

  /// Files with the words of a policy.
  static var texts: CompletionKind { .file(extensions: ["txt", "md"]) }
}
