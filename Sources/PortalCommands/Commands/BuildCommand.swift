import ArgumentParser
import Publishing
import SourceText

/// `portal build`: reads everything, checks everything, and puts the new site in the old one's place.
///
/// 1. The lock: one build at a time. A step that an earlier build left unfinished is finished first.
/// 2. Content and templates are read and checked; pages are made and staged one by one.
/// 3. With an error the staged site is dropped; else it takes the public site's place in one step.
/// 4. What has been published is recorded in Content; only a build to the portal's own site does this. A
///    record that an earlier build could not write is written before content is read.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Checks everything and publishes the site.",
    usage: "portal build [<options>]",
    discussion: """
      If anything is wrong, nothing is published and the site stays as it was. Afterwards copy the folder Site to \
      your web host, and commit the files published.lock.yml that the last line names.

        portal build                            publish to the folder Site
        portal build --drafts --site Preview    drafts too, for a look, elsewhere
        portal build --quiet --locked           in a job that runs by itself
      """)

  @Option(help: ArgumentHelp("Where the site is published", valueName: "folder"), completion: .directory)
  var site = Self.ownSite

  @OptionGroup var options: SiteOptions

  /// The public site's own folder.
  private static let ownSite = "Site"

  func validate() throws {
    try requireName(site, of: "--site")
    guard options.drafts, isOwnSite else { return }
    throw ValidationError("Drafts are never published to \(Self.ownSite): name another folder with --site.")
  }

  /// Whether it publishes to the portal's own site, by whatever path.
  private var isOwnSite: Bool { Disk.resolved(site) == Disk.resolved(Self.ownSite) }

  func run() throws {
    let terminal = Terminal(format: options.format, isQuiet: options.quiet)
    do {
      throw try publish(terminal)
    } catch let refusal as SiteRefusal {
      terminal.show([refusal.finding])
      terminal.say("Nothing was published.")
      throw ExitStatus.findings
    } catch let failure as DiskFailure {
      terminal.say(failure.error)
      terminal.complain(whatIsPublic(at: failure.site, failure.shown))
      throw ExitStatus.disk
    }
  }

  /// An error of the disk, and what the public is shown after it.
  private struct DiskFailure: Error {
    let error: DiskError
    let site: String
    let shown: StagedSite.Shown
  }

  private func publish(_ terminal: Terminal) throws -> ExitCode {
    let site = trimmed(site)
    var shown = StagedSite.Shown.old
    do {
      let places = try SitePlaces(site)
      try Disk.makeFolder(places.parent)
      let lock = try SiteLock(of: places.site, at: places.lock)
      defer { lock.release() }
      if try SiteJournal.isUnfinished(at: places) {
        shown = .both
        try SiteJournal.finish(at: places)
        shown = .old
        terminal.say("Finished what an earlier build had begun: \(places.site) is whole.")
      }
      return try publish(to: places, terminal, &shown)
    } catch let error as DiskError {
      throw DiskFailure(error: error, site: site, shown: shown)
    }
  }

  private func publish(
    to places: SitePlaces, _ terminal: Terminal, _ shown: inout StagedSite.Shown
  ) throws -> ExitCode {
    if isOwnSite, !options.locked {
      let written = try SiteLocks.read(in: places.site)?.write(below: trimmed(options.content.content)) ?? []
      if !written.isEmpty { terminal.say(recordedLate(written)) }
    }
    var progress = BuildProgress(on: terminal, options)
    defer { progress.end() }
    keepFreedMemory()
    let portal = try ReadPortal(options) { progress.read($0) }
    portal.keepToTheEnd()
    var staged = try StagedSite(at: places)
    defer { shown = staged.shown }
    do {
      let outcome = try portal.publish(progress: { progress.make($0, of: $1) }) { try staged.take($0) }
      progress.end()
      terminal.show(outcome.findings)
      guard !outcome.stops(options) else {
        try staged.drop()
        terminal.say(nothingPublished(places.site, outcome.findings))
        return ExitStatus.findings
      }
      let locks = isOwnSite ? SiteLocks(outcome.value.locks) : nil
      progress.save()
      let change = try staged.publish(keeping: locks)
      progress.end()
      terminal.say(
        published(outcome.value, change, outcome.findings, accepted: portal.accepted, to: places.site))
      let written = try locks?.write(below: trimmed(options.content.content)) ?? []
      if !written.isEmpty { terminal.say(recorded(written)) }
      return ExitCode.success
    } catch {
      // What is staged while files are moved is part of the public site.
      if staged.shown != .both { try? staged.drop() }
      throw error
    }
  }
}
