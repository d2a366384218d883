import Foundation
import Preview
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("The preview's server")
struct PreviewServerTests {
  /// Answers every path with itself.
  private func echo() throws -> PreviewServer {
    try PreviewServer(
      port: 0, site: { PreviewServer.Answer(type: "text/plain", bytes: Array($0.path.utf8)) }, state: "1")
  }

  /// What the server sends until it closes the connection, or until `isEnough`; `then` is done once it has told of
  /// state 1.
  private func ask(
    _ server: PreviewServer, _ request: String, until isEnough: (String) -> Bool = { _ in false },
    then: () -> Void = {}
  ) throws -> String {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(server.port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(status == 0)
    let bytes = Array(request.replacingOccurrences(of: "\n", with: "\r\n").utf8)
    try #require(send(descriptor, bytes, bytes.count, 0) == bytes.count)
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    var isTold = false
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count <= 0 { break }
      answer += buffer[..<count]
      let text = String(decoding: answer, as: UTF8.self)
      if isEnough(text) { return text }
      if !isTold, text.contains("data: 1\n\n") {
        isTold = true
        then()
      }
    }
    return String(decoding: answer, as: UTF8.self)
  }

  private func request(_ line: String, host: String = "localhost") -> String {
    "\(line) HTTP/1.1\nHost: \(host)\nConnection: close\n\n"
  }

  @Test(
    "only GET and HEAD for this machine are answered",
    arguments: [
      ("GET /a/b%20c?query", "localhost:8000", "200", "/a/b c"), ("GET /", "127.0.0.1", "200", "/"),
      ("GET /../x", "localhost", "200", "/../x"), ("HEAD /a", "localhost", "200", ""),
      ("POST /a", "localhost", "405", "This preview can only be read.\n"),
      ("GET /a", "evil.example", "421", "This preview is for this machine only.\n"),
      ("GET /a", "localhost.evil.example", "421", "This preview is for this machine only.\n"),
      ("GET /%zz", "localhost", "400", "This is not an address of the site.\n"),
      ("GET /%ff", "localhost", "400", "This is not an address of the site.\n"),
      ("GET http://evil.example/", "localhost", "400", "This is not an address of the site.\n"),
    ])
  func requests(line: String, host: String, status: String, body: String) throws {
    let answer = try ask(try echo(), request(line, host: host))
    #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
    #expect(answer.lowercased().contains("\r\ncache-control: no-store\r\n"))
    #expect(answer.components(separatedBy: "\r\n\r\n").dropFirst().joined() == body)
  }

  @Test("a browser that listens hears the state now and the next one")
  func events() throws {
    let server = try echo()
    let answer = try ask(
      server, request("GET /.portal/events"), until: { $0.contains("data: 2\n\n") },
      then: { server.show({ _ in PreviewServer.Answer(type: "text/plain", bytes: [65]) }, state: "2") })
    #expect(answer.contains("data: 1\n\n") && answer.contains("data: 2\n\n"), "\(answer)")
    #expect(try ask(server, request("GET /any")).hasSuffix("\r\n\r\nA"))
  }

  @Test("a port that is taken is refused")
  func takenPort() throws {
    let server = try echo()
    #expect(throws: PreviewServer.PortRefusal.self) {
      try PreviewServer(port: server.port, site: { _ in .init(type: "", bytes: []) }, state: "1")
    }
  }
}
