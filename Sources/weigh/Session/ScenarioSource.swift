internal import Catalog
internal import Decision
internal import Foundation
internal import Store

/// Finds the scenario a command works on: option, project file, settings, the last one opened.
struct ScenarioSource {
  let installation: Installation
  let database: UserDatabase
  let snapshot: CatalogSnapshot

  struct Found {
    let scenario: Scenario
    let stored: StoredScenario?
  }

  func find(_ input: InputOptions, remark: (String) -> Void) throws -> Found {
    if let preset = input.preset {
      return Found(scenario: try self.preset(preset), stored: nil)
    }
    if let named = input.scenario { return try self.named(named) }
    let settings = try Settings(
      configFile: installation.places.settingsFile,
      workingFolder: FileManager.default.currentDirectoryPath)
    if let named = settings.text("scenario") { return try self.named(named) }
    if let last = try database.lastOpenedScenario() {
      remark("scenario '\(last.name)', the last one opened.")
      return Found(scenario: try read(last), stored: last)
    }
    throw Failure(
      .notThere, "there is no scenario yet.",
      hint: "To begin one: weigh needs --preset eu-product. Presets: "
        + Wording.list(Presets.names(in: snapshot)) + ".")
  }

  /// A scenario out of a preset, under the preset's name.
  func preset(_ name: String) throws -> Scenario {
    guard let text = Presets.text(of: name, in: snapshot) else {
      let names = Presets.names(in: snapshot)
      throw Failure(
        .notThere, "there is no preset '\(name)'; there are \(Wording.list(names)).",
        hint: Spelling.nearest(name, in: names).map { "Did you mean '\($0)'?" })
    }
    return try read(text, file: "preset \(name)")
  }

  /// What a person named as a profile: a preset, else a scenario or a file.
  func profile(_ name: String) throws -> Scenario {
    Presets.names(in: snapshot).contains(name) ? try preset(name) : try named(name).scenario
  }

  private func named(_ name: String) throws -> Found {
    if name == "-" {
      let data = FileHandle.standardInput.readDataToEndOfFile()
      return Found(
        scenario: try read(String(decoding: data, as: UTF8.self), file: "-"), stored: nil)
    }
    if let stored = try database.scenario(named: name) {
      return Found(scenario: try read(stored), stored: stored)
    }
    guard FileManager.default.fileExists(atPath: name) else {
      let names = try database.scenarios().map(\.name)
      throw Failure(
        .notThere, "there is no scenario and no file '\(name)'.",
        hint: Spelling.nearest(name, in: names).map { "Did you mean '\($0)'?" }
          ?? "To begin one: weigh needs --preset eu-product.")
    }
    guard let text = try? String(contentsOfFile: name, encoding: .utf8) else {
      throw Failure(.notThere, "cannot read '\(name)'.")
    }
    return Found(scenario: try read(text, file: name), stored: nil)
  }

  private func read(_ stored: StoredScenario) throws -> Scenario {
    var scenario = try read(stored.state.needs, file: stored.name)
    scenario.revision = stored.revision
    return scenario
  }

  private func read(_ text: String, file: String) throws -> Scenario {
    do {
      return try Scenario(toml: text, file: file)
    } catch let error as ScenarioError {
      throw Failure(.doesNotParse, error.description)
    }
  }
}
