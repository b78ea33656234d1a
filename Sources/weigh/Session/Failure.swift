internal import Catalog
internal import Foundation

/// Exit codes, 64 to 73 as in `sysexits.h`.
enum ExitStatus: Int32 {
  case answerIsNo = 1
  case usage = 64
  case doesNotParse = 65
  case notThere = 66
  case noAnswer = 69
  case bug = 70
  case cannotWrite = 73
  case interrupted = 130
}

/// A command that cannot do its work: a sentence, what to do, and the exit code.
struct Failure: Error {
  let code: ExitStatus
  let message: String
  let hint: String?
  /// What there is to choose from, where something must be named.
  var choices: [String] = []

  init(_ code: ExitStatus, _ message: String, hint: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
  }

  /// The word machine output names the code by.
  var kind: String {
    switch code {
    case .answerIsNo: return "no"
    case .usage: return "usage"
    case .doesNotParse: return "does-not-parse"
    case .notThere: return "not-there"
    case .noAnswer: return "no-answer"
    case .bug: return "bug"
    case .cannotWrite: return "cannot-write"
    case .interrupted: return "interrupted"
    }
  }

  /// Writes the failure to standard error: a sentence, or one JSON object.
  func report(asJSON: Bool) {
    if asJSON {
      let object = JSONValue.object([
        "error": .object([
          "kind": .text(kind), "message": .text(message), "hint": hint.map { .text($0) } ?? .null,
        ])
      ])
      Streams.error(object.canonicalText)
    } else {
      Streams.error("weigh: " + message + (hint.map { " " + $0 } ?? ""))
    }
  }
}

/// A command that ran well and whose answer is no, or that looked at several things and could not do
/// its work on one of them; everything has been printed.
struct NegativeAnswer: Error {
  var code = ExitStatus.answerIsNo
}
