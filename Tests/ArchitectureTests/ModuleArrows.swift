import Foundation
import Testing

/// The arrows between modules, which the package manager does not guard: it lets a module import what is
/// only a dependency of a dependency.
@Suite("Modules import only what the architecture allows")
struct ModuleArrows {
  /// Module → what its files may import. System modules stand here with the others.
  static let allowed: [String: Set<String>] = [
    "SourceText": ["Dispatch"],
    "Markup": ["SourceText", "CCMark", "Yams", "Glibc", "Musl", "Darwin"],
    "Governance": ["SourceText", "Markup"],
    "Comparison": ["SourceText", "Markup", "Governance"],
    "Templating": ["SourceText"],
    "Publishing": ["SourceText", "Markup", "Governance", "Comparison", "Templating"],
    "StartingPortal": ["SourceText"],
    "Preview": ["NIOCore", "NIOPosix", "NIOHTTP1", "NIOConcurrencyHelpers"],
    "PortalCommands": [
      "SourceText", "Markup", "Governance", "Comparison", "Templating", "Publishing", "Preview",
      "StartingPortal", "ArgumentParser", "CSystemCalls",
      "Glibc", "Musl", "Darwin",
    ],
    "portal": ["PortalCommands"],
    "portal-bench": [
      "SourceText", "Markup", "Governance", "Publishing", "PortalCommands", "CCMark", "ArgumentParser",
      "Glibc",
      "Musl", "Darwin",
    ],
  ]

  /// Libraries that one file alone may import, so that nothing of theirs spreads. The bench calls libcmark
  /// by itself, to have something to compare the portal with.
  static let confined = [
    "Yams": ["Sources/Markup/FrontMatter/MetadataReader.swift"],
    "CCMark": ["Sources/Markup/Tree/CommonMarkTree.swift", "Sources/portal-bench/Measuring/Floor.swift"],
    "Dispatch": ["Sources/SourceText/ParallelMap.swift"],
    "CSystemCalls": [
      "Sources/PortalCommands/Disk/Disk.swift", "Sources/PortalCommands/Commands/FreedMemory.swift",
    ],
  ]

  @Test("every import follows an arrow")
  func importsFollowArrows() throws {
    let files = try SourceTree.swiftFiles(under: "Sources")
    #expect(files.count > 20)
    for file in files {
      let arrows = try #require(Self.allowed[file.module], "\(file.path) lies in an unknown module")
      for name in imports(of: file) where !arrows.contains(name) {
        Issue.record("\(file.path) imports \(name), which no arrow allows")
      }
    }
  }

  @Test("outside libraries are imported by their own files alone")
  func librariesAreConfined() throws {
    for file in try SourceTree.swiftFiles(under: "Sources") {
      for name in imports(of: file) {
        guard let homes = Self.confined[name], !homes.contains(file.path) else { continue }
        Issue.record("\(file.path) imports \(name); only \(homes.joined(separator: " and ")) may")
      }
    }
  }

  @Test("below the commands one file alone calls the C library, for variables of a thread")
  func cLibraryIsConfined() throws {
    for file in try SourceTree.swiftFiles(under: "Sources")
    where !["PortalCommands", "portal-bench"].contains(file.module)
      && !["Glibc", "Musl", "Darwin"].filter(imports(of: file).contains).isEmpty
    {
      #expect(file.path == "Sources/Markup/Tree/ParseMemory.swift")
    }
  }

  @Test("the modules are those on the map")
  func modulesAreKnown() throws {
    let folders = Set(try SourceTree.folders(in: "Sources").filter { !$0.hasSuffix(".md") })
    #expect(folders == Set(Self.allowed.keys).union(["CCMark", "CSystemCalls"]))
  }

  private func imports(of file: SourceTree.File) -> [String] {
    file.lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
        words[..<index].allSatisfy({
          ["package", "internal", "private", "public", "@preconcurrency"].contains($0)
        })
      else { return nil }
      return String(words[words.count - 1].split(separator: ".")[0])
    }
  }
}
