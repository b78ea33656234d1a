public import Catalog

/// What is known of the parts of a release beside its weights.
public struct ReleaseParts: Hashable, Sendable {
  /// Whether the code of training and data processing is public under an OSI-approved license.
  public let hasOpenCode: Bool?
  /// Whether the information on training data is available.
  public let hasDataInformation: Bool?

  /// Describes a release.
  public init(hasOpenCode: Bool? = nil, hasDataInformation: Bool? = nil) {
    self.hasOpenCode = hasOpenCode
    self.hasDataInformation = hasDataInformation
  }

  /// What a review of dimensions says.
  ///
  /// **Shape**: code must be complete, so `partial` is not enough; whether partial information on
  /// data is enough nobody checked, so it leaves the point open.
  public init(reviewed state: (OpennessDimension) -> OpennessDimension.State?) {
    let data = [OpennessDimension.trainingDataBase, .trainingDataFineTune].compactMap(state)
    self.init(
      hasOpenCode: state(.trainingCode).map { $0 == .open },
      hasDataInformation: data.contains(.closed)
        ? false : data.isEmpty || data.contains(.partial) ? nil : true)
  }

  /// What a list of released parts says.
  ///
  /// **Shape**: code counts under an OSI-approved license only; data information needs a data card
  /// or the data themselves, under any license.
  public init(contents: ReleaseContents, isApproved: (String) -> Bool?) {
    let code = [ReleaseComponent.trainingCode, .preprocessingCode, .inferenceCode].map {
      part -> Bool? in
      guard contents.components.contains(part) else { return false }
      if let license = contents.license(of: part) { return isApproved(license) }
      return contents.unreadParts.contains(part) ? nil : false
    }
    let hasDataCard =
      contents.components.contains(.dataCard)
      || contents.isDataCardInsideModelCard && contents.components.contains(.modelCard)
    self.init(
      hasOpenCode: code.contains(false) ? false : code.contains(nil) ? nil : true,
      hasDataInformation: hasDataCard || contents.components.contains(.datasets))
  }

  /// Both statements as one: where they contradict each other, nothing is known.
  public func agreeing(with other: ReleaseParts) -> ReleaseParts {
    ReleaseParts(
      hasOpenCode: Self.agreed(hasOpenCode, other.hasOpenCode),
      hasDataInformation: Self.agreed(hasDataInformation, other.hasDataInformation))
  }

  /// The parts of a model together with those of its base: both are needed.
  public func including(base: ReleaseParts) -> ReleaseParts {
    ReleaseParts(
      hasOpenCode: Self.both(hasOpenCode, base.hasOpenCode),
      hasDataInformation: Self.both(hasDataInformation, base.hasDataInformation))
  }

  private static func agreed(_ left: Bool?, _ right: Bool?) -> Bool? {
    guard let left else { return right }
    guard let right else { return left }
    return left == right ? left : nil
  }

  private static func both(_ left: Bool?, _ right: Bool?) -> Bool? {
    if left == false || right == false { return false }
    return left == true && right == true ? true : nil
  }
}
