import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import NIOPosix

/// A web server for the person at this machine: it asks a function for the page at a path and tells browsers when
/// there is a new one.
///
/// It listens on the loopback address only and answers no request that was meant for another host, so that no
/// website can read a draft through the browser of the person who previews it. It knows no files: a path from a
/// request goes to the function and nowhere else. Nothing is to be cached.
package final class PreviewServer: Sendable {
  /// What a request asks for.
  package struct Request: Sendable {
    /// Without percent signs, and without what follows a question mark.
    package let path: String
    /// What follows the question mark.
    package let query: String
  }

  package struct Answer: Sendable {
    package let status: Int
    package let type: String
    package let bytes: [UInt8]
    /// Where the browser should go instead.
    package let location: String?

    package init(status: Int = 200, type: String, bytes: [UInt8], location: String? = nil) {
      self.status = status
      self.type = type
      self.bytes = bytes
      self.location = location
    }
  }

  package typealias Site = @Sendable (Request) -> Answer

  /// Where browsers listen for a new state of the site.
  package static let eventsPath = "/.portal/events"

  /// The port could not be had.
  package struct PortRefusal: Error {}

  private let channel: any Channel
  private let show: NIOLockedValueBox<Shown>

  /// Serves from now on; the system chooses the port where it is 0.
  package init(port: Int, site: @escaping Site, state: String) throws(PortRefusal) {
    let shown = NIOLockedValueBox(Shown(site: site, state: state))
    show = shown
    do {
      channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: true, withErrorHandling: true)
            try pipeline.addHandler(PreviewRequests(shown))
          }
        }
        .bind(host: "127.0.0.1", port: port).wait()
    } catch {
      throw PortRefusal()
    }
  }

  package var port: Int { channel.localAddress?.port ?? 0 }

  /// Shows another state of the site from now on and tells every browser that looks at it.
  package func show(_ site: @escaping Site, state: String) {
    let listeners = show.withLockedValue { shown in
      shown.site = site
      shown.state = state
      return Array(shown.listeners.values)
    }
    for listener in listeners { PreviewRequests.tell(state, to: listener) }
  }
}

/// What the server shows at this moment, and which browsers want to hear of the next.
struct Shown: Sendable {
  var site: PreviewServer.Site
  /// A name for the state of the site: a page that was loaded in another is out of date.
  var state: String
  var listeners: [ObjectIdentifier: any Channel] = [:]
}
