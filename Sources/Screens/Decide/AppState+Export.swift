internal import Catalog
internal import Cells
internal import Decision
internal import Records

/// Writing the record from the screen.
extension AppState {
  /// What is to be written; nothing while no record can be made.
  var exportOrder: ExportOrder? {
    guard hasDecision, decide.record != nil else { return nil }
    return order(ExportFormats.all.map(\.name))
  }

  private func order(_ formats: [String], replacing: [String] = []) -> ExportOrder {
    ExportOrder(
      draft: decision, formats: formats, folder: recording.folder, replacing: replacing)
  }

  mutating func beginExport() -> [Effect] {
    guard hasDecision else {
      message = "Nothing is on the shortlist; a on 2 Rank puts a model there."
      return []
    }
    if let problem = decide.problem {
      message = problem
      return []
    }
    let formats = chosenFormats
    guard !formats.isEmpty else {
      message = "No format is ticked; Space ticks one under Export."
      return []
    }
    return [.export(order(formats))]
  }

  private var chosenFormats: [String] {
    ExportFormats.all.map(\.name).filter(decide.formats.contains)
  }

  /// The files of a format, as far as they are known.
  func exportNames(_ format: String) -> [String] {
    guard let standing = decide.standing else { return [] }
    return standing.files.filter { $0.format == format }.map { "\(recording.folder)/\($0.name)" }
  }

  /// Takes note of the files an export would find.
  public mutating func planned(_ standing: ExportStanding, for order: ExportOrder) {
    decide.asked = order.draft
    guard order.draft == decision else { return }
    decide.standing = standing
    decide.standingDraft = order.draft
  }

  /// The files are written, under this number.
  public mutating func exported(_ standing: ExportStanding) -> [Effect] {
    let written = standing.files.filter { $0.place != .same }
    let kept = standing.files.count - written.count
    let tail = kept > 0 ? "; \(Wording.count(kept, "file")) stood there already" : ""
    let names = written.map { "\(recording.folder)/\($0.name)" }
    let day = decision.decided ?? recording.today
    number(standing.number, decided: day)
    settle()
    message =
      written.isEmpty
      ? "Nothing has changed since the last export."
      : "Wrote \(Wording.list(Array(names.prefix(2))))"
        + (names.count > 2 ? " and \(names.count - 2) more" : "") + tail + "."
    decide.asked = nil
    return [.save(document, title: "export")] + decideEffects()
  }

  /// Some files are there and differ: asks once whether to replace them.
  public mutating func exportDiffers(_ names: [String], _ order: ExportOrder) {
    overlay = .picker(
      Picker(
        title: "Replace files that differ?", note: "Nothing was written yet.",
        items: [
          .init(label: "keep them", detail: "write nothing"),
          .init(label: "replace", detail: "they may have been edited by hand"),
        ], purpose: .replaceExports(order.replacing + names),
        lines: names.map { "\(recording.folder)/\($0) is there already and differs." }))
  }

  mutating func replaceExports(_ names: [String], _ chosen: Int) -> [Effect] {
    guard chosen == 1 else {
      message = "Nothing was written."
      return []
    }
    return [.export(order(chosenFormats, replacing: names))]
  }

  /// A record keeps its number and its day, whatever is undone.
  private mutating func number(_ number: Int?, decided: CalendarDate?) {
    document.draft.number = number
    document.draft.decided = decided
    let numbered = { (change: Change) in
      var document = change.document
      document.draft.number = number
      document.draft.decided = decided
      return Change(document: document, title: change.title)
    }
    done = done.map(numbered)
    undone = undone.map(numbered)
  }

  mutating func openRecordPage() {
    guard hasDecision else {
      message = "Nothing is on the shortlist; a on 2 Rank puts a model there."
      return
    }
    guard let record = decide.record, let format = ExportFormats.named("adr"),
      let text = try? format.text(of: record)
    else {
      message = decide.problem ?? "There is no record to view."
      return
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    overlay = .record(RecordPage(lines: lines.map(String.init)))
  }
}
