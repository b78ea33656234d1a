/// What a file of cases expects, beside what the evaluation gives.
public struct LicenseCaseComparison: Hashable, Sendable {
  /// One answer that was expected to be another.
  public struct Difference: Hashable, Sendable {
    /// The case.
    public let caseID: String
    /// The question; `overall` for the verdict.
    public let question: String
    /// What the file expects.
    public let expected: String
    /// What came out; the error where the case could not be judged.
    public let found: String
  }

  /// Answers of one kind.
  public struct Tally: Hashable, Sendable {
    /// How many are as expected.
    public var met = 0
    /// How many the file names.
    public var count = 0
  }

  /// The verdicts.
  public private(set) var overall = Tally()
  /// The answers by question, in the order of the questions.
  public private(set) var questions: [String: Tally] = [:]
  /// What differs, in the order of the file.
  public private(set) var differences: [Difference] = []

  /// Begins without cases.
  public init() {}

  /// Counts a case; `nil` where it could not be judged.
  public mutating func add(
    _ entry: LicenseCaseFile.Entry, _ evaluation: LicenseEvaluation?, error: String? = nil
  ) {
    let found = evaluation?.overall.rawValue ?? error ?? ""
    if let expected = entry.expectedOverall {
      overall.count += 1
      if found == expected {
        overall.met += 1
      } else {
        differences.append(Difference(caseID: entry.id, question: "overall", expected, found))
      }
    }
    for (question, expected) in entry.expectedByQuestion {
      // A question that was not asked counts as allowed; one nobody knows is a difference.
      let answer = QuestionID(rawValue: question).map { id in
        evaluation.map { $0[id].rawValue } ?? found
      }
      questions[question, default: Tally()].count += 1
      if answer == expected {
        questions[question, default: Tally()].met += 1
      } else {
        differences.append(
          Difference(caseID: entry.id, question: question, expected, answer ?? "no such question"))
      }
    }
  }

  /// The counts in one line, such as `38 of 38 overall; use 21 of 21`.
  public var text: String {
    let named = questions.keys.sorted { Self.rank($0) < Self.rank($1) }
    let parts = named.map { "\($0) \(Self.words(questions[$0] ?? Tally()))" }
    return "\(Self.words(overall)) overall" + (parts.isEmpty ? "" : "; ")
      + parts.joined(separator: ", ") + "."
  }

  private static func words(_ tally: Tally) -> String { "\(tally.met) of \(tally.count)" }

  private static func rank(_ question: String) -> String {
    let place = QuestionID(rawValue: question).flatMap { QuestionID.allCases.firstIndex(of: $0) }
    let number = String(place ?? QuestionID.allCases.count)
    return (number.count == 1 ? "0" : "") + number + question
  }
}

extension LicenseCaseComparison.Difference {
  fileprivate init(caseID: String, question: String, _ expected: String, _ found: String) {
    self.init(caseID: caseID, question: question, expected: expected, found: found)
  }

  /// The difference in one line.
  public var text: String { "\(caseID): \(question) is \(found), expected \(expected)." }
}
