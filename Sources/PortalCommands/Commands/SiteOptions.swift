import ArgumentParser
import Governance

/// What `build` and `check` can be told.
struct SiteOptions: ParsableArguments {
  /// How findings are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, github
  }

  @Flag(help: "Treat warnings as errors")
  var strict = false

  @Flag(help: "Show drafts too, marked as such; never in the site's own folder")
  var drafts = false

  @Flag(help: "Stop where the record of what has been published would change")
  var locked = false

  @Option(help: "How messages are written")
  var format = Format.text

  @Flag(help: "Say nothing but what is wrong: for jobs that run by themselves")
  var quiet = false

  @Flag(inversion: .prefixedNo, help: "Show how far it is, where it takes longer than half a second")
  var progress = true

  @Option(
    help: ArgumentHelp(
      "Where the look of the pages is (default: Templates, or the program's own)", valueName: "folder"),
    completion: .directory)
  var templates: String?

  @OptionGroup var content: ContentOptions

  func validate() throws { try requireName(templates, of: "--templates") }
}
