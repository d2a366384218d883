/// Mistakes in texts of a second language, held against their originals and the languages of the portal.

import Markup
package import SourceText

extension Rule {
  package static let translationUnpublished = Rule(
    "translation-unpublished", .warning,
    """
    A file such as complaints.cy.md is the Welsh text of complaints.md, but the portal is not published in \
    Welsh, so nobody can read it. Which languages a portal has is said in portal.yml, its own first.
    """,
    example: """
      title: Council policies

      title: Council policies
      languages: [en, cy]
      """)

  package static let translationAlone = Rule(
    "translation-alone", .warning,
    """
    A file has the name of a translation, and there is no text that it would be the translation of. A text in \
    the portal's own language has no language in its name; a translation lies beside it, and in the folder of \
    a policy beside its version.
    """,
    example: """
      Content/mumbles/complaint.cy.md
      Content/mumbles/complaints.md

      Content/mumbles/complaints.cy.md
      Content/mumbles/complaints.md
      """)

  package static let translationContradicts = Rule(
    "translation-contradicts", .warning,
    """
    When a policy was adopted, by whom, and when it is to be reviewed is said once, in the text in the \
    portal's own language, and holds for all languages. A translation that gives another date would have \
    readers of two languages told two things; what it says of these facts is not published.
    """,
    example: """
      title: Polisi Cwynion
      adopted: 2023-04

      title: Polisi Cwynion
      """)

  package static let translationMisaligned = Rule(
    "translation-misaligned", .warning,
    """
    A reader who changes the language in the middle of a policy is led to the same clause. That works where \
    the two texts have the same headings, clauses, paragraphs and bullets in the same order, with the same \
    numbers. From the place that is shown to the end of the section they part.
    """,
    example: """
      3.1. Rhaid i gynghorwyr …
      3.3. Rhaid i swyddogion …

      3.1. Rhaid i gynghorwyr …
      3.2. Rhaid i swyddogion …
      """)
}

/// Texts in languages that the portal does not have.
func unpublishedTranslations(_ register: Register) -> [Finding] {
  let languages = register.portal.languages
  let pages = register.pages + register.councils.flatMap(\.pages)
  let versions = register.councils.flatMap(\.policies).lazy.flatMap(\.versions)
  let translations =
    versions.flatMap { $0.translations.map { ($0.key, $0.value.document.file) } }
    + pages.flatMap { $0.translations.map { ($0.key, $0.value.document.file) } }
  return translations.compactMap { language, file in
    if language == languages[0] { return inOwnLanguage(file, language) }
    if languages.contains(language) { return nil }
    return Finding(
      .translationUnpublished, "the portal is not published in the language of this file, `\(language)`",
      at: Place(file),
      repair: "write `languages: [\((languages + [language]).joined(separator: ", "))]` into portal.yml")
  }
}

private func inOwnLanguage(_ file: SourceFile, _ language: String) -> Finding {
  let original = file.path.dropLast("\(language).md".count) + "md"
  return Finding(
    .translationAlone, "`\(language)` is the portal's own language, and the text in it is \(original)",
    at: Place(file), repair: "put what is right into \(original), and remove this file")
}

func translationAlone(_ translation: NamedFile) -> Finding {
  Finding(
    .translationAlone, "there is no \(translation.slug).md that this would be the translation of",
    at: Place(translation.file),
    repair: """
      give it the name of the text that it translates; a text in the portal's own language has no language in \
      its name
      """)
}
