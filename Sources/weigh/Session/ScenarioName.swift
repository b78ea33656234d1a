/// What a stored scenario may be called.
enum ScenarioName {
  /// Fails where a name was given and is none.
  static func demand(_ name: String?) throws {
    guard let name, !isGood(name) else { return }
    throw Failure(
      .usage, "'\(name)' cannot name a scenario.",
      hint: "Use letters, digits, points, hyphens and underscores, not beginning with a point.")
  }

  /// Letters, digits, points, hyphens, underscores and blanks inside; never a path or a control.
  static func isGood(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, name.count <= 100 else { return false }
    guard first.properties.isAlphabetic || first.properties.numericType != nil else { return false }
    return name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || ".-_ ".unicodeScalars.contains($0)
    }
  }
}
