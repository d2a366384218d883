package import SourceText
import Templating

/// Everything in the Templates folder, read and checked: page templates, interface words, files that are
/// published as they are.
package struct SiteTemplates: Sendable {
  /// By the language, the portal's own first among them.
  fileprivate let tables: [String: Table]
  fileprivate let language: String
  /// Style sheets and pictures by their names below `assets/`.
  let assets: [SourceFile]

  /// The templates with the words of one language in them.
  fileprivate struct Table {
    let library: TemplateLibrary
    let words: Words
  }

  /// The words of the portal's own language.
  package var words: Words { words(in: language) }

  package func words(in language: String) -> Words { tables[language]?.words ?? Words([:]) }

  func library(in language: String) -> TemplateLibrary? { tables[language]?.library }
}

/// Reads the files of the Templates folder (`Templates/policy.mustache`, `Templates/words.en.yml`,
/// `Templates/assets/portal.css`), in any order. Every template is checked here against what its page
/// offers, so that a misspelt name is a message and never a gap on a page.
///
/// `languages` are those of the portal, its own first; only their words are read.
package func readSiteTemplates(
  _ files: [SourceFile], languages: [String] = ["en"]
) -> Parsed<SiteTemplates> {
  let files = files.sorted { $0.path < $1.path }
  let templates = files.filter { $0.path.hasSuffix(templateEnding) }
  var findings: [Finding] = []
  var tables: [String: SiteTemplates.Table] = [:]
  var first: Words?
  for language in languages {
    let words = readWords(of: language, among: files, like: first)
    findings += words.findings
    // Without words every template would be at fault for each word that it shows.
    let pages = words.value.literals.isEmpty ? [:] : Page.vocabularies
    let library = readTemplates(templates, pages: pages, words: words.value.literals)
    // What is wrong with a template is wrong in every language; a word that one lacks has been told.
    if first == nil { findings += library.findings }
    tables[language] = SiteTemplates.Table(library: library.value, words: words.value)
    first = first ?? words.value
  }
  let assets = files.filter { $0.assetPath != nil }
  if !assets.contains(where: { $0.assetPath == styleSheet }) { findings.append(missing(styleSheet)) }
  return Parsed(SiteTemplates(tables: tables, language: languages.first ?? "en", assets: assets), findings)
}

/// The words of a language, or of the language without its region: those of `en` for `en-GB`. `others` are those of
/// the portal's own.
private func readWords(of language: String, among files: [SourceFile], like others: Words?) -> Parsed<Words> {
  let names = [language, language.split(separator: "-").first.map(String.init) ?? language].map {
    "words.\($0).yml"
  }
  let file = names.lazy.compactMap { name in files.first { $0.name == name } }.first
  return file.map { readWords($0, like: others) } ?? Parsed(Words([:]), [missing(names[1])])
}

/// The one asset that every page asks for.
private let styleSheet = "assets/portal.css"
private let templateEnding = ".mustache"
private let assetsFolder = "/assets/"

private func missing(_ name: String) -> Finding {
  Finding(
    .templateMissing, "the Templates folder has no \(name)", at: nil,
    repair: "copy \(name) from the Templates folder that came with the portal")
}

extension SourceFile {
  /// The last part of its path.
  fileprivate var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The path of an asset below the site: `assets/portal.css`.
  var assetPath: String? {
    path.firstRange(of: assetsFolder).map { "assets/" + path[$0.upperBound...] }
  }
}
