internal import Cells
internal import Moderation
internal import Probe

/// Where somebody stands on the Probe screen.
struct ProbeState: Sendable {
  /// The cursor of the list, while no page is open.
  var list = ListCursor()
  /// How far the page is scrolled.
  var page = ListCursor()
  /// The probe that goes on, or ended with nothing to keep.
  var live: LiveProbe?
  /// A kept run whose page is open.
  var record: ProbeRecord? {
    didSet { recordStanding = record.map { ProbeStanding($0, book: book) } }
  }
  /// What its page shows, worked out once.
  private(set) var recordStanding: ProbeStanding?
  /// Where somebody stands in a moderation run.
  var moderation = ModerationPlace()
  /// Questions and rules other than those of this program.
  var ownBook: ModerationBook?
  /// The earlier runs, newest first; nil until they were read.
  var entries: [ProbeEntry]?
  /// Whether the earlier runs were asked for.
  var hasAskedForRuns = false
  /// The servers found on this machine.
  var search = ServerSearch.notAsked
  /// The address last typed.
  var address = "http://127.0.0.1:8080/v1"
  /// The third language of the quick tier, once somebody chose one.
  var thirdLanguage: String?
  /// The path last typed.
  var path = ""
  /// Whether the program ends once the probe has.
  var isLeaving = false

  /// The questions and rules in use.
  var book: ModerationBook? { ownBook ?? ModerationBook.bundled }

  /// Takes a label of the run whose page is open.
  mutating func take(_ label: LabelRecord) {
    recordStanding?.moderation?.take(label)
  }

  /// What is known of servers on this machine.
  enum ServerSearch: Sendable, Equatable {
    case notAsked
    case asking
    case found([FoundServer])
  }
}

/// A line of the list of the Probe screen.
enum ProbeLine: Hashable, Sendable {
  /// A heading over the lines that follow.
  case heading(String)
  /// The headers of the columns of earlier runs.
  case columns
  /// Something that is only said.
  case remark(String)
  /// Something the cursor goes to.
  case row(ProbeRow)
}

/// What the cursor stands on in the list of the Probe screen.
enum ProbeRow: Hashable, Sendable {
  /// A running server, by its address.
  case address
  /// The search for servers on this machine.
  case search
  /// A server that was found, by its place.
  case server(Int)
  /// A model without its weights.
  case layers
  /// A GGUF file.
  case file
  /// An earlier run, by its place.
  case entry(Int)
}

extension AppState {
  /// The lines of the list.
  var probeLines: [ProbeLine] {
    var lines: [ProbeLine] = [.heading("Probe"), .row(.address), .row(.search)]
    switch probe.search {
    case .notAsked, .asking: break
    case .found(let servers):
      lines += servers.indices.map { .row(.server($0)) }
      if servers.isEmpty { lines.append(.remark("No server answers on this machine.")) }
    }
    lines += [.row(.layers), .row(.file)]
    if layout.size.rows >= 30 { lines.append(.remark("")) }
    let entries = probe.entries ?? []
    lines.append(.heading(entries.isEmpty ? "Earlier runs" : "Earlier runs: \(entries.count)"))
    if entries.isEmpty {
      lines.append(
        .remark(
          probe.entries == nil ? "They are being read." : "None yet; what you measure is kept."))
    } else {
      lines.append(.columns)
      lines += entries.indices.map { .row(.entry($0)) }
    }
    return lines
  }

  /// What the cursor can stand on, in order.
  var probeRows: [ProbeRow] {
    probeLines.compactMap { line in
      if case .row(let row) = line { row } else { nil }
    }
  }

  /// What the cursor stands on; nil while a page is open.
  var currentProbeRow: ProbeRow? {
    guard !showsProbePage else { return nil }
    let rows = probeRows
    return rows.indices.contains(probe.list.row) ? rows[probe.list.row] : nil
  }

  /// The earlier run under the cursor, or the one whose page is open.
  var currentProbeEntry: ProbeEntry? {
    if let record = probe.record { return record.entry }
    guard case .entry(let place) = currentProbeRow, let entries = probe.entries,
      entries.indices.contains(place)
    else { return nil }
    return entries[place]
  }

  /// The cursor of what is in front.
  var probeCursor: WritableKeyPath<ProbeState, ListCursor> {
    switch moderationDepth {
    case .answers: \.moderation.list
    case .answer: \.moderation.page
    case .page: showsProbePage ? \.page : \.list
    }
  }

  /// Whether the page of one probe is shown instead of the list.
  var showsProbePage: Bool { probe.live != nil || probe.record != nil }

  /// What the page shows.
  var probeStanding: ProbeStanding? {
    probe.live?.standing ?? probe.recordStanding
  }
}
