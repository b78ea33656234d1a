internal import Catalog

/// A kind of problem a file of vectors may hold, each under its own key.
enum VectorSection: String, CaseIterable {
  case cases
  case rankWeights = "rank_weights"
  case ahp
  case rankCorrelations = "rank_correlations"
  case rankBiasedOverlap = "rbo"
  case valueFunctions = "value_functions"
  case exactShares = "smaa_exact"
  case weightStability = "weight_stability"
  case missingValues = "missing_values"
  case whatIf = "what_if"
  case rankReversal = "rank_reversal"

  /// What names an item of the section in its line.
  private var nameKey: String {
    switch self {
    case .rankWeights: return "n"
    case .ahp, .rankCorrelations, .rankBiasedOverlap, .valueFunctions: return "index"
    default: return "id"
    }
  }

  /// The line of an item: its answers, or what is wrong with it.
  func answer(_ value: JSONValue, index: Int) -> VectorAnswer {
    var line: [String: JSONValue] = ["section": .text(rawValue)]
    var item: VectorItem?
    do throws(VectorFault) {
      let read = try VectorItem(value)
      item = read
      let name = nameKey == "index" ? nil : read.object[nameKey]
      line[name == nil ? "index" : nameKey] = name ?? .integer(Int64(index))
      for (key, answer) in try answers(read) { line[key] = answer }
      return VectorAnswer(section: self, line: line, item: read, isError: false)
    } catch {
      if line[nameKey] == nil { line["index"] = .integer(Int64(index)) }
      line["error"] = .text(error.message)
      return VectorAnswer(section: self, line: line, item: item, isError: true)
    }
  }

  private func answers(_ item: VectorItem) throws(VectorFault) -> [String: JSONValue] {
    switch self {
    case .cases: return try item.methods()
    case .rankWeights: return try item.rankWeights()
    case .ahp: return try item.judgments()
    case .rankCorrelations: return try item.rankCorrelation()
    case .rankBiasedOverlap: return try item.overlap()
    case .valueFunctions: return try item.curveValues()
    case .exactShares: return try item.simulatedShares()
    case .weightStability: return try item.stability()
    case .missingValues: return try item.scoreRanges()
    case .whatIf: return try item.counterfactual()
    case .rankReversal: return try item.fixedRanges()
    }
  }
}

/// The line of one item, and the item for comparing.
struct VectorAnswer {
  let section: VectorSection
  let line: [String: JSONValue]
  let item: VectorItem?
  let isError: Bool
}
