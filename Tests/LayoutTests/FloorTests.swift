import Foundation
import Testing

/// The layout of ARCHITECTURE.md: a target imports only from floors below its own.
@Suite struct FloorTests {
  /// What each target may import, besides the standard library.
  static let allowed: [String: Set<String>] = [
    "Catalog": ["CHash", "Foundation", "Dispatch", "Synchronization"],
    "Cells": [],
    "Search": ["CKernels"],
    "Scoring": ["CKernels"],
    "Columns": ["CKernels"],
    "Quality": ["Catalog", "Scoring"],
    "Moderation": ["Catalog", "CModeration", "Foundation"],
    "Licensing": ["Catalog"],
    "Fit": ["Catalog", "Foundation", "Glibc", "Darwin", "Synchronization"],
    "Decision": [
      "Catalog", "Licensing", "Fit", "Quality", "Moderation", "Scoring", "Columns",
      "Synchronization",
    ],
    "Store": ["Catalog", "Columns", "GRDB", "Foundation", "Glibc"],
    "Probe": [
      "Catalog", "Fit", "Moderation", "CCurl", "CProcess", "Foundation", "Glibc", "Synchronization",
      "Dispatch",
    ],
    "Records": ["Cells", "Catalog", "Licensing", "Fit", "Moderation", "Scoring", "Decision"],
    "Sheets": [
      "Cells", "Catalog", "Licensing", "Fit", "Quality", "Moderation", "Scoring", "Decision",
    ],
    "Terminal": ["Cells", "CTerminal", "Glibc", "Synchronization"],
    "Screens": [
      "Cells", "Search", "Catalog", "Licensing", "Fit", "Quality", "Scoring", "Decision",
      "Sheets", "Moderation", "Records", "Probe",
    ],
    "weigh": [
      "Catalog", "Cells", "Search", "Licensing", "Fit", "Quality", "Scoring", "Columns", "Decision",
      "Moderation", "Store", "Probe", "Records", "Sheets", "Terminal", "Screens", "CInflate",
      "ArgumentParser",
      "Foundation", "Dispatch", "Glibc", "Synchronization",
    ],
  ]

  @Test(arguments: allowed.keys.sorted())
  func `a target imports only what its floor allows`(_ target: String) throws {
    let permitted = try #require(Self.allowed[target])
    for file in Repository.files(below: "Sources/\(target)", ending: ".swift") {
      for name in try imports(of: file) where !permitted.contains(name) {
        Issue.record("\(Repository.name(file)) imports \(name)")
      }
    }
  }

  @Test func `every target is on a floor`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appendingPathComponent("Sources").path)
    for folder in folders where Self.allowed[folder] == nil {
      #expect(
        ["CTerminal", "CCurl", "CProcess", "CHash", "CInflate", "CModeration", "CKernels"].contains(
          folder),
        "\(folder) has no floor")
    }
  }

  @Test func `no source file passes 400 lines`() throws {
    for folder in ["Sources", "Tests"] {
      for file in Repository.files(below: folder, ending: ".swift") {
        if file.path.contains("/Generated/") { continue }
        let lines = try Repository.text(file).split(
          separator: "\n", omittingEmptySubsequences: false
        ).count
        #expect(lines <= 401, "\(Repository.name(file)) has \(lines) lines")
      }
    }
  }

  @Test func `the top level holds what it should and nothing else`() throws {
    let expected: Set<String> = [
      "Package.swift", "Sources", "Tests", "Benchmarks", "catalog", "docs", "README.md",
      "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "Makefile", ".ci",
      ".swift-format", ".gitignore", "Package.resolved", ".build", ".git",
    ]
    let found = try FileManager.default.contentsOfDirectory(atPath: Repository.root.path)
    for name in found { #expect(expected.contains(name), "\(name) stands at the top level") }
  }

  private func imports(of file: URL) throws -> [String] {
    try Repository.text(file).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let position = words.firstIndex(of: "import"), position <= 1,
        position == 0 || ["public", "internal", "private", "package"].contains(words[0])
      else { return nil }
      return words.dropFirst(position + 1).first.map(String.init)
    }
  }
}
