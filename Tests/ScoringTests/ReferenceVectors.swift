import Foundation

/// Answers computed by other libraries for the same problems; all numbers of the file.
struct ReferenceVectors: Decodable {
  let cases: [Case]
  let rankWeights: [RankWeights]
  let ahp: [Judgments]
  let rankCorrelations: [Correlation]
  let rbo: [Overlap]
  let smaaExact: [Exact]
  let weightStability: [Stability]
  let missingValues: [Missing]
  let whatIf: [WhatIf]
  let rankReversal: [Reversal]

  struct Case: Decodable {
    let id: String
    let matrix: [[Double]]
    let weights: [Double]
    let types: [Double]
    let bounds: [[Double]]
    let methods: [String: Method]
    let pareto: Pareto

    struct Method: Decodable {
      let scores: [Double]?
      let rankMin: [Double]?
      let smallestGap: Double?
      let undefined: String?
    }

    struct Pareto: Decodable {
      let nonDominated: [Int]
      let dominatedBy: [String: [Int]]?
    }
  }

  struct RankWeights: Decodable {
    let n: Int
    let roc: [Double]
    let rankSum: [Double]
  }

  struct Judgments: Decodable {
    let matrix: [[Double]]
    let lambdaMax: Double
    let weightsEigenvector: [Double]
    let crPydecision: Double
  }

  struct Correlation: Decodable {
    let x: [Double]
    let y: [Double]
    let kendallTauB: Double
  }

  struct Overlap: Decodable {
    let a: [String]
    let b: [String]
    let at09: Double
    let at07: Double
    let averageOverlap: Double

    enum CodingKeys: String, CodingKey {
      case a, b, averageOverlap
      case at09 = "rboExtP0.9"
      case at07 = "rboExtP0.7"
    }
  }

  struct Exact: Decodable {
    let id: String
    let values: [[Double]]
    let importanceOrder: [Int]?
    let rankAcceptability: [[Double]]
    let centralWeightsRank1: [[Double]?]
  }

  struct Stability: Decodable {
    let id: String
    let matrix: [[Double]]
    let types: [Double]
    let weights: [Double]
    let bounds: [[Double]]
    let best: Int
    let intervals: [Interval]

    struct Interval: Decodable {
      let low: Double
      let high: Double
      let overtakenAtLowBy: Int?
      let overtakenAtHighBy: Int?
    }
  }

  struct Missing: Decodable {
    let id: String
    let matrix: [[Double?]]
    let types: [Double]
    let weights: [Double]
    let bounds: [[Double]]
    let scoreLow: [Double]
    let scoreHigh: [Double]
    let bestPossibleRank: [Int]
    let worstPossibleRank: [Int]
  }

  struct WhatIf: Decodable {
    let id: String
    let matrix: [[Double]]
    let types: [Double]
    let weights: [Double]
    let bounds: [[Double]]
    let best: Int
    let challenger: Int
    let cellChanges: [Change]
    let minL1WeightChange: Shift
    let minL1WeightChangeKeepingImportanceOrder: Shift

    struct Change: Decodable {
      let criterion: Int
      let needed: Double?
    }

    struct Shift: Decodable {
      let l1: Double?
      let infeasible: Bool?
    }
  }

  struct Reversal: Decodable {
    let id: String
    let matrix: [[Double]]
    let types: [Double]
    let weights: [Double]
    let fixedBounds: Fixed

    struct Fixed: Decodable {
      let bounds: [[Double]]
      let scores: [Double]
    }
  }

  static func load() throws -> ReferenceVectors {
    let file = Bundle.module.bundleURL.appending(path: "Vectors/reference-vectors.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .custom { path in
      let words = (path.last?.stringValue ?? "").split(separator: "_")
      let name =
        words.prefix(1) + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
      return Key(stringValue: name.joined())
    }
    return try decoder.decode(ReferenceVectors.self, from: try Data(contentsOf: file))
  }

  private struct Key: CodingKey {
    let stringValue: String
    let intValue: Int? = nil
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

/// Linear values on declared ranges, clamped.
func linearValues(_ matrix: [[Double]], _ types: [Double], _ bounds: [[Double]]) -> [[Double]] {
  matrix.map { row in
    row.indices.map { column in
      let share = (row[column] - bounds[column][0]) / (bounds[column][1] - bounds[column][0])
      return min(1, max(0, types[column] > 0 ? share : 1 - share))
    }
  }
}

/// Whether two numbers agree to 1e-9, absolute or relative.
func agree(_ left: Double, _ right: Double) -> Bool {
  abs(left - right) <= 1e-9 * max(1, abs(right))
}

func agree(_ left: [Double], _ right: [Double]) -> Bool {
  left.count == right.count && zip(left, right).allSatisfy { agree($0, $1) }
}
