/// What a stored scenario may be called.
enum ScenarioName {
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
