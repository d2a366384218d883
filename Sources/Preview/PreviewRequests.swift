import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1

/// The requests of one connection, one after the other. Only GET and HEAD are answered.
final class PreviewRequests: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let shown: NIOLockedValueBox<Shown>
  private var head: HTTPRequestHead?

  init(_ shown: NIOLockedValueBox<Shown>) {
    self.shown = shown
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): self.head = head
    case .body: break
    case .end:
      guard let head else { return }
      self.head = nil
      answer(head, context)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    _ = shown.withLockedValue { $0.listeners.removeValue(forKey: ObjectIdentifier(context.channel)) }
  }

  /// A connection that broke off is nothing that anybody must be told.
  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    guard isForThisMachine(head.headers["host"]) else {
      return send(refusal(421, "This preview is for this machine only."), to: head, context)
    }
    guard head.method == .GET || head.method == .HEAD else {
      return send(refusal(405, "This preview can only be read."), to: head, context)
    }
    let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, first.hasPrefix("/"), let path = withoutPercentSigns(first) else {
      return send(refusal(400, "This is not an address of the site."), to: head, context)
    }
    if path == PreviewServer.eventsPath, head.method == .GET { return listen(head, context) }
    let site = shown.withLockedValue { $0.site }
    let request = PreviewServer.Request(path: path, query: parts.count > 1 ? String(parts[1]) : "")
    send(site(request), to: head, context)
  }

  /// A website that gives its own name this machine's address (DNS rebinding) sends that name here.
  private func isForThisMachine(_ hosts: [String]) -> Bool {
    guard hosts.count == 1, let name = hosts[0].split(separator: ":").first else { return false }
    return name == "127.0.0.1" || name.lowercased() == "localhost"
  }

  private func refusal(_ status: Int, _ text: String) -> PreviewServer.Answer {
    PreviewServer.Answer(status: status, type: "text/plain; charset=utf-8", bytes: Array((text + "\n").utf8))
  }

  private func send(
    _ answer: PreviewServer.Answer, to request: HTTPRequestHead, _ context: ChannelHandlerContext
  ) {
    var head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: answer.status))
    head.headers.add(name: "Content-Type", value: answer.type)
    head.headers.add(name: "Content-Length", value: String(answer.bytes.count))
    head.headers.add(name: "Cache-Control", value: "no-store")
    head.headers.add(name: "X-Content-Type-Options", value: "nosniff")
    if let location = answer.location { head.headers.add(name: "Location", value: location) }
    if answer.status == 405 { head.headers.add(name: "Allow", value: "GET, HEAD") }
    if !request.isKeepAlive { head.headers.add(name: "Connection", value: "close") }
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if request.method != .HEAD {
      context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer.bytes)))), promise: nil)
    }
    let channel = context.channel
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
      if !request.isKeepAlive { channel.close(promise: nil) }
    }
  }

  /// Server-sent events (HTML Living Standard §9.2): the name of the state now, and of each one to come.
  private func listen(_ request: HTTPRequestHead, _ context: ChannelHandlerContext) {
    var head = HTTPResponseHead(version: .http1_1, status: .ok)
    head.headers.add(name: "Content-Type", value: "text/event-stream")
    head.headers.add(name: "Cache-Control", value: "no-store")
    context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
    let channel = context.channel
    let state = shown.withLockedValue { shown in
      shown.listeners[ObjectIdentifier(channel)] = channel
      return shown.state
    }
    Self.tell(state, to: channel)
  }

  static func tell(_ state: String, to channel: any Channel) {
    let event = ByteBuffer(string: "retry: 500\ndata: \(state)\n\n")
    channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(event)), promise: nil)
  }
}

/// The characters behind percent signs (RFC 3986 §2.1); `nil` where they are no text.
private func withoutPercentSigns(_ path: Substring) -> String? {
  var bytes: [UInt8] = []
  var rest = Array(path.utf8)[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal)
    else { return nil }
    bytes.append(high << 4 | low)
  }
  return String(validating: bytes, as: UTF8.self)
}

private func hexadecimal(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
