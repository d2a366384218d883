/// Reads a whole content folder into the register, with everything that is to be said about it.
///
/// In: files as bytes. Out: councils, policies and pages, read and cross-checked, as far as they could be
/// read; findings in the order of their places. Policies are read in parallel; the outcome does not
/// depend on timing, on the order of the files or on the day. Nothing is read from disk here.

import Markup
package import SourceText

package func readRegister(_ content: ContentFiles) -> Parsed<Register> {
  let layout = readLayout(content)
  let portal = readPortalSettings(layout.value)
  let legislation = readLegislation(layout.value.legislation)
  let councils = readCouncils(layout.value.councils, in: portal.value.languages)
  let pages = readPages(layout.value.pages)
  let synonyms = layout.value.synonyms.map(readSynonyms) ?? Parsed([])
  var register = Register(portal: portal.value, councils: councils.value, pages: pages.value)
  register.legislation = legislation.value
  var findings = layout.findings + portal.findings + legislation.findings
  findings += councils.findings + pages.findings + synonyms.findings
  register.synonyms = synonyms.value
  for (language, file) in layout.value.synonymsInLanguages {
    let read = readSynonyms(file)
    register.synonymsInLanguages[language] = read.value
    findings += read.findings
  }
  findings += registerFindings(register)
  let references = findReferences(in: register)
  register.references = references.value
  findings += references.findings
  let judged = takeOutAccepted(findings, by: register)
  register.acceptedCount = judged.acceptedCount
  register.forgetFields()
  return Parsed(register, inOrderOfPlaces(judged.remaining))
}

extension Register {
  /// Gives up the fields of all texts: what they say has been read, and no rule asks any more where they stand. In a
  /// portal of thousands that is memory worth having.
  fileprivate mutating func forgetFields() {
    for council in councils.indices {
      for policy in councils[council].policies.indices {
        for version in councils[council].policies[policy].versions.indices {
          councils[council].policies[policy].versions[version].forgetFields()
        }
      }
    }
  }
}

extension Version {
  fileprivate mutating func forgetFields() {
    document.metadata = nil
    for language in translations.keys { translations[language]?.forgetFields() }
  }
}

private func readPortalSettings(_ layout: ContentLayout) -> Parsed<Portal> {
  guard let file = layout.portal else {
    let portal = Portal(
      title: "", baseURL: nil, language: "en", leadMonths: usualLeadMonths,
      isSingleCouncil: layout.isSingleCouncil)
    return Parsed(portal)
  }
  let document = readDocument(file, as: .settings)
  let portal = readPortal(document.value, isSingleCouncil: layout.isSingleCouncil)
  return Parsed(portal.value, document.findings + portal.findings)
}

/// What `council.yml` says; where it could not be read, what policies name cannot be checked.
private struct CouncilSettings {
  var council: Council
  var isKnown: Bool
}

/// The councils first, since policies name their posts and bodies; then all policies of all councils.
private func readCouncils(_ folders: [CouncilFolder], in languages: [String]) -> Parsed<[Council]> {
  let settings = parallelMap(folders) { readSettings(of: $0, in: languages) }
  let jobs = folders.indices.flatMap { index in
    folders[index].policies.map { (folder: $0, council: index) }
  }
  let policies = parallelMap(jobs, grain: 4) { job in
    let settings = settings[job.council].value
    return readPolicy(job.folder, of: settings.council, isKnown: settings.isKnown)
  }
  var findings = settings.flatMap(\.findings)
  var councils = settings.map(\.value.council)
  for (job, policy) in zip(jobs, policies) {
    findings += policy.findings
    councils[job.council].policies.append(policy.value)
  }
  for index in councils.indices {
    let pages = readPages(folders[index].pages)
    findings += pages.findings
    councils[index].pages = pages.value
    councils[index].policies = inOrderOfTitles(councils[index].policies)
  }
  return Parsed(councils, findings)
}

private func readSettings(of folder: CouncilFolder, in languages: [String]) -> Parsed<CouncilSettings> {
  var settings = CouncilSettings(council: Council(slug: folder.slug, name: folder.slug), isKnown: false)
  var findings: [Finding] = []
  if let file = folder.settings {
    let document = readDocument(file, as: .settings)
    let council = readCouncil(document.value, slug: folder.slug, in: languages)
    settings = CouncilSettings(council: council.value, isKnown: document.value.metadata != nil)
    findings = document.findings + council.findings
  }
  if let lock = folder.lock.map(readLock) {
    settings.council.lock = lock.value
    findings += lock.findings
  }
  settings.council.folder = folder.path
  settings.council.attachments = folder.attachments
  return Parsed(settings, findings)
}

