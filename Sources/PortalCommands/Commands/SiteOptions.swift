import ArgumentParser
import Governance

/// What `build` and `check` can be told.
struct SiteOptions: ParsableArguments {
  /// How findings are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, github
  }

  @Option(help: ArgumentHelp("Where the texts are.", valueName: "folder"), completion: .directory)
  var content = "Content"

  @Option(
    help: ArgumentHelp(
      "Where the look of the pages is (default: Templates, or the program's own).", valueName: "folder"),
    completion: .directory)
  var templates: String?

  @Option(help: ArgumentHelp("Where the site is published.", valueName: "folder"), completion: .directory)
  var site = SiteOptions.ownSite

  @Option(
    help: ArgumentHelp("Work as on that day (default: today).", valueName: "YYYY-MM-DD"),
    transform: dayFromCommandLine)
  var asOf: Day?

  @Option(help: "How messages are written.")
  var format = Format.text

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Flag(help: "Show drafts too, marked as such; never into the site's own folder.")
  var drafts = false

  @Flag(help: "Fail where the record of what has been published would change.")
  var locked = false

  @Flag(help: "Say nothing but what is wrong: for jobs that run by themselves.")
  var quiet = false

  @Flag(inversion: .prefixedNo, help: "Show how far a build is that takes longer than half a second.")
  var progress = true

  /// The public site's own folder.
  static let ownSite = "Site"

  func validate() throws {
    for folder in [content, templates, site] where folder?.isEmpty == true {
      throw ValidationError("A folder has no name.")
    }
  }
}
