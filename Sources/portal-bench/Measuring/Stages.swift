import Governance
import Markup
import PortalCommands
import Publishing
import SourceText

/// Goes through the stages of `portal build` one by one in the portal that lies in the working folder, and says
/// what each costs.
func measureStages(asOf day: Day, _ report: (Measurement) -> Void) throws {
  let (sources, files) = try measure {
    (content: try readContentFolder("Content").value, looks: try readTemplatesFolder("Templates").value)
  }
  report(Measurement(.files, files))

  let texts = sources.content.texts.filter { $0.path.hasSuffix(".md") }
  let (blocks, documents) = measure {
    parallelMap(texts) { readDocument($0, as: .policy).value.blocks.count }
  }
  guard blocks.count == texts.count else { return }
  report(Measurement(.documents, documents))

  let (read, register) = measure {
    (register: readRegister(sources.content).value, templates: readSiteTemplates(sources.looks).value)
  }
  report(Measurement(.register, register))

  let options = PublishingOptions(asOf: day, includesDrafts: false)
  var writing = Cost()
  let (_, whole) = try measure {
    let places = try SitePlaces("Site")
    var staged = try StagedSite(at: places)
    let published = try publish(read.register, with: read.templates, options: options) { file in
      writing = writing + (try measure { try staged.take(file) }.cost)
    }
    writing = writing + (try measure { try staged.publish(keeping: SiteLocks(published.value.locks)) }.cost)
  }
  report(Measurement(.pages, whole - writing))
  report(Measurement(.writing, writing))

  let editions = Edition.all(of: read.register, with: read.templates, options: options)
  let (found, references) = measure { findReferences(in: read.register).value.inText.count }
  if found > 0 { report(Measurement(.references, references)) }
  let (dataFiles, data) = try measure { try searchAndDataFileCount(of: editions) }
  if dataFiles > 0 { report(Measurement(.data, data)) }
  let (feedFiles, feeds) = measure { reviewFeedFileCount(of: editions[0]) }
  if feedFiles > 0 { report(Measurement(.feeds, feeds)) }
}
