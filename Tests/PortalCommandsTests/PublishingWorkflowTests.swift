import Foundation
import Testing

/// The publishing workflow that a new portal holds, its own steps run here as the job would: what GitHub adds around
/// them is not tried.
@Suite("The publishing workflow")
struct PublishingWorkflowTests {
  /// The commands under `run:` by the name of their step.
  private func steps(of workflow: String) -> [String: String] {
    var steps: [String: String] = [:]
    var lines = workflow.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      guard let name = line.firstRange(of: "- name: ").map({ String(line[$0.upperBound...]) }),
        let run = lines.popFirst(), let start = run.firstRange(of: "run: ")
      else { continue }
      let command = run[start.upperBound...]
      let block = lines.prefix { $0.hasPrefix("          ") }
      steps[name] = command == "|" ? block.joined(separator: "\n") : String(command)
    }
    return steps
  }

  private func bash(_ command: String, in folder: URL) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-e", "-c", command]
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": folder.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: output, as: UTF8.self), process.terminationStatus)
  }

  @Test("its steps check, publish, and record what was published")
  func steps() throws {
    try PortalFolder.with { folder in
      #expect(try folder.run("new", "portal", "policies").status == 0)
      let portal = PortalFolder(url: folder.url.appending(path: "policies"))
      let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
        path: "portal")
      try FileManager.default.createDirectory(
        at: portal.url.appending(path: "bin"), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        at: portal.url.appending(path: "bin/portal"), withDestinationURL: program)
      #expect(try portal.run("new", "council", "farnham", "--name", "Farnham Town Council").status == 0)
      try portal.write("1. Purpose\n\n1.1. Words.\n", to: "words.txt")
      #expect(
        try portal.run("new", "policy", "farnham/grants", "--title", "Grants", "--text", "words.txt").status
          == 0)
      let set =
        "git init -q --bare ../remote.git && git init -q -b main . && git remote add origin ../remote.git"
        + " && git config user.name A && git config user.email a@b.example && git add -A && git commit -qm Begin"
        + " && git push -q -u origin main"
      #expect(try bash(set, in: portal.url).status == 0)

      let steps = steps(
        of: try String(
          contentsOf: portal.url.appending(path: ".github/workflows/publish.yml"), encoding: .utf8))
      let check = try bash(try #require(steps["Check"]), in: portal.url)
      #expect(check.status == 0)
      #expect(check.output.contains("::warning file=Content/farnham/grants.md,line=2"), "\(check.output)")
      #expect(try bash(try #require(steps["Build"]), in: portal.url).status == 0)
      #expect(
        FileManager.default.fileExists(
          atPath: portal.url.appending(path: "Site/farnham/grants/index.html").path))
      let record = try bash(try #require(steps["Record"]), in: portal.url)
      #expect(record.status == 0, "\(record)")
      let log = try bash("git --git-dir=../remote.git log --stat -1 main", in: portal.url).output
      #expect(log.contains("What was published") && log.contains("published.lock.yml"), "\(log)")
      #expect(try bash(try #require(steps["Record"]), in: portal.url).status == 0, "nothing to record")

      try portal.write(
        "---\ntitle: Grants\nadopted: 3/4/26\n---\n\nWords.\n", to: "Content/farnham/grants.md")
      let broken = try bash(try #require(steps["Check"]), in: portal.url)
      #expect(broken.status == 1)
      #expect(broken.output.contains("::error file=Content/farnham/grants.md,line=3"), "\(broken.output)")
    }
  }
}
