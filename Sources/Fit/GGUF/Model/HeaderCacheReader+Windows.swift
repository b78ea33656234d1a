// Which layers see only the latest tokens.

extension HeaderCacheReader {
  enum Windows {
    case none
    /// These layers see so many tokens.
    case some([Bool], Int64)
    /// Some layers see so many, and which is not stated.
    case unstated(Int64)
    /// Some layers see fewer, and how many is not stated.
    case missingTokens
  }

  mutating func windowedLayers(
    _ rules: LayerRules, _ layers: HeaderLayers, _ recurrent: [Bool]
  ) -> Windows {
    let statesWindow = numbers.states("attention.sliding_window")
    let stated = numbers.count("attention.sliding_window")
    let flags = numbers.flags("attention.sliding_window_pattern", count: layers.main)
    switch rules.window {
    case .none:
      if let stated, stated > 0 { notes.append(.ignoredWindow(tokens: stated)) }
      return .none
    case .listed:
      if let flags, !flags.contains(true) { return .none }
      guard let stated, stated > 0 else { return .missingTokens }
      return flags.map { .some($0, stated) } ?? .unstated(stated)
    case .stated:
      guard statesWindow, stated != 0 else { return .none }
      return stated.map { .some(recurrent.map { !$0 }, $0) } ?? .missingTokens
    case .alternating(let period, let fullFirst, let usual, let fixed, let needsKey, let only):
      if let only, only != layers.main { return .none }
      if !statesWindow, usual == nil { return needsKey ? .missingTokens : .none }
      if statesWindow, stated == nil { return .missingTokens }
      if stated == 0 { return .none }
      guard let tokens = fixed ?? stated ?? usual else { return .missingTokens }
      if let flags { return .some(flags, tokens) }
      let key = "attention.sliding_window_pattern"
      let every = numbers.count(key)
      if numbers.states(key), every == nil { return .unstated(tokens) }
      return .some(
        Self.alternating(every ?? period, fullFirst: fullFirst, count: Int(layers.main)), tokens)
    }
  }

  /// All but one layer in so many; in a period of zero all of them, in one of one none.
  private static func alternating(_ period: Int64, fullFirst: Bool, count: Int) -> [Bool] {
    (0..<Int64(count)).map { layer in
      if period == 0 { return true }
      return fullFirst ? layer % period != 0 : layer % period < period - 1
    }
  }
}
