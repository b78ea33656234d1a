internal import Catalog
internal import Decision
internal import Foundation
internal import Records
internal import Store

/// What became of one file of a recheck.
enum RecheckResult {
  /// It was checked.
  case checked(file: String, Recheck)
  /// Its result was recomputed.
  case verified(file: String, DecisionRecord, found: String)
  /// It could not be checked: why, and the exit code.
  case failed(file: String, name: String?, Failure)
}

/// The catalog of the day, opened once for all records.
final class RecheckBench {
  /// The most a record may hold.
  static let sizeLimit = 256 * 1024 * 1024

  let database: UserDatabase
  let base: EvaluationBase
  let today: CalendarDate
  /// The context before, whose parts the next record may share.
  private var context: EvaluationContext?

  init(catalog: String?, today: CalendarDate, output: OutputOptions) throws {
    let installation = Installation()
    let opened = try installation.openCatalog(catalog)
    database = try installation.openDatabase { output.remark($0) }
    base = try Measurements(database).base(opened.snapshot)
    self.today = today
  }

  /// The catalog of the day.
  var release: CatalogRelease { base.snapshot.release }

  /// Checks or recomputes one record; `nil` for one that counts no more and is to be passed over.
  func result(of file: String, verifying: Bool, skipping: Bool) -> RecheckResult? {
    var name: String?
    do {
      let record = try Self.record(try Self.text(of: file))
      name = record.name
      if skipping, ![.accepted, .proposed].contains(record.status) { return nil }
      if verifying {
        return .verified(file: file, record, found: try recomputed(record))
      }
      return .checked(file: file, try recheck(record))
    } catch let failure as Failure {
      return .failed(file: file, name: name, failure)
    } catch {
      return .failed(file: file, name: name, Failure(.bug, "a bug in Weigh: \(error)"))
    }
  }

  /// Holds a record against the catalog of the day.
  func recheck(_ record: DecisionRecord) throws -> Recheck {
    if let obstacle = record.obstacles(on: base).first {
      throw Failure(.notThere, obstacle.message)
    }
    return Recheck(
      record, outcome: try outcome(of: record), today: today, engine: ["weigh": Version.number])
  }

  private func recomputed(_ record: DecisionRecord) throws -> String {
    if let obstacle = record.verificationObstacle(on: release) {
      throw Failure(.notThere, obstacle.message)
    }
    return try outcome(of: record).resultID
  }

  /// The recorded scenario, as the record holds it, on the catalog of the day.
  private func outcome(of record: DecisionRecord) throws -> Outcome {
    do {
      var scenario = try Scenario(
        toml: record.basis.scenarioBody, file: record.basis.scenarioName)
      scenario.revision = record.basis.scenarioRevision
      let made = try EvaluationContext(base: base, scenario: scenario, reusing: context)
      context = made
      return try evaluate(made)
    } catch ScenarioError.unknownPolicy(let id, _) {
      throw Failure(
        .notThere, "its scenario has the policy pack '\(id)' on, which this catalog does not have.")
    } catch let error as ScenarioError {
      throw Failure(.doesNotParse, "its scenario cannot be judged: \(error.description)")
    }
  }

  /// The text of a file.
  static func text(of file: String) throws -> String {
    guard let bytes = try InputFile.bytes(file, limit: sizeLimit) else {
      throw Failure(.doesNotParse, "'\(file)' is larger than any record.")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.doesNotParse, "'\(file)' is not UTF-8.")
    }
    return text
  }

  /// A record out of its text.
  static func record(_ text: String) throws -> DecisionRecord {
    do {
      return try DecisionRecord(jsonText: text)
    } catch {
      throw Failure(.doesNotParse, error.message)
    }
  }
}
