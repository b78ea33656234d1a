import Foundation
import Testing

@testable import Probe

@Suite struct LayerFolderTests {
  private let parent = FileManager.default.temporaryDirectory
    .appending(path: "weigh-\(UUID().uuidString)/cache/layers").path

  private func names() -> [String] { SystemFolder.names(of: parent) }

  @Test func `a folder is made with those above it and removed with its files`() throws {
    let folder = try LayerFolder(parent: parent)
    try Data("x".utf8).write(to: URL(fileURLWithPath: folder.path + "/2-layers.gguf"))
    #expect(names().count == 1)
    folder.remove()
    #expect(names().isEmpty)
    folder.remove()
  }

  @Test func `a folder goes when nobody holds it any more`() throws {
    var folder: LayerFolder? = try LayerFolder(parent: parent)
    #expect(folder != nil && names().count == 1)
    folder = nil
    #expect(names().isEmpty)
  }

  @Test func `what a killed probe left is removed by the next, what another uses is not`() throws {
    let other = try LayerFolder(parent: parent)
    let left = parent + "/run-gone"
    try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
    for name in ["lock", "2-layers.gguf", ".unfinished"] {
      try Data().write(to: URL(fileURLWithPath: "\(left)/\(name)"))
    }
    // Not ours by its name.
    try FileManager.default.createDirectory(
      atPath: parent + "/mine", withIntermediateDirectories: true)
    let folder = try LayerFolder(parent: parent)
    #expect(Set(names().map { "\(parent)/\($0)" }) == [other.path, folder.path, parent + "/mine"])
  }

  @Test func `a folder to keep stays with its files`() throws {
    let kept = parent + "/kept"
    let folder = try LayerFolder(parent: parent, kept: kept)
    try Data().write(to: URL(fileURLWithPath: kept + "/2-layers.gguf"))
    folder.remove()
    #expect(SystemFolder.names(of: kept) == ["2-layers.gguf"])
  }

  @Test func `a file in place of the folder is an error`() throws {
    try FileManager.default.createDirectory(
      atPath: (parent as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: parent))
    #expect(
      throws: LayerProbeError.noFolder(path: parent, reason: "a file has this name")
    ) { try LayerFolder(parent: parent) }
    #expect(
      LayerProbeError.noFolder(path: "/a", reason: "Permission denied").message
        == "'/a' cannot be made: Permission denied. --keep DIR names another folder.")
  }
}
