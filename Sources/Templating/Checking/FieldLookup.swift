import SourceText

/// What a name in a template stands for, found in the vocabularies around it.
///
/// As Mustache has it, a name is looked for in the innermost record first and then outward; the further
/// parts of a dotted name only inside what the first part found.
enum FieldLookup {
  case found(PageTemplate.Field, Vocabulary.Field)
  /// `part` is the position of the part of the name that is not known.
  case unknown(part: Int, headline: String, repair: String)
  /// A dot behind something that has no parts.
  case withoutParts(part: Int, headline: String, repair: String)
}

/// Looks a name up. `records` are the vocabularies of the page and of the sections around the name, the
/// innermost last.
func lookUp(_ parts: [String], in records: [Vocabulary]) -> FieldLookup {
  for (outward, record) in records.reversed().enumerated() {
    guard var kind = record.fields[parts[0]] else { continue }
    var names = [record.name(parts[0])]
    for index in parts.indices.dropFirst() {
      let owner = parts[..<index].joined(separator: ".")
      guard case .optional(let inner) = kind else {
        return .withoutParts(
          part: index, headline: "`\(owner)` is \(kind.description) and has no parts",
          repair: kind.repair(for: owner))
      }
      guard let next = inner.fields[parts[index]] else {
        return .unknown(
          part: index, headline: "`\(owner)` has no field `\(parts[index])`",
          repair: repair(for: parts[index], in: [inner]))
      }
      kind = next
      names.append(inner.name(parts[index]))
    }
    return .found(
      PageTemplate.Field(outward: outward, name: names[0], inner: Array(names.dropFirst())), kind)
  }
  return .unknown(
    part: 0, headline: "there is no field `\(parts[0])` here", repair: repair(for: parts[0], in: records))
}

/// A name that is known one section further in is named with that section; else the nearest, else all.
private func repair(for name: String, in records: [Vocabulary]) -> String {
  let sections = records.flatMap(\.fields).filter { $0.value.inner?.fields[name] != nil }.map(\.key)
  if let section = sections.first, sections.count == 1 {
    return "write it between {{#\(section)}} and {{/\(section)}}, where it is known"
  }
  let names = Set(records.flatMap(\.fields.keys)).sorted()
  return nearestName(to: name, in: names).map { "did you mean `\($0)`?" }
    ?? "write one of: \(names.joined(separator: ", "))"
}

extension Vocabulary {
  fileprivate func name(_ text: String) -> PageTemplate.Name {
    PageTemplate.Name(text: text, place: names.firstIndex(of: text) ?? 0)
  }
}

extension Vocabulary.Field {
  /// The names inside it, if it is a section.
  fileprivate var inner: Vocabulary? {
    switch self {
    case .list(let inner), .optional(let inner): inner
    case .text, .html, .flag: nil
    }
  }

  /// What it is, in a sentence.
  var description: String {
    switch self {
    case .text: "text"
    case .html: "HTML"
    case .flag: "a yes or no"
    case .list: "a list"
    case .optional: "a part that may be missing"
    }
  }

  /// How a template writes it.
  func repair(for name: String) -> String {
    switch self {
    case .text: "write {{\(name)}}: text is always escaped"
    case .html: "write {{{\(name)}}} with three braces"
    case .flag: "write {{#\(name)}} before and {{/\(name)}} behind what is shown if so"
    case .list: "write {{#\(name)}} before and {{/\(name)}} behind what is repeated for each"
    case .optional: "write {{#\(name)}} before and {{/\(name)}} behind what is shown when it is there"
    }
  }
}
