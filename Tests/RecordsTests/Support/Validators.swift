import Foundation
import Testing

/// Programs that others wrote, in `.build/venv`, to check what the exports write.
///
/// Where the folder is there, every one of them must be: a missing program fails its test.
enum Validators {
  /// The folder of the package.
  static let root = Golden.folder.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  /// Scripts and settings of our own.
  static let scripts = root.appending(path: "Tests/Validators")
  private static let programs = root.appending(path: ".build/venv/bin")

  /// Whether the folder with the programs is there.
  static var areThere: Bool { FileManager.default.fileExists(atPath: programs.path) }

  /// Runs a Python program; prints what it says if it exits with anything but `status`.
  @discardableResult
  static func python(_ arguments: [String], status: Int32 = 0) throws -> String {
    let process = Process()
    process.executableURL = programs.appending(path: "python3")
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == status, "\(arguments.first ?? ""): \(text)")
    return text
  }

  /// Hands out a folder that is removed afterwards.
  static func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "weigh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }
}
