internal import Catalog
internal import Fit

/// A value of the workload, or of the ways to run a model, that a person sets by name:
/// `workload.kv_type=q8_0`.
///
/// To add one: a row in `all`, its key in `ScenarioReader` and its line in `Scenario+Text`.
public struct ScenarioSetting: Sendable {
  /// Its table and key in a scenario: `workload.kv_type`.
  public let key: String
  /// What it decides, in a sentence.
  public let summary: String
  /// The value a scenario has, as it would be typed.
  public let text: @Sendable (Scenario) -> String
  private let apply: @Sendable (String, inout Scenario) throws(AnswerRefusal) -> Void

  /// Sets it to what was typed.
  ///
  /// **Errors**: what it does not take.
  public func set(_ text: String, in scenario: inout Scenario) throws(AnswerRefusal) {
    try apply(text.split(whereSeparator: \.isWhitespace).joined(separator: " "), &scenario)
  }

  /// The setting of this key.
  public static func named(_ key: String) -> ScenarioSetting? { all.first { $0.key == key } }

  /// Every setting, in the order of the file.
  public static let all: [ScenarioSetting] = [
    count(
      "workload.context", "Tokens one request holds at most, prompt and answer together.",
      \.contextTokens),
    count("workload.prompt", "Tokens of a usual prompt.", \.promptTokens),
    count("workload.answer", "Tokens of a usual answer.", \.answerTokens),
    count("workload.streams", "Requests answered at the same time.", \.streams),
    ScenarioSetting(
      key: "workload.kv_type",
      summary: "The type of the attention cache on devices: "
        + Wording.list(CacheType.allCases.map(\.rawValue), joint: "or") + ".",
      text: { $0.cacheType.rawValue },
      apply: { (text, scenario) throws(AnswerRefusal) in
        guard let type = CacheType(rawValue: text.lowercased()) else {
          throw .noWord(text, allowed: CacheType.allCases.map(\.rawValue))
        }
        scenario.cacheType = type
      }),
    flag("run.hosts", "Whether hosts may run the model.", \.allowsHosts),
    flag(
      "run.aggregators", "Whether offers that an aggregator passes on count.",
      \.allowsAggregators),
    ScenarioSetting(
      key: "run.min_bits",
      summary: "The fewest bits per weight that are chosen for a device.",
      text: { TypedNumber.text($0.minimumBits) },
      apply: { (text, scenario) throws(AnswerRefusal) in
        guard let bits = TypedNumber.read(text), Scenario.bits.contains(bits) else {
          throw .noNumber(text, form: Scenario.bitsInWords)
        }
        scenario.minimumBits = bits
      }),
    ScenarioSetting(
      key: "run.quantizations",
      summary: "Quantizations that stand beside each other on every device; none chooses the "
        + "largest that surely fits.",
      text: { $0.quantizations.map(\.id).joined(separator: " ") },
      apply: { (text, scenario) throws(AnswerRefusal) in
        scenario.quantizations = try Scenario.quantizations(typed: text)
      }),
  ]

  private static func count(
    _ key: String, _ summary: String, _ path: any WritableKeyPath<Scenario, Int64> & Sendable
  ) -> ScenarioSetting {
    ScenarioSetting(
      key: key, summary: summary, text: { "\($0[keyPath: path])" },
      apply: { (text, scenario) throws(AnswerRefusal) in
        let read = key.hasSuffix("streams") ? TypedNumber.read : TypedNumber.readTokens
        guard let number = read(text), (1...1e12).contains(number),
          let whole = Int64(exactly: number)
        else { throw .noNumber(text, form: "a whole number from 1") }
        scenario[keyPath: path] = whole
      })
  }

  private static func flag(
    _ key: String, _ summary: String, _ path: any WritableKeyPath<Scenario, Bool> & Sendable
  ) -> ScenarioSetting {
    ScenarioSetting(
      key: key, summary: summary, text: { $0[keyPath: path] ? "yes" : "no" },
      apply: { (text, scenario) throws(AnswerRefusal) in
        scenario[keyPath: path] = try TypedWords.flag(text)
      })
  }
}

extension Scenario {
  /// Bits per weight that can be asked for.
  static let bits: ClosedRange<Double> = 1...32
  /// The same in words.
  static let bitsInWords = "a number from 1 to 32"

  /// Quantizations as a person lists them, each once; none for no text and for `none`.
  static func quantizations(typed text: String) throws(AnswerRefusal) -> [Quantization] {
    let names = text.split { $0 == "," || $0 == " " }.map(String.init)
    if names.isEmpty || names == ["none"] { return [] }
    var found: [Quantization] = []
    for name in names {
      guard let quantization = Quantization.named(name) else {
        throw .noWord(name, allowed: Quantization.all.map(\.id))
      }
      if !found.contains(quantization) { found.append(quantization) }
    }
    return found
  }
}
