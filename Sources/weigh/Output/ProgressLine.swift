internal import Decision
internal import Foundation
internal import Probe

/// Progress on standard error: one changing line on a terminal, one line per 10 % elsewhere.
final class ProgressLine {
  private let isQuiet: Bool
  private let isTerminal = Streams.isTerminal(STDERR_FILENO)
  private var shownTenth = -1
  private var shownStep: ProbeProgress.Step?
  private var isOpen = false

  /// Whose progress it is, where there are several.
  private let name: String

  init(isQuiet: Bool, name: String = "") {
    self.isQuiet = isQuiet
    self.name = name
  }

  /// Shows where the run is.
  func show(_ progress: ProbeProgress) {
    guard !isQuiet else { return }
    let text = (name.isEmpty ? "" : name + ": ") + Self.text(progress)
    // Several lines that are painted over would need to know where each stands.
    if isTerminal, name.isEmpty {
      Streams.errorText("\r\u{1B}[K" + text)
      isOpen = true
      return
    }
    let tenth = progress.total > 0 ? progress.done * 10 / progress.total : 0
    guard progress.step != shownStep || tenth > shownTenth else { return }
    shownStep = progress.step
    shownTenth = tenth
    Streams.error(text)
  }

  /// Shows how much of something is done; nothing before the first part is.
  func show(_ noun: String, done: Int, total: Int) {
    guard !isQuiet, done > 0, total > 0 else { return }
    let text =
      "\(noun)  \(Wording.grouped(Double(done))) of \(Wording.grouped(Double(total)))"
    if isTerminal {
      Streams.errorText("\r\u{1B}[K" + text)
      isOpen = true
      return
    }
    // What takes a second or two is no news in a log.
    let tenth = done * 10 / total
    guard tenth > shownTenth, total >= Self.longRun else { return }
    shownTenth = tenth
    Streams.error(text)
  }

  /// Parts from which a run is long enough to be followed in a log.
  private static let longRun = 100_000

  /// Leaves the line.
  func finish() {
    if isOpen { Streams.errorText("\r\u{1B}[K") }
    isOpen = false
  }

  private static func text(_ progress: ProbeProgress) -> String {
    var text =
      "\(progress.step.words)  \(progress.done) of \(progress.total)"
      + "  \(Int(progress.elapsedSeconds)) s"
    if let left = progress.secondsLeft, left >= 1 { text += ", about \(Int(left)) s left" }
    switch progress.wait {
    case .answer(let seconds)?: text += "  waiting for an answer, \(Int(seconds)) s"
    case .loading(let seconds)?: text += "  loading, \(Int(seconds)) s"
    case .retry?: text += "  asking again"
    case .rateLimit(let seconds)?: text += "  asked to wait \(Int(seconds)) s"
    case nil: break
    }
    return text
  }
}
