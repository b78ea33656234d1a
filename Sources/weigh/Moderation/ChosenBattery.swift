internal import Decision
internal import Foundation
internal import Moderation

/// The battery a person chose.
enum ChosenBattery {
  /// The shipped battery, or one of a team's own in a folder; its name is that of the folder.
  ///
  /// **Errors**: a folder that is not there, and a battery that cannot be read.
  static func named(_ folder: String?) throws(Failure) -> Battery {
    do {
      guard let folder else { return try Battery.bundled.get() }
      let name = URL(filePath: folder).standardizedFileURL.lastPathComponent
      return try Battery(id: name, sources: TextFolder.texts(folder))
    } catch let problem as BatteryProblem {
      throw Failure(.doesNotParse, problem.message)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.bug, "a bug in Weigh: \(error)")
    }
  }

  /// The languages a person named, of the quick tier its third one.
  ///
  /// **Errors**: one the tier does not ask in, and more than one third language.
  static func languages(
    _ named: [String], of tier: BatteryTier, in battery: Battery
  ) throws(Failure) -> [String] {
    let known = battery.languages(of: tier)
    for language in named where !known.contains(language) {
      throw Failure(
        .usage, "the \(tier.rawValue) tier does not ask in '\(language)'.",
        hint: "It asks in \(Wording.list(known)).")
    }
    if tier == .quick, named.count(where: { !Battery.quickLanguages.contains($0) }) > 1 {
      throw Failure(
        .usage, "the quick tier asks in one language beside en and zh.",
        hint: "For more: --tier standard.")
    }
    return named
  }
}
