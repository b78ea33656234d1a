internal import Catalog
internal import Decision
internal import Sheets

/// Every fact the catalog holds on a model.
extension DetailSubject {
  /// One fact with everything said about it.
  struct FactLine: Hashable {
    let group: String
    let name: String
    let value: String
    let isUnknown: Bool
    var evidence: Evidence?
    var losing: [Claim] = []
    var remarks: [String] = []
  }

  var facts: [FactLine] {
    var lines = model.record.facts.map { line("Model", $0) }
    lines += licenseLines
    if let developer = alternative.developer {
      lines.append(
        FactLine(
          group: "Developer", name: "developer",
          value: developer.identity("name")?.text ?? developer.id, isUnknown: false))
      lines += developer.facts.map { line("Developer", $0) }
    }
    lines += model.record.section("arch").map { line("Architecture", $0) }
    lines += alternative.opennessFacts.map { line("Openness", $0) }
    lines += candidate.results.map(result)
    lines += candidate.offers.map(offer)
    lines += model.record.rows("artifacts").map { row("Files", "file", $0) }
    lines += model.record.rows("moderation").map { row("Moderation", "published run", $0) }
    lines += identityLines
    return lines
  }

  private var identityLines: [FactLine] {
    model.record.identity.filter { $0.field.name != "id" }.map {
      FactLine(
        group: "Record", name: words($0.field.name), value: EvaluationBase.plain($0.value),
        isUnknown: false, remarks: ["Weigh's own filing of the model; it needs no source."])
    }
  }

  private func words(_ name: String) -> String {
    name.split(separator: "_").joined(separator: " ")
  }

  private func line(_ group: String, _ named: NamedFact) -> FactLine {
    let name = words(named.field.name)
    switch named.fact {
    case .known(let value, let evidence, let losing):
      return FactLine(
        group: group, name: name, value: EvaluationBase.plain(value), isUnknown: false,
        evidence: evidence, losing: losing)
    case .unknown(let reason, let evidence):
      return FactLine(
        group: group, name: name, value: "? not known: \(reason)", isUnknown: true,
        evidence: evidence)
    case .disputed(let claims):
      let values = claims.map { EvaluationBase.plain($0.value) }
      return FactLine(
        group: group, name: name, value: "? disputed: " + Wording.list(values, joint: "or"),
        isUnknown: true, evidence: claims.first?.evidence, losing: Array(claims.dropFirst()))
    }
  }

  private var licenseLines: [FactLine] {
    model.licenses.map { assignment in
      var remarks = ["known by \(assignment.basis)"]
      if let revision = assignment.revision { remarks.append("read at revision \(revision)") }
      if let tag = assignment.tag { remarks.append("declared as \(tag)") }
      if let hash = assignment.textSHA256 { remarks.append("sha-256 of the text \(hash)") }
      if let checked = assignment.checked { remarks.append("last looked at \(checked)") }
      if let note = assignment.note { remarks.append(note) }
      return FactLine(
        group: "License", name: "license of the \(assignment.artifact)",
        value: assignment.ids.joined(separator: " and "), isUnknown: false,
        evidence: assignment.evidence, remarks: remarks)
    }
  }

  private func result(_ result: BenchmarkResult) -> FactLine {
    let benchmark = snapshot.benchmarks[result.benchmark]
    let unit = benchmark?.identity("unit")?.text ?? ""
    var remarks = ["stated by: \(result.kind.rawValue)"]
    if let mode = result.mode { remarks.append("mode: \(mode)") }
    if let evaluator = result.evaluator { remarks.append("run by \(evaluator)") }
    if let date = result.date { remarks.append("of \(date)") }
    return FactLine(
      group: "Results", name: benchmark?.identity("name")?.text ?? result.benchmark,
      value: "\(result.score) \(unit)", isUnknown: false, evidence: result.evidence,
      remarks: remarks)
  }

  private func offer(_ offer: Offer) -> FactLine {
    var parts = [
      "input \(Wording.price(offer.inputUSDPerMillionTokens))",
      "output \(Wording.price(offer.outputUSDPerMillionTokens)) USD/Mtok",
    ]
    if let tokens = offer.contextTokens {
      parts.append("context \(Wording.grouped(Double(tokens)))")
    }
    if let wait = offer.firstTokenMilliseconds {
      parts.append("first token \(Wording.grouped(wait)) ms")
    }
    if let speed = offer.tokensPerSecond { parts.append("\(Wording.decimals(speed, 0)) tok/s") }
    var remarks: [String] = []
    if let name = offer.idAtHost { remarks.append("called \(name) there") }
    if let variant = offer.variant { remarks.append("variant \(variant)") }
    if let kind = offer.quantization { remarks.append("served as \(kind)") }
    if let places = offer.datacenters { remarks.append("served from \(Wording.list(places))") }
    if offer.isFree { remarks.append("free: never counted as a way to run a product") }
    if offer.isPriceOutlier { remarks.append("priced far from all others: not counted") }
    if offer.isAggregated { remarks.append("passed on by an aggregator") }
    if let source = offer.latencyEvidence?.source, source != offer.evidence?.source {
      remarks.append("latency and speed from \(SourcePlace(source, in: snapshot).place)")
    }
    return FactLine(
      group: "Offers", name: snapshot.hosts[offer.host]?.name ?? offer.host,
      value: parts.joined(separator: ", "), isUnknown: false, evidence: offer.evidence,
      remarks: remarks)
  }

  private func row(_ group: String, _ name: String, _ row: Row) -> FactLine {
    let parts = row.values.map { "\(words($0.field.name)) \(EvaluationBase.plain($0.value))" }
    return FactLine(
      group: group, name: name, value: parts.joined(separator: ", "), isUnknown: false,
      evidence: row.evidence)
  }
}
