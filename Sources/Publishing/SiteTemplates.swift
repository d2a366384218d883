package import SourceText
import Templating

/// Everything in the Templates folder, read and checked: page templates, interface words, files that are
/// published as they are.
package struct SiteTemplates: Sendable {
  let library: TemplateLibrary
  package let words: Words
  /// Style sheets and pictures by their names below `assets/`.
  let assets: [SourceFile]
}

/// Reads the files of the Templates folder (`Templates/policy.mustache`, `Templates/words.en.yml`,
/// `Templates/assets/portal.css`), in any order. Every template is checked here against what its page
/// offers, so that a misspelt name is a message and never a gap on a page.
package func readSiteTemplates(_ files: [SourceFile]) -> Parsed<SiteTemplates> {
  let files = files.sorted { $0.path < $1.path }
  var findings: [Finding] = []

  let words: Words
  if let file = files.first(where: { $0.name == wordsFile }) {
    let read = readWords(file)
    findings += read.findings
    words = read.value
  } else {
    findings.append(missing(wordsFile))
    words = Words([:])
  }

  // Without words every template would be at fault for each word that it shows.
  let templates = files.filter { $0.path.hasSuffix(templateEnding) }
  let pages = words.literals.isEmpty ? [:] : Page.vocabularies
  let library = readTemplates(templates, pages: pages, words: words.literals)
  findings += library.findings

  let assets = files.filter { $0.assetPath != nil }
  if !assets.contains(where: { $0.assetPath == styleSheet }) { findings.append(missing(styleSheet)) }
  return Parsed(SiteTemplates(library: library.value, words: words, assets: assets), findings)
}

private let wordsFile = "words.en.yml"
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
