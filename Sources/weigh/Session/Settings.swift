internal import Catalog
internal import Cells
internal import Foundation

/// The few things a person can set once, in `weigh.toml` or `config.toml`.
struct Settings {
  /// Every key with what it takes; a new one needs a decision record.
  static let keys: [(key: String, summary: String)] = [
    ("theme", "terminal, mono, slate, paper, contrast-dark or contrast-light"),
    ("color", "auto, always or never"), ("scenario", "the scenario to open"),
    ("reviewer", "the name your labels are kept under"),
  ]

  /// The words of settings that take words.
  private static let words: [String: [String]] = [
    "theme": Theme.all.map(\.name), "color": ["auto", "always", "never"],
  ]

  private static func word(_ value: TOMLValue) -> String { value.text ?? value.shapeInWords }

  var values: [String: TOMLValue] = [:]
  /// The project file in use, if there is one.
  var projectFile: String?

  /// Reads the user's file, then the project's, whose keys win.
  init(configFile: String?, workingFolder: String) throws {
    if let configFile { try read(configFile) }
    projectFile = Self.projectFile(from: workingFolder)
    if let projectFile { try read(projectFile) }
  }

  /// The project file in use: the nearest `weigh.toml` in a folder or above it.
  static func projectFile(from workingFolder: String) -> String? {
    var folder = URL(fileURLWithPath: workingFolder)
    while true {
      let file = folder.appendingPathComponent("weigh.toml").path
      if FileManager.default.fileExists(atPath: file) { return file }
      let parent = folder.deletingLastPathComponent()
      if parent.path == folder.path { return nil }
      folder = parent
    }
  }

  /// A key's text.
  func text(_ key: String) -> String? { values[key]?.text }

  private mutating func read(_ file: String) throws {
    guard FileManager.default.fileExists(atPath: file) else { return }
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw Failure(.notThere, "cannot read '\(file)'.")
    }
    let document: TOMLDocument
    do {
      document = try TOMLDocument(text)
    } catch {
      throw Failure(.doesNotParse, "cannot read '\(file)' line \(error.line): \(error.message)")
    }
    let known = Self.keys.map(\.key)
    for entry in document.root.entries {
      guard known.contains(entry.key) else {
        throw Failure(
          .doesNotParse,
          "cannot read '\(file)' line \(entry.line): there is no setting "
            + "'\(entry.key)'." + Spelling.suggestion(for: entry.key, in: known))
      }
      if let words = Self.words[entry.key], !words.contains(Self.word(entry.value)) {
        throw Failure(
          .doesNotParse,
          "cannot read '\(file)' line \(entry.line): '\(entry.key)' has no value "
            + "'\(Self.word(entry.value))'."
            + Spelling.suggestion(for: Self.word(entry.value), in: words))
      }
      values[entry.key] = entry.value
    }
  }
}
