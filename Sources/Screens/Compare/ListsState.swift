public import Catalog
internal import Cells
internal import Decision
public import Records

/// Where somebody stands in the view *lists*: the stored scenario's shortlist against a file.
struct ListsState: Hashable, Sendable {
  /// The file that was opened, with its path as it was typed.
  var file: RankingFile?
  var path = ""
  /// The day the own list would be made; the program says it with the file.
  var today: CalendarDate?
  /// Both held against each other, and the ranking that was done for.
  var comparison: ShortlistComparison?
  var ranking = -1
  /// The cursor of the models.
  var list = ListCursor()
  /// Whether the pane says why one model moved, and not what the lists differ in.
  var showsWhy = false
}

extension AppState {
  /// Whether two lists are in front.
  var showsLists: Bool { screen == .compare && details.isEmpty && compare.view == .lists }

  /// The two lists, where a file was opened.
  var comparedLists: ShortlistComparison? { showsLists ? compare.lists.comparison : nil }

  /// The model of the lists under the cursor.
  var currentListed: EntryComparison? {
    guard let entries = comparedLists?.entries, entries.indices.contains(compare.lists.list.row)
    else { return nil }
    return entries[compare.lists.list.row]
  }

  /// Brings the comparison up to date with the ranking, while it is in front.
  mutating func settleLists() {
    guard showsLists, compare.lists.ranking != rankingNumber || compare.lists.comparison == nil,
      let file = compare.lists.file, let today = compare.lists.today
    else { return }
    compare.lists.ranking = rankingNumber
    // What is not told apart by draws yet does not lengthen the list.
    let first = outcome.rows.prefix(Shortlist.usualLength)
    let alike = outcome.rows.dropFirst(first.count).prefix { row in
      row.isBracketDrawn && row.bracket == first.last?.bracket && row.group == first.last?.group
    }
    do {
      let own = try Shortlist(
        outcome, title: outcome.scenario.name, created: today, length: Shortlist.usualLength,
        models: (first + alike).map(\.model.id), engine: file.content.basis.engine)
      var comparison = ShortlistComparison(
        RankingFile(.shortlist(own), name: outcome.scenario.name), file)
      let context = outcome.context
      comparison.measureEffects { trial in
        // A change that cannot be ranked has no effect that could be known.
        let changed = try? EvaluationContext(base: base, scenario: trial, reusing: context)
        return changed.flatMap { try? evaluate($0) }?.rows.count
      }
      compare.lists.comparison = comparison
    } catch {
      compare.lists.comparison = nil
      message = error.message
    }
  }

  /// Takes a shortlist or decision record that was read, and shows it beside the ranking in front.
  ///
  /// - Parameters:
  ///   - file: what was read.
  ///   - path: the path it was read from, as it was typed.
  ///   - today: the day it was read.
  public mutating func listRead(_ file: RankingFile, path: String, today: CalendarDate) {
    compare.lists = ListsState(file: file, path: path, today: today)
    compare.view = .lists
    show(.compare)
    settle()
  }

  /// Asks for the path of a shortlist.
  mutating func askForList() {
    overlay = .field(
      TextField(
        title: "Open another shortlist",
        note: "The path of a .shortlist.json file, or of the JSON file of a decision record.",
        text: compare.lists.path, purpose: .listPath))
  }

  /// Reads the file that was typed.
  mutating func acceptList(_ field: TextField) -> [Effect] {
    let path = field.line.text.split(separator: " ", omittingEmptySubsequences: false)
      .joined(separator: " ")
    guard !path.allSatisfy(\.isWhitespace) else { return [] }
    compare.lists.path = path
    return [.readList(path)]
  }

  /// Enter: says why the model under the cursor moved, or asks for a file where none is open.
  mutating func openListed() -> [Effect] {
    guard comparedLists != nil else {
      askForList()
      return []
    }
    compare.lists.showsWhy.toggle()
    compare.lists.list.paneScroll = 0
    return []
  }

  /// o: opens the model under the cursor.
  mutating func openListedModel() -> [Effect] {
    guard let id = currentListed?.id else {
      message = "No list is open; Enter opens one."
      return []
    }
    guard base.candidate(id) != nil else {
      message = "\(currentListed?.shortName ?? "It") is not in this catalog."
      return []
    }
    openModel(id)
    return []
  }

  /// The two lists by name, and whether they rest on one catalog.
  var listsHeader: String {
    guard let comparison = comparedLists else { return "no other shortlist is open" }
    let same = comparison.comparability.isSameCatalog ? "same catalog" : "different catalogs"
    // Beside "A", "B", the gaps between them and the name of the view.
    let room = max(8, (size.columns - 25 - same.count) / 2)
    let names = comparison.files.map { file in
      let ending = [".shortlist.json", ".json"].first(where: file.name.hasSuffix) ?? ""
      return glyphs.metrics.clipped(
        String(file.name.dropLast(ending.count)), to: room, at: .middle)
    }
    return "A \(names.a)   B \(names.b)   \(same)"
  }

  /// The command that compares the same two lists.
  var listsCommand: String {
    let scenario = Self.quoted(document.scenario.name)
    let path = compare.lists.path.isEmpty ? "FILE" : Self.quoted(compare.lists.path)
    return "weigh shortlist --scenario \(scenario) --out - | weigh diff - \(path)"
  }
}
