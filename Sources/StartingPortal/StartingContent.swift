package import SourceText

/// The files with which a portal begins beside its templates, by their paths in its folder. There is no council
/// among them: which ones there are, only the clerk knows.
package func startingContent() -> [SourceFile] {
  let files: [(path: String, bytes: [UInt8])] = [
    (".github/workflows/publish.yml", PackageResources.publish_yml),
    (".gitignore", PackageResources.gitignore_txt),
    ("Content/legislation.yml", PackageResources.legislation_yml),
    ("Content/pages/about.md", PackageResources.about_md),
    ("Content/pages/accessibility.md", PackageResources.accessibility_md),
    ("Content/portal.yml", PackageResources.portal_yml),
    ("Content/synonyms.yml", PackageResources.synonyms_yml),
  ]
  return files.map { SourceFile(path: $0.path, bytes: $0.bytes) }
}