private func readPolicy(_ folder: PolicyFolder, of council: Council, isKnown: Bool) -> Parsed<Policy> {
  var policy = Policy(slug: folder.slug, formerSlugs: [], versions: [])
  var findings: [Finding] = []
  for named in folder.files {
    let document = readDocument(named.file, as: .policy)
    let fields = readPolicyFields(document.value, in: isKnown ? council : nil)
    let clauses = makeClauses(of: document.value)
    policy.formerSlugs += fields.value.formerSlugs
    findings += withoutDoubles(document.findings, of: clauses.findings)
    findings += fields.findings + clauses.findings
    var version = fields.value.version
    version.clauses = clauses.value
    // Where the front matter could not be read, that is all there is to say about it.
    if document.value.metadata != nil { findings += versionFindings(version, in: council) }
    // The clauses hold the blocks now.
    version.document.blocks = []
    for translated in named.translations {
      let translation = readTranslation(translated, of: version, in: isKnown ? council : nil)
      findings += translation.findings
      if let language = translated.language { version.translations[language] = translation.value }
    }
    policy.versions.append(version)
  }
  policy.versions = inOrderOfDates(policy.versions)
  return Parsed(policy, findings + policyFindings(policy))
}

/// A repeated label is also seen by the reader of labels, which knows its neighbours alone: as a repeat or
/// as one out of order. What the clauses say of it tells more, and once is enough.
func withoutDoubles(_ findings: [Finding], of better: [Finding]) -> [Finding] {
  if better.isEmpty { return findings }
  let starts = Set(better.compactMap { $0.place?.range?.lowerBound })
  return findings.filter { finding in
    guard finding.rule == .labelRepeated || finding.rule == .labelOrder else { return true }
    return !starts.contains(finding.place?.range?.lowerBound ?? -1)
  }
}

private func readPages(_ files: [NamedFile]) -> Parsed<[PlainPage]> {
  let pages = parallelMap(files) { readPage($0) }
  return Parsed(pages.map(\.value).sorted { $0.slug < $1.slug }, pages.flatMap(\.findings))
}

private func readPage(_ named: NamedFile) -> Parsed<PlainPage> {
  let document = readDocument(named.file, as: .page)
  guard let metadata = document.value.metadata else {
    return document.map { PlainPage(slug: named.slug, title: named.slug, document: $0) }
  }
  let page = readFields(of: "a page", metadata, in: named.file) { fields in
    var page = PlainPage(
      slug: named.slug, title: fields.requiredText("title") ?? named.slug, document: document.value)
    page.reviewed = fields.date("reviewed")
    page.reviewDue = fields.date("review_due")
    return page
  }
  var (value, findings) = (page.value, document.findings + page.findings)
  for translated in named.translations {
    let translation = readPage(translated)
    findings += translation.findings
    guard let language = translated.language else { continue }
    value.translations[language] = translation.value
    value.translations[language]?.reviewed = translation.value.reviewed ?? value.reviewed
    value.translations[language]?.reviewDue = translation.value.reviewDue ?? value.reviewDue
  }
  return Parsed(value, findings)
}

/// As a reader would look them up: `The` at the start, capitals and punctuation do not count.
func inOrderOfTitles(_ policies: [Policy]) -> [Policy] {
  policies.map { policy in
    let title = suggestedSlug(for: policy.versions.last?.title ?? "")
    return (key: title.hasPrefix("the-") ? String(title.dropFirst(4)) : title, policy: policy)
  }
  .sorted { ($0.key, $0.policy.slug) < ($1.key, $1.policy.slug) }.map(\.policy)
}

private func inOrderOfPlaces(_ findings: [Finding]) -> [Finding] {
  findings.enumerated().sorted { one, other in
    let (a, b) = (one.element.place, other.element.place)
    return (a?.file.path ?? "", a?.range?.lowerBound ?? 0, one.offset)
      < (b?.file.path ?? "", b?.range?.lowerBound ?? 0, other.offset)
  }.map(\.element)
}
