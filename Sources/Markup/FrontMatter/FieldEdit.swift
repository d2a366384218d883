package import SourceText

/// One change to the fields at the top of a file, in words of the fields alone.
package enum FieldEdit: Sendable, Equatable {
  /// The field has this text from now on; it is added where it is not there.
  case set(String, to: String)
  /// The field is added with these fields inside; one that is there already is not touched: then the whole
  /// edit is refused.
  case add(String, [Part])
  /// Another entry with these fields at the end of a list.
  case append(to: String, [Part])
  /// The field goes, with its lines.
  case remove(String)

  package struct Part: Sendable, Equatable {
    package var name: String
    package var text: String

    package init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  package var key: String {
    switch self {
    case .set(let key, _), .add(let key, _), .append(let key, _), .remove(let key): key
    }
  }
}

/// The file with `edits` made to its front matter, one after the other, and every other byte as it was: remarks,
/// quotation marks, line ends, the text below. An entry is written as the entries before it are.
///
/// A field that is added goes after the last of those that come before it in `order`, else to the end. The
/// outcome is read again and held against what was wanted; `nil` where it differs, or where the fields are
/// written in a way that has no safe place for the change. Text with control characters is never written.
package func editing(_ file: SourceFile, _ edits: [FieldEdit], order: [String]) -> SourceFile? {
  var file = file
  for edit in edits {
    guard !edit.hasControlCharacters, let before = EditableFields(file),
      let bytes = before.bytes(after: edit, order: order)
    else { return nil }
    let edited = SourceFile(path: file.path, bytes: bytes)
    guard let after = EditableFields(edited), let wanted = before.fields.applying(edit),
      after.fields.hasSameValues(as: wanted),
      bytes[after.body].elementsEqual(file.bytes[before.body])
    else { return nil }
    file = edited
  }
  return file
}

extension FieldEdit {
  fileprivate var hasControlCharacters: Bool {
    let texts =
      switch self {
      case .set(_, let text): [text]
      case .add(_, let parts), .append(_, let parts): parts.map(\.text)
      case .remove: [String]()
      }
    return texts.contains { text in
      text.unicodeScalars.contains {
        $0.properties.generalCategory == .control || $0 == "\u{2028}" || $0 == "\u{2029}"
      }
    }
  }
}

// What an edit means, apart from how it is written.

extension [MetadataNode.Field] {
  /// `nil` where the edit does not fit what is there.
  fileprivate func applying(_ edit: FieldEdit) -> [MetadataNode.Field]? {
    let others = filter { $0.key != edit.key }
    let old = first { $0.key == edit.key }?.node
    let isEmpty = old.map { $0.value == .text("") || $0.value == .list([]) } ?? true
    switch edit {
    case .remove: return others
    case .set(let key, let text):
      if case .text? = old?.value {} else if !isEmpty { return nil }
      return others + [.init(key: key, value: .text(text))]
    case .add(let key, let parts):
      return isEmpty ? others + [.init(key: key, value: .fields(parts.map(\.field)))] : nil
    case .append(let key, let parts):
      let entry = MetadataNode(.fields(parts.map(\.field)), range: 0..<0)
      if isEmpty { return others + [.init(key: key, value: .list([entry]))] }
      guard case .list(let entries)? = old?.value else { return nil }
      return others + [.init(key: key, value: .list(entries + [entry]))]
    }
  }

  /// The same names with the same values, wherever they stand.
  fileprivate func hasSameValues(as others: [MetadataNode.Field]) -> Bool {
    guard count == others.count else { return false }
    return allSatisfy { field in
      others.contains { $0.key == field.key && field.node.hasSameValue(as: $0.node) }
    }
  }
}

extension MetadataNode {
  fileprivate func hasSameValue(as other: MetadataNode) -> Bool {
    switch (value, other.value) {
    case (.text(let one), .text(let two)): one.utf8.elementsEqual(two.utf8)
    case (.list(let one), .list(let two)):
      one.count == two.count && zip(one, two).allSatisfy { $0.hasSameValue(as: $1) }
    case (.fields(let one), .fields(let two)): one.hasSameValues(as: two)
    default: false
    }
  }
}

extension MetadataNode.Field {
  fileprivate init(key: String, value: MetadataNode.Value) {
    self.init(key: key, keyRange: 0..<0, node: MetadataNode(value, range: 0..<0))
  }
}

extension FieldEdit.Part {
  fileprivate var field: MetadataNode.Field { .init(key: name, value: .text(text)) }
}
