// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: Swift 6 mode, explicit existentials, imports internal unless
/// said otherwise, members visible only through a direct import, and no warning left standing.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

/// A target of ours; what it may import is fixed by ARCHITECTURE.md and checked by LayoutTests.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [],
  resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources,
    swiftSettings: strict)
}

let package = Package(
  name: "weigh",
  products: [.executable(name: "weigh", targets: ["weigh"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    // Floor 0: values, cells, C shims.
    .target(
      name: "CTerminal", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "CProcess"),
    .target(name: "CHash", linkerSettings: [.linkedLibrary("crypto")]),
    .target(name: "CInflate", linkerSettings: [.linkedLibrary("z")]),
    .target(name: "CModeration", exclude: ["phrases", "battery", "judge.txt"]),
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off"])]),
    module("Catalog", ["CHash"]),
    module("Cells"),
    module("Search", ["CKernels"]),
    module("Scoring", ["CKernels"]),
    module("Columns", ["CKernels"]),
    // Floor 1 and 2: pure reasoning over facts.
    module("Licensing", ["Catalog"]),
    module("Fit", ["Catalog"]),
    module("Moderation", ["Catalog", "CModeration"]),
    module("Quality", ["Catalog", "Scoring"]),
    module(
      "Decision",
      ["Catalog", "Licensing", "Fit", "Quality", "Moderation", "Scoring", "Columns"]),
    // Floor 3: the outside world, and what leaves the program as a file.
    module("Store", ["Catalog", "Columns", grdb]),
    module("Probe", ["Catalog", "Fit", "Moderation", "CCurl", "CProcess"]),
    module(
      "Records", ["Cells", "Catalog", "Licensing", "Fit", "Moderation", "Scoring", "Decision"]),
    module(
      "Sheets",
      ["Cells", "Catalog", "Licensing", "Fit", "Quality", "Moderation", "Scoring", "Decision"]),
    // Floor 4 and 5: what a person sees.
    module("Terminal", ["Cells", "CTerminal"]),
    module(
      "Screens",
      [
        "Cells", "Search", "Catalog", "Licensing", "Fit", "Quality", "Scoring", "Decision",
        "Sheets", "Moderation",
        "Records", "Probe",
      ]),
    .executableTarget(
      name: "weigh",
      dependencies: [
        "Catalog", "Cells", "Search", "Licensing", "Fit", "Quality", "Scoring", "Columns",
        "Decision", "Moderation", "Store", "Probe", "Records", "Sheets", "Terminal", "Screens",
        "CInflate", arguments,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "LicenseBenchmark", dependencies: ["Catalog", "Licensing", "Scoring"],
      path: "Benchmarks/LicenseBenchmark", swiftSettings: strict),
    .executableTarget(
      name: "EditBenchmark", dependencies: ["Catalog", "Scoring", "Decision"],
      path: "Benchmarks/EditBenchmark", swiftSettings: strict),
    .executableTarget(
      name: "SimulationBenchmark", dependencies: ["Scoring"],
      path: "Benchmarks/SimulationBenchmark", swiftSettings: strict),
    .executableTarget(
      name: "ScaleBenchmark", dependencies: ["CKernels", "Columns", "Search", "Scoring"],
      path: "Benchmarks/ScaleBenchmark", swiftSettings: strict),
    .executableTarget(
      name: "LayerBenchmark", dependencies: ["Probe"], path: "Benchmarks/LayerBenchmark",
      swiftSettings: strict),
    tests("CatalogTests", ["Catalog", "Scoring"]),
    tests("CellsTests", ["Cells"]),
    tests("SearchTests", ["CKernels", "Search", "Scoring"]),
    tests("ScoringTests", ["Scoring"], resources: [.copy("Vectors")]),
    tests("ColumnsTests", ["Columns", "Scoring"]),
    tests("ModerationTests", ["Catalog", "Moderation"]),
    tests("QualityTests", ["Catalog", "Scoring", "Quality"]),
    tests("LicensingTests", ["Catalog", "Licensing", "Scoring"]),
    tests("FitTests", ["Catalog", "Fit", "Scoring"]),
    tests(
      "DecisionTests",
      [
        "Catalog", "Licensing", "Fit", "Quality", "Moderation", "Scoring", "Columns", "Decision",
      ]),
    tests("StoreTests", ["Catalog", "Columns", "Scoring", "Store", grdb]),
    tests(
      "ProbeTests",
      ["Catalog", "Fit", "Moderation", "Probe", "EngineFixture", "ProbeFixture"]),
    .executableTarget(
      name: "EngineFixture", dependencies: ["Probe"], path: "Tests/Fixtures/EngineFixture",
      swiftSettings: strict),
    .executableTarget(
      name: "ProbeFixture", dependencies: ["Probe"], path: "Tests/Fixtures/ProbeFixture",
      swiftSettings: strict),
    tests(
      "RecordsTests",
      ["Catalog", "Licensing", "Fit", "Moderation", "Scoring", "Decision", "Records"]),
    tests(
      "SheetsTests",
      ["Cells", "Catalog", "Licensing", "Fit", "Scoring", "Moderation", "Decision", "Sheets"]),
    tests("TerminalTests", ["Cells", "Terminal", "TerminalFixture"]),
    .executableTarget(
      name: "TerminalFixture", dependencies: ["Cells", "Terminal"],
      path: "Tests/Fixtures/TerminalFixture", swiftSettings: strict),
    tests(
      "ScreensTests",
      [
        "Cells", "Catalog", "Licensing", "Fit", "Scoring", "Moderation", "Decision", "Sheets",
        "Records", "Probe", "Screens",
      ],
      exclude: ["Snapshots"]),
    tests("LayoutTests", []),
    tests("ProgramTests", []),
  ]
)
