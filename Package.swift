// swift-tools-version: 6.2
import PackageDescription

/// Settings that every Swift target shares: imports are private unless they say otherwise,
/// existential types are written `any`, members are seen only through a module's own imports.
/// `Tests/run` sets `PORTAL_WARNINGS=error`; a clerk's build never stops for a warning of a newer compiler.
let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (Context.environment["PORTAL_WARNINGS"] == "error" ? [.treatAllWarnings(as: .error)] : [])

/// A module of the portal: a library target under `Sources/`, with the settings all of them share.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one module, under `Tests/`.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "governance-portal",
  platforms: [.macOS(.v14)],
  products: [.executable(name: "portal", targets: ["portal"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(name: "CSystemCalls"),
    room("SourceText"),
    room("Markup", ["SourceText", "CCMark", .product(name: "Yams", package: "Yams")]),
    room("Governance", ["SourceText", "Markup"]),
    room("Comparison", ["SourceText", "Markup", "Governance"]),
    room("Templating", ["SourceText"]),
    room("Publishing", ["SourceText", "Markup", "Governance", "Comparison", "Templating"]),
    .target(
      name: "StartingPortal", dependencies: ["SourceText"],
      resources: [.embedInCode("Templates"), .embedInCode("Content")], swiftSettings: strict),
    room(
      "Preview",
      [
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
      ]),
    room(
      "PortalCommands",
      [
        "SourceText", "Markup", "Governance", "Comparison", "Templating", "Publishing", "Preview",
        "StartingPortal",
        "CSystemCalls",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "portal", dependencies: ["PortalCommands"], swiftSettings: strict),
    .executableTarget(
      name: "portal-bench",
      dependencies: [
        "SourceText", "Markup", "Governance", "Publishing", "PortalCommands", "CCMark",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    tests("ArchitectureTests", []),
    tests("SourceTextTests", ["SourceText"]),
    tests("PortalCommandsTests", ["portal", "SourceText", "StartingPortal"]),
    tests("PublishingTests", ["SourceText", "Markup", "Governance", "Templating", "Publishing"]),
    tests("BenchTests", ["portal-bench", "SourceText", "Governance"]),
    tests("SiteTests", ["SourceText", "PortalCommands", "portal"]),
    tests("MarkupTests", ["Markup", "SourceText", "CCMark"]),
    tests("GovernanceTests", ["SourceText", "Markup", "Governance"]),
    tests("ComparisonTests", ["SourceText", "Markup", "Governance", "Comparison"]),
    tests("PreviewTests", ["Preview"]),
    tests("TemplatingTests", ["SourceText", "Templating"]),
  ],
  swiftLanguageModes: [.v6]
)
