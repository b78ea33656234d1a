internal import Catalog
internal import Decision
internal import Records
internal import Screens

/// Looks for and writes the files of a decision for the full-screen program.
struct ScreenExport: Sendable {
  /// What came of writing.
  enum Result {
    case written(ExportStanding)
    /// Files that are there and differ; nothing was written.
    case differs([String])
    case failed(String)
  }

  let order: ExportOrder
  let outcome: Outcome

  /// What the files of the order would find in their places; nothing where no record can be made.
  func standing() -> ExportStanding? {
    (try? record()).map { ExportStanding(folder.plan($0, as: formats)) }
  }

  /// Writes the files, all or none.
  func write() -> Result {
    do {
      let record = try record()
      let differing = folder.plan(record, as: formats).files.filter {
        ($0.place == .foreign || $0.place == .outdated) && !order.replacing.contains($0.name)
      }
      guard differing.isEmpty else { return .differs(differing.map(\.name)) }
      let result = try folder.export(
        record, as: formats, replacing: .init(files: Set(order.replacing)))
      return .written(ExportStanding(result.plan))
    } catch let problem as RecordProblem {
      return .failed(problem.message)
    } catch let problem as WritingProblem {
      return .failed(problem.message)
    } catch {
      return .failed("\(error)")
    }
  }

  private var folder: ExportFolder { ExportFolder(path: order.folder) }

  private var formats: [any ExportFormat] { order.formats.compactMap(ExportFormats.named) }

  private func record() throws -> DecisionRecord {
    var draft = order.draft
    if draft.title.isEmpty { draft.title = "Model for \(outcome.scenario.name)" }
    guard let today = Clock.today() else { throw Failure(.bug, "a bug in Weigh: no date.") }
    if draft.decided == nil { draft.decided = today }
    return try DecisionRecord(
      draft, outcome: outcome, today: today, engine: ["weigh": Version.number])
  }
}
