import SourceText

// How the mistakes in a template read. What each rule is about stands in Rules/TemplateRules.swift.

func tagUnclosed(_ place: Place, isTriple: Bool) -> Finding {
  Finding(
    .templateTagUnclosed, "this tag does not end", at: place,
    repair: "close it with \(isTriple ? "}}}" : "}}")")
}

func delimitersUnsupported(_ place: Place) -> Finding {
  Finding(
    .templateTagUnknown, "templates here cannot change their delimiters", at: place,
    repair: "remove the tag and write {{ and }} throughout")
}

func nameMissing(_ tag: TemplateTag, in file: SourceFile) -> Finding {
  Finding(
    .templateTagUnknown, "this tag names nothing", at: Place(file, tag.range),
    repair: "write a name between the braces, or remove the tag")
}

func sectionUnclosed(_ tag: TemplateTag, in file: SourceFile) -> Finding {
  Finding(
    .templateSectionUnclosed, "the section \(tag.name) does not end", at: Place(file, tag.range),
    repair: "write {{/\(tag.name)}} where it ends")
}

func sectionMismatched(_ tag: TemplateTag, _ end: TemplateTag, in file: SourceFile) -> Finding {
  Finding(
    .templateSectionUnclosed, "the section \(tag.name) is ended as \(end.name)", at: Place(file, end.range),
    notes: [Finding.Note("begun here", at: Place(file, tag.range))], repair: "write {{/\(tag.name)}}")
}

func endWithoutSection(_ tag: TemplateTag, in file: SourceFile) -> Finding {
  Finding(
    .templateSectionUnclosed, "{{/\(tag.name)}} ends a section that was not begun",
    at: Place(file, tag.range), repair: "remove it, or write {{#\(tag.name)}} where the section begins")
}

func fieldUnknown(_ tag: TemplateTag, in file: SourceFile, known: [String]) -> Finding {
  Finding(
    .templateFieldUnknown, "this page has no field \(tag.name)", at: Place(file, tag.nameRange),
    repair: nearestRepair(to: tag.name, in: known, otherwise: "fields here"))
}

func wordUnknown(_ key: String, _ tag: TemplateTag, in file: SourceFile, known: [String]) -> Finding {
  Finding(
    .templateWordUnknown, "there is no word \(key) without a placeholder in the word file",
    at: Place(file, tag.nameRange),
    repair: nearestName(to: key, in: known).map { "did you mean words.\($0)?" }
      ?? "add a line `\(key):` to words.en.yml")
}

func partialUnknown(_ tag: TemplateTag, in file: SourceFile, known: [String]) -> Finding {
  Finding(
    .templatePartialUnknown, "there is no template \(tag.name).mustache", at: Place(file, tag.nameRange),
    repair: nearestRepair(to: tag.name, in: known, otherwise: "templates here"))
}

func partialRecursive(_ tag: TemplateTag, in file: SourceFile) -> Finding {
  Finding(
    .templatePartialRecursive, "the template \(tag.name) includes itself", at: Place(file, tag.range),
    repair: "remove the tag here, or include another template")
}

func textUnescaped(_ tag: TemplateTag, in file: SourceFile) -> Finding {
  Finding(
    .templateEscaping, "\(tag.name) is text and must be escaped", at: Place(file, tag.range),
    repair: "write {{\(tag.name)}}")
}

func markupEscaped(_ tag: TemplateTag, in file: SourceFile) -> Finding {
  Finding(
    .templateEscaping, "\(tag.name) is markup and would show its tags", at: Place(file, tag.range),
    repair: "write {{{\(tag.name)}}}")
}

func sectionPrinted(_ tag: TemplateTag, in file: SourceFile) -> Finding {
  Finding(
    .templateFieldShape, "\(tag.name) is not a text that can be printed", at: Place(file, tag.range),
    repair: "open it with {{#\(tag.name)}} and close it with {{/\(tag.name)}}")
}

private func nearestRepair(to name: String, in known: [String], otherwise: String) -> String {
  nearestName(to: name, in: known).map { "did you mean \($0)?" }
    ?? "write one of the \(otherwise): \(known.joined(separator: ", "))"
}
