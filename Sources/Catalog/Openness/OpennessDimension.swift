/// A question the European Open Source AI Index answers with open, partial or closed.
///
/// **Source**: https://osai-index.eu; Liesenfeld and Dingemanse, FAccT 2024.
public enum OpennessDimension: String, CaseIterable, Hashable, Sendable {
  case trainingDataBase = "training_data_base"
  case trainingDataFineTune = "training_data_finetune"
  case weightsBase = "weights_base"
  case weightsEnd = "weights_end"
  case trainingCode = "training_code"
  case code, architecture, preprint, paper
  case modelCard = "modelcard"
  case datasheet, licenses

  /// What the Index found.
  public enum State: String, CaseIterable, Hashable, Sendable {
    case open, partial, closed

    /// What it counts in a mean over the dimensions.
    public var share: Double {
      switch self {
      case .open: return 1
      case .partial: return 0.5
      case .closed: return 0
      }
    }
  }

  /// The field of `[openness]` that holds it.
  public var field: Field { Field(rawValue) }

  /// The name in words.
  public var label: String {
    switch self {
    case .trainingDataBase: return "training data of the base"
    case .trainingDataFineTune: return "training data of the fine-tune"
    case .weightsBase: return "weights of the base"
    case .weightsEnd: return "weights of the fine-tune"
    case .trainingCode: return "training code"
    case .code: return "documentation of the code"
    case .architecture: return "hardware and architecture"
    case .preprint: return "preprint"
    case .paper: return "reviewed paper"
    case .modelCard: return "model card"
    case .datasheet: return "datasheet"
    case .licenses: return "licenses"
    }
  }
}
