internal import Catalog

/// The longest input, of the model and of the host that serves it.
struct ContextConstraint: NumericConstraint {
  let field = "context"
  let label = "Context"
  let unit = "tokens"
  let summary = "Tokens of the longest input; a host may allow less than the model."
  let operators: [MustOperator] = [.greaterOrEqual]
  let parts: ScenarioParts = []
  let criterion: String? = "context"

  func cell(_ alternative: Alternative) -> Cell { alternative.contextWindow }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] { alternative.contextEvidence }
  func spelled(_ number: Double) -> String { "\(Wording.grouped(number)) tokens" }
}

/// What a million tokens cost.
struct PriceConstraint: NumericConstraint {
  let field = "price"
  let label = "Price"
  let unit = "USD per million tokens"
  let summary = "Blended price of one host: three parts input, one part output."
  let operators: [MustOperator] = [.lessOrEqual]
  let parts: ScenarioParts = []
  let criterion: String? = "price.blended"

  func cell(_ alternative: Alternative) -> Cell { alternative.blendedPrice }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] { alternative.priceEvidence }
  func spelled(_ number: Double) -> String { "\(Wording.price(number)) USD/Mtok" }
}

/// How soon an answer begins.
struct FirstTokenConstraint: NumericConstraint {
  let field = "first_token"
  let label = "First token"
  let unit = "ms"
  let summary = "Median time to the first token, measured here or stated for the host."
  let operators: [MustOperator] = [.lessOrEqual]
  let parts: ScenarioParts = []
  let criterion: String? = "speed.first_token"

  func cell(_ alternative: Alternative) -> Cell { alternative.firstToken }
  func isUnvalidated(_ alternative: Alternative) -> Bool { alternative.hasUnvalidatedFirstToken }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] { alternative.firstTokenEvidence }
  func spelled(_ number: Double) -> String { "\(Wording.grouped(number)) ms" }
}

/// How fast an answer runs.
struct DecodeSpeedConstraint: NumericConstraint {
  let field = "decode"
  let label = "Decode speed"
  let unit = "tokens per second"
  let summary = "Tokens a second of one stream, measured here, stated for the host, or estimated."
  let operators: [MustOperator] = [.greaterOrEqual]
  let parts: ScenarioParts = []
  let criterion: String? = "speed.decode"

  func cell(_ alternative: Alternative) -> Cell { alternative.decodeSpeed }
  func isUnvalidated(_ alternative: Alternative) -> Bool { alternative.hasUnvalidatedDecodeSpeed }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] { alternative.decodeSpeedEvidence }
  func spelled(_ number: Double) -> String { "\(Wording.decimals(number, 0)) tok/s" }
}

/// How large the model is.
struct ParametersConstraint: NumericConstraint {
  let field = "parameters"
  let label = "Parameters"
  let unit = "billion parameters"
  let summary = "All parameters, in billions. A size is not a quality."
  let operators: [MustOperator] = [.lessOrEqual, .greaterOrEqual]
  let parts: ScenarioParts = []
  let criterion: String? = nil

  func cell(_ alternative: Alternative) -> Cell {
    guard let bounds = alternative.reading.parameters.bounds else { return .missing }
    return .range(bounds.low / 1e9, bounds.mid / 1e9, bounds.high / 1e9)
  }

  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    alternative.context.base.item("parameters", alternative["params_total"])
  }

  func spelled(_ number: Double) -> String { "\(Wording.decimals(number, 1)) B" }
}

/// How good published results say it is.
struct QualityConstraint: NumericConstraint {
  let field = "quality"
  let label = "Quality"
  let unit = "points"
  let summary =
    "Ability at the scenario's use case, estimated from published benchmark results, in points."
  let operators: [MustOperator] = [.greaterOrEqual]
  let parts: ScenarioParts = .useCase
  let criterion: String? = "quality"

  func cell(_ alternative: Alternative) -> Cell { alternative.publishedQuality }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] { alternative.qualityEvidence }
  func spelled(_ number: Double) -> String { "\(Wording.decimals(number, 0)) points" }
}

/// When the weights became public.
struct ReleaseConstraint: NumericConstraint {
  let field = "age"
  let label = "Release"
  let unit = "days"
  let summary = "Days from the release of the weights to the catalog's date."
  let operators: [MustOperator] = [.lessOrEqual, .greaterOrEqual, .within]
  let parts: ScenarioParts = []
  let criterion: String? = "maturity.age"

  func cell(_ alternative: Alternative) -> Cell { alternative.ageInDays }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    alternative.context.base.item("release date", alternative["release_date"])
  }
  func spelled(_ number: Double) -> String { "\(Wording.grouped(number)) days" }
}

/// How often it answers published sets of contested questions.
struct ModerationConstraint: NumericConstraint {
  let field = "moderation.answered"
  let label = "Moderation"
  let unit = "% answered"
  let summary =
    "Share of published contested questions answered in substance, by other people's runs: "
    + "lower-grade evidence until this build is probed."
  let operators: [MustOperator] = [.greaterOrEqual]
  let parts: ScenarioParts = []
  let criterion: String? = "moderation.answered"

  func cell(_ alternative: Alternative) -> Cell { alternative.answeredShare }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] { alternative.moderationEvidence }
  func spelled(_ number: Double) -> String { "\(Wording.decimals(number, 0)) %" }
}
