public import Catalog
public import Licensing

/// The answers of a scenario as the profile licenses are judged by.
extension EvaluationBase {
  /// The intended use a scenario states, groups of countries spread into their members.
  ///
  /// **Errors**: a value its field cannot take, or two figures that contradict each other.
  public func profile(_ use: [String: FactValue]) throws(ProfileError) -> IntendedUse {
    var values: [String: ProfileValue] = [:]
    for (key, value) in use { values[key] = profileValue(value, for: key) }
    return try IntendedUse(values: values)
  }

  /// Why answers cannot stand together, in a sentence that names them; `nil` when they can.
  public func contradiction(in use: [String: FactValue]) -> AnswerRefusal? {
    do {
      _ = try profile(use)
      return nil
    } catch {
      return .contradiction(error.description)
    }
  }

  /// The intended use as far as it can be read: an answer its field cannot take is passed over.
  func readableProfile(_ use: [String: FactValue]) -> IntendedUse {
    var profile = IntendedUse()
    for (key, value) in use {
      // What a field refuses is reported where the scenario is ranked.
      try? IntendedUse.field(key)?.set(profileValue(value, for: key), in: &profile)
    }
    return profile
  }

  func profileValue(_ value: FactValue, for key: String) -> ProfileValue {
    switch value {
    case .flag(let flag): return .flag(flag)
    case .integer, .number: return .number(value.number ?? 0)
    case .list(let list): return .words(spread(list, for: key))
    default:
      let text = EvaluationBase.plain(value)
      switch IntendedUse.field(key)?.shape {
      case .countries, .texts: return .words(spread([text], for: key))
      default: return .word(text)
      }
    }
  }

  /// Countries may be named by a group.
  private func spread(_ names: [String], for key: String) -> [String] {
    IntendedUse.field(key)?.shape == .countries ? countries(names) : names
  }
}

extension ProfileValue {
  /// The value as a scenario keeps it.
  public var fact: FactValue {
    switch self {
    case .word(let word): return .text(word)
    case .flag(let flag): return .flag(flag)
    case .number(let number): return TypedNumber.value(number)
    case .words(let words): return .list(words)
    }
  }
}
