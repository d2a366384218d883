import ArgumentParser
import Publishing
import SourceText

/// `portal build`: reads everything, checks everything, and puts the new site in the old one's place.
///
/// 1. The lock: one build at a time. A step that an earlier build left unfinished is finished first.
/// 2. Content and templates are read and checked; pages are made and staged one by one.
/// 3. With an error the staged site is dropped; else it takes the public site's place in one step.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Checks everything and publishes the site.")

  @OptionGroup var options: SiteOptions

  func validate() throws {
    guard options.drafts, Disk.resolved(options.site) == Disk.resolved(SiteOptions.ownSite) else { return }
    throw ValidationError(
      "Drafts are never published to \(SiteOptions.ownSite): name another folder with --site.")
  }

  func run() throws {
    let terminal = Terminal(format: options.format)
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
    let site = trimmed(options.site)
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
    let portal = try ReadPortal(options)
    var staged = try StagedSite(at: places)
    defer { shown = staged.shown }
    do {
      let outcome = try portal.publish { try staged.take($0) }
      terminal.show(outcome.findings)
      guard !outcome.stops(options) else {
        try staged.drop()
        terminal.say(nothingPublished(places.site, outcome.findings))
        return ExitStatus.findings
      }
      let change = try staged.publish()
      terminal.say(
        published(outcome.value, change, outcome.findings, accepted: portal.accepted, to: places.site))
      return ExitCode.success
    } catch {
      // What is staged while files are moved is part of the public site.
      if staged.shown != .both { try? staged.drop() }
      throw error
    }
  }
}
