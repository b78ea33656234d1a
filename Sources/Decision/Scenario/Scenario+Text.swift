internal import Catalog
internal import Fit
internal import Licensing
internal import Moderation
internal import Scoring

extension Scenario {
  /// The scenario as a file: reading it back gives the same scenario.
  public var toml: String {
    var lines = ["name = \(Self.quoted(name))", "revision = \(revision)"]
    lines.append("use_case = \(Self.quoted(useCase))")
    lines.append("order = \"\(order.rawValue)\"")
    lines.append("references = \(referenceCount)")
    for group in IntendedUseGroups.all {
      let answers = use.filter {
        $0.key.hasPrefix(group + ".") && !$0.key.hasPrefix(IntendedUse.releasePrefix)
      }
      lines += Self.table(group, answers)
      // Figures by family are a table of their own, which follows its parent.
      let releases = IntendedUse.releasePrefix.dropLast()
      guard releases.hasPrefix(group + ".") else { continue }
      lines += Self.table(
        String(releases), use.filter { $0.key.hasPrefix(IntendedUse.releasePrefix) })
    }
    lines += ["", "[workload]"] + workloadLines + ["", "[run]"] + runLines
    if !policies.isEmpty {
      lines += ["", "[policies]"] + Self.lines(policies.mapValues { .text($0.rawValue) })
    }
    for device in devices { lines += ["", "[[device]]"] + Self.lines(device) }
    // In the order of the needs, which counts where models are said to be left; reading keeps it.
    for must in musts {
      if let requirement = must.moderation {
        lines += ["", "[[moderation]]"] + Self.lines(requirement, of: must)
      } else {
        lines += ["", "[[must]]"] + Self.lines(must)
      }
    }
    lines += ["", "[weights]", "method = \"\(weightMethod.rawValue)\""]
    lines += robustnessLines
    for preference in preferences { lines += ["", "[[criterion]]"] + Self.lines(preference) }
    for override in overrides {
      lines += [
        "", "[[override]]", "model = \(Self.quoted(override.model))",
        "must = \(Self.quoted(override.must))", "verdict = \"\(override.verdict.rawValue)\"",
        "by = \(Self.quoted(override.by))", "date = \(Self.written(.date(override.date)))",
        "reason = \(Self.quoted(override.reason))",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var workloadLines: [String] {
    let lines = [
      "context = \(contextTokens)", "prompt = \(promptTokens)", "answer = \(answerTokens)",
      "streams = \(streams)",
    ]
    return cacheType == .f16 ? lines : lines + ["kv_type = \(Self.quoted(cacheType.rawValue))"]
  }

  /// The ways to run a model; what has its usual value is left out, so that texts and hashes from
  /// before it could be said stay what they were.
  private var runLines: [String] {
    var lines = ["hosts = \(allowsHosts)", "aggregators = \(allowsAggregators)"]
    if minimumBits != ModelShape.defaultMinimumBits {
      lines.append("min_bits = \(Self.plain(minimumBits))")
    }
    if !quantizations.isEmpty {
      lines.append("quantizations = \(Self.written(.list(quantizations.map(\.id))))")
    }
    return lines
  }

  /// What is drawn, as far as it is not as usual.
  private var robustnessLines: [String] {
    let usual = RobustnessSettings()
    guard robustness != usual else { return [] }
    var lines = ["", "[robustness]"]
    if let space = robustness.space { lines.append("space = \(Self.quoted(space.rawValue))") }
    if robustness.draws != usual.draws { lines.append("draws = \(robustness.draws)") }
    if robustness.seed != usual.seed { lines.append("seed = \(robustness.seed)") }
    if robustness.concentration != usual.concentration {
      lines.append("concentration = \(Self.plain(robustness.concentration))")
    }
    return lines
  }

  /// The hash results are stored with; the revision does not enter it.
  public var sha256: String {
    var content = self
    content.revision = 0
    return SHA256.hex(content.toml)
  }

  /// The languages the scenario asks for, each once, whether the need is in force or not.
  public var languages: [String] {
    var seen: Set<String> = []
    return musts.filter { $0.field == "languages" }.flatMap { $0.value.list ?? [] }
      .filter { seen.insert($0).inserted }
  }

  /// A table of answers, named without the name of the table; nothing where there are none.
  private static func table(_ name: String, _ answers: [String: FactValue]) -> [String] {
    guard !answers.isEmpty else { return [] }
    let named = answers.map { (String($0.key.dropFirst(name.count + 1)), $0.value) }
    return ["", "[\(name)]"] + lines(Dictionary(uniqueKeysWithValues: named))
  }

  private static func lines(_ table: [String: FactValue]) -> [String] {
    table.sorted { $0.key.precedesByBytes($1.key) }.map { "\(key($0.key)) = \(written($0.value))" }
  }

  /// A key as TOML takes it: bare where it can be.
  private static func key(_ name: String) -> String {
    let isBare = name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == 0x5F || byte == 0x2D
    }
    return isBare && !name.isEmpty ? name : quoted(name)
  }

  private static func lines(_ must: Must) -> [String] {
    var lines = [
      "id = \(quoted(must.id))", "field = \(quoted(must.field))",
      "op = \"\(must.comparison.rawValue)\"", "value = \(written(must.value))",
      "unknown = \"\(must.unknown.rawValue)\"",
    ]
    if let review = must.review { lines.append("review = \"\(review.rawValue)\"") }
    if !must.isOn { lines.append("on = false") }
    if let why = must.why { lines.append("why = \(quoted(why))") }
    return lines
  }

  private static func lines(_ requirement: ModerationRequirement, of must: Must) -> [String] {
    var lines = [
      "id = \(quoted(must.id))", "category = \(quoted(requirement.category.rawValue))",
    ]
    for (key, names) in [
      ("jurisdictions", requirement.jurisdictions), ("languages", requirement.languages),
    ] where !names.isEmpty { lines.append("\(key) = \(written(.list(names)))") }
    lines.append("outcome = \(quoted(requirement.outcome.rawValue))")
    for (key, share) in [("min", requirement.minimum), ("max", requirement.maximum)] {
      if let share { lines.append("\(key) = \(plain(share))") }
    }
    if requirement.weight != 1 { lines.append("weight = \(plain(requirement.weight))") }
    lines.append("reason = \(quoted(requirement.reason))")
    if let source = requirement.source { lines.append("source = \(quoted(source))") }
    lines.append("owner = \(quoted(requirement.owner))")
    if requirement.acceptsPublished { lines.append("accept_published = true") }
    lines.append("unknown = \"\(must.unknown.rawValue)\"")
    if !must.isOn { lines.append("on = false") }
    return lines
  }

  private static func lines(_ preference: Preference) -> [String] {
    var lines = ["id = \(quoted(preference.criterion))", "place = \(preference.place)"]
    let numbers = [
      ("points", preference.points), ("worst", preference.worst), ("best", preference.best),
      ("not_applicable", preference.notApplicable),
    ]
    for (key, number) in numbers {
      if let number { lines.append("\(key) = \(plain(number))") }
    }
    if let prior = preference.prior {
      lines.append("prior = [\(plain(prior.lowerBound)), \(plain(prior.upperBound))]")
    }
    if !preference.isOn { lines.append("on = false") }
    return lines
  }

  private static func written(_ value: FactValue) -> String {
    switch value {
    case .text(let text): return quoted(text)
    case .integer(let integer): return String(integer)
    // With its point, so that a number does not come back as a whole number.
    case .number(let number): return number.description
    case .flag(let flag): return flag ? "true" : "false"
    case .date(let date): return date.day == nil ? quoted(date.description) : date.description
    case .list(let list): return "[" + list.map(quoted).joined(separator: ", ") + "]"
    case .numbers(let numbers):
      return "[" + numbers.map(plain).joined(separator: ", ") + "]"
    case .counts: return "[]"
    }
  }

  /// A number where no whole number could be meant.
  private static func plain(_ number: Double) -> String {
    Int64(exactly: number).map(String.init) ?? number.description
  }

  private static func quoted(_ text: String) -> String { JSONValue.text(text).canonicalText }
}
