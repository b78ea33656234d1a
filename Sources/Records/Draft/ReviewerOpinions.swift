internal import Catalog

/// What reviewers say, told apart by reviewer and model.
extension DecisionDraft {
  /// Everybody who has an opinion, in the order they first said something.
  public var reviewers: [String] { DecisionRecord.Opinion.reviewers(opinions) }

  /// What a reviewer says of a model; `nil` where nobody asked.
  public func opinion(of reviewer: String, on model: String) -> DecisionRecord.Opinion? {
    opinions.last { $0.reviewer == reviewer && $0.model == model }
  }

  /// Puts an opinion in the place of what the same reviewer said of the same model.
  public mutating func set(_ opinion: DecisionRecord.Opinion) {
    let place = opinions.firstIndex {
      $0.reviewer == opinion.reviewer && $0.model == opinion.model
    }
    if let place { opinions[place] = opinion } else { opinions.append(opinion) }
  }
}

extension DecisionRecord.Opinion {
  /// Everybody who has an opinion, in the order they first said something.
  static func reviewers(_ opinions: [DecisionRecord.Opinion]) -> [String] {
    var seen: Set<String> = []
    return opinions.map(\.reviewer).filter { seen.insert($0).inserted }
  }
}
