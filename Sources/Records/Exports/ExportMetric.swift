internal import Catalog
internal import Decision
internal import Moderation

/// One figure of a model as bills of materials carry it: all texts, also where there is no figure.
struct ExportMetric: Hashable {
  /// What is measured: `answered-rate:over-refusal`, or the id of a criterion.
  let type: String
  /// The figure, or in words why there is none.
  let value: String
  /// What it holds for.
  let slice: String
  /// The ends of its interval.
  let bounds: [String]
  /// What the scenario asks of it.
  let threshold: String?
  /// Ids of the statements it rests on.
  let evidence: [String]
}

extension ExportSubject {
  /// Every figure: how it answers, where a need asks for it, then every criterion.
  var metrics: [ExportMetric] { entry.answers.map(answer) + entry.contributions.map(criterion) }

  private func answer(_ note: DecisionRecord.AnswerNote) -> ExportMetric {
    let outcome = note.asks?.outcome ?? note.counts?.outcome ?? "answers"
    let category = note.asks.map { ":" + Slug.of($0.category) } ?? ""
    var slice: [String] = []
    if let asks = note.asks {
      slice.append(
        "lang=" + (asks.languages.isEmpty ? "any" : asks.languages.joined(separator: ",")))
      if !asks.countries.isEmpty {
        slice.append("country=" + asks.countries.joined(separator: ","))
      }
    }
    if let run = note.run, let battery = run.battery.dropFirst().first {
      slice += ["battery=\(battery)", "run=\(run.id)", "state=\(run.state)"]
    }
    if let counts = note.counts { slice.append("n=\(counts.total)") }
    slice += ["grade=\(note.grade)", "need=\(note.rule)"]
    let interval = note.counts?.interval
    return ExportMetric(
      type: "\(outcome)-rate\(category)", value: note.counts?.spelled ?? "not measured",
      slice: slice.joined(separator: ";"),
      bounds: interval.map { [$0.lowerBound, $0.upperBound].map(Self.decimals) } ?? [],
      threshold: note.requirement, evidence: note.evidence)
  }

  private func criterion(_ part: DecisionRecord.Contribution) -> ExportMetric {
    let unit = record.criteria.first { $0.id == part.criterion }?.unit ?? ""
    let value: String
    var bounds: [String] = []
    switch part.cell {
    case .known(let number): value = Self.plain(number)
    case .interval(let low, let mid, let high):
      value = Self.plain(mid)
      bounds = [Self.plain(low), Self.plain(high)]
    case .missing: value = notKnown
    case .notApplicable: value = "does not apply"
    }
    var slice = ["delivery=\(entry.delivery)"]
    if !unit.isEmpty { slice.insert("unit=\(unit)", at: 0) }
    return ExportMetric(
      type: part.criterion, value: value, slice: slice.joined(separator: ";"), bounds: bounds,
      threshold: nil, evidence: part.evidence)
  }

  /// A figure with its six decimals, or as the whole number it is.
  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? decimals(number)
  }
}

extension DecisionRecord.AnswerCounts {
  /// The rate, or the counts alone where they are too few for one.
  var spelled: String {
    total >= Self.leastForRate
      ? ExportSubject.decimals(Double(count) / Double(total)) : "\(count) of \(total)"
  }
}

extension BOMDocument {
  var metrics: [ExportMetric] { subject.metrics }
}

extension ExportMetric {
  var json: JSONValue {
    .known([
      "type": .text(type), "value": .text(value), "slice": .text(slice),
      "confidenceInterval": bounds.count == 2
        ? .object(["lowerBound": .text(bounds[0]), "upperBound": .text(bounds[1])]) : nil,
    ])
  }
}
