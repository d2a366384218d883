import ArgumentParser
import Governance
import SourceText

// What a shell proposes when a clerk presses the tabulator, beside commands, options and the choices of an option.

extension CompletionKind {
  /// The policies of the portal in whose folder the shell is, by their names on the command line.
  static var policies: CompletionKind {
    ofRegister { register in
      register.councils.flatMap { council in council.policies.map { register.name(of: $0, in: council) } }
    }
  }

  /// The policies by the names of their files, as the facts of another policy name them.
  static var successors: CompletionKind {
    ofRegister { $0.councils.flatMap { $0.policies.map(\.slug) } }
  }

  static var councils: CompletionKind { ofRegister { $0.councils.map(\.slug) } }

  /// Posts as `portal due` names them.
  static var posts: CompletionKind { ofRegister(\.postNames) }

  /// Posts as the facts of a policy name them.
  static var postsOfCouncils: CompletionKind { ofRegister { $0.councils.flatMap { $0.posts.map(\.slug) } } }

  static var bodies: CompletionKind { ofRegister { $0.councils.flatMap { $0.bodies.map(\.slug) } } }

  static var rules: CompletionKind { .list(allRules.map(\.name)) }

  /// Files with the words of a policy.
  static var texts: CompletionKind { .file(extensions: ["txt", "md"]) }

  /// Names from the content that the words typed so far speak of. Where there is none, nothing is proposed.
  private static func ofRegister(_ names: @escaping @Sendable (Register) -> [String]) -> CompletionKind {
    .custom { words, _, _ in
      let named = words.firstIndex(of: "--content").flatMap { words.dropFirst($0 + 1).first }
      guard let folder = try? readContentFolder(trimmed(named ?? "Content")) else { return [] }
      var seen: Set<String> = []
      return names(readRegister(folder.value).value).filter { seen.insert($0).inserted }
    }
  }
}
