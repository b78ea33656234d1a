/// How open a model is, as a step of a ladder; never a number.
public enum OpennessRung: Int, CaseIterable, Hashable, Sendable, Comparable {
  /// The weights are not published.
  case closed
  /// Open weights under a license that limits who, where, how large or what for.
  case restrictedLicense
  /// Open weights under a license without such limits.
  case permissiveLicense
  /// Open weights under a license the Open Source Initiative approved.
  case osiApprovedLicense
  /// Weights, code and data information that likely meet the Open Source AI Definition.
  case openSourceAI

  /// The lower step first.
  public static func < (left: OpennessRung, right: OpennessRung) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The words shown; only the last step says open source.
  public var label: String {
    switch self {
    case .closed: return "closed"
    case .restrictedLicense: return "open weights, restricted license"
    case .permissiveLicense: return "open weights, permissive license"
    case .osiApprovedLicense: return "open weights, OSI-approved license"
    case .openSourceAI: return "open-source AI (likely meets OSAID)"
    }
  }
}

/// A step of the ladder with what it rests on.
public struct OpennessFinding: Hashable, Sendable {
  /// What decided.
  public enum Evidence: Hashable, Sendable {
    case weightsNotPublished
    /// The license limits this point.
    case limit(licenseID: String, LicenseReason.Point)
    case osiApproved(licenseID: String)
    /// The license was read and limits nobody and no purpose.
    case unlimited(licenseID: String)
    /// Nobody has seen what the license says on this point.
    case notSeen(licenseID: String, LicenseReason.Point)
    case notInCatalog(licenseID: String)
    case noLicense
    /// The terms of the base stay attached, and nobody knows its license.
    case baseWithoutLicense(String)
    /// Sources name different licenses, and no text decides.
    case sourcesDisagree([String])
    /// A tag means several licenses, or none.
    case tagUnsettled(String)
    /// Nobody has read the license file with this hash.
    case textUnrecognized(sha256: String)
    /// It was made from weights nobody has named.
    case baseNotNamed
    case openCode
    case dataInformation
  }

  /// The step; `nil` means open weights whose license cannot be told.
  public let rung: OpennessRung?
  /// What decided.
  public let evidence: [Evidence]
}

extension OpennessFinding.Evidence: CustomStringConvertible {
  /// What decided, as a sentence.
  public var description: String {
    switch self {
    case .weightsNotPublished: return "The weights are not published."
    case .limit(let id, let point): return "\(id) has limits on this point: \(point.words)."
    case .osiApproved(let id): return "\(id) is approved by the Open Source Initiative."
    case .unlimited(let id): return "\(id) limits nobody and no purpose."
    case .notSeen(let id, let point):
      return "Nobody has seen what \(id) says on this point: \(point.words)."
    case .notInCatalog(let id): return "The catalog has no license \(id)."
    case .noLicense: return "No license of the weights is known."
    case .baseWithoutLicense(let base): return "No license of the base \(base) is known."
    case .sourcesDisagree(let claims): return "Sources disagree: \(claims.joined(separator: "; "))."
    case .tagUnsettled(let name): return "The tag '\(name)' settles no license."
    case .textUnrecognized(let hash):
      return "Nobody has read the license file (sha256 \(hash.prefix(8))…)."
    case .baseNotNamed: return "The catalog does not say which weights it was made from."
    case .openCode: return "Training and data processing code is public under an open license."
    case .dataInformation: return "Information on the training data is available."
    }
  }
}

/// The step of the ladder a model stands on.
///
/// **Shape**: `entries` are the licenses of the model and of every base whose terms stay attached.
/// All count, the least open decides; a limit anywhere is enough, and where none is seen an unseen
/// point leaves the step open. A label or a category is not read.
public func openness(
  hasOpenWeights: Bool, entries: [LicenseSubject.Key.Entry], licenses: LicenseLibrary,
  parts: ReleaseParts = ReleaseParts()
) -> OpennessFinding {
  guard hasOpenWeights else {
    return OpennessFinding(rung: .closed, evidence: [.weightsNotPublished])
  }
  guard !entries.isEmpty else { return OpennessFinding(rung: nil, evidence: [.noLicense]) }
  var limits: [OpennessFinding.Evidence] = []
  var unseen: [OpennessFinding.Evidence] = []
  var approved: [OpennessFinding.Evidence] = []
  var unlimited: [OpennessFinding.Evidence] = []
  let settled = licenses.settled(entries)
  for entry in settled {
    let id: String
    switch entry {
    case .license(let named): id = named
    case .missing(let base):
      unseen.append(base.map(OpennessFinding.Evidence.baseWithoutLicense) ?? .noLicense)
      continue
    case .disputed(let claims):
      unseen.append(.sourcesDisagree(claims))
      continue
    case .declared(let name):
      unseen.append(.tagUnsettled(name))
      continue
    case .text(let hash):
      unseen.append(.textUnrecognized(sha256: hash))
      continue
    case .unnamedBase:
      unseen.append(.baseNotNamed)
      continue
    }
    guard let license = licenses[id] else {
      unseen.append(.notInCatalog(licenseID: id))
      continue
    }
    if license.isOSIApproved == true {
      approved.append(.osiApproved(licenseID: id))
      continue
    }
    let limited = license.limitedPoints
    let hidden = license.unseenPoints
    limits += limited.map { .limit(licenseID: id, $0) }
    unseen += hidden.map { .notSeen(licenseID: id, $0) }
    if limited.isEmpty, hidden.isEmpty { unlimited.append(.unlimited(licenseID: id)) }
  }
  if !limits.isEmpty { return OpennessFinding(rung: .restrictedLicense, evidence: limits) }
  if !unseen.isEmpty { return OpennessFinding(rung: nil, evidence: unseen) }
  if parts.hasOpenCode == true, parts.hasDataInformation == true {
    return OpennessFinding(
      rung: .openSourceAI, evidence: approved + unlimited + [.openCode, .dataInformation])
  }
  let isApproved = approved.count == settled.count
  return OpennessFinding(
    rung: isApproved ? .osiApprovedLicense : .permissiveLicense, evidence: approved + unlimited)
}

extension LicenseFacts {
  /// The points on which the text limits who, where, how large or what for.
  ///
  /// A mark to show above a size limits nobody.
  var limitedPoints: [LicenseReason.Point] {
    var points: [LicenseReason.Point] = []
    if let use = commercialUse.value, use != .yes { points.append(.commercialUse) }
    if thresholds.found.contains(where: { $0.effect != .uiAttribution }) {
      points.append(.thresholds)
    }
    if !territory.found.isEmpty { points.append(.territory) }
    if fieldOfUse.value?.namesUses ?? false { points.append(.fieldOfUse) }
    if let redistribution = redistribution.value, redistribution != .yes,
      redistribution != .withConditions
    {
      points.append(.redistribution)
    }
    if let modification = modification.value, modification != .yes { points.append(.modification) }
    return points
  }

  /// The same points, where nobody has seen what the text says.
  var unseenPoints: [LicenseReason.Point] {
    var points: [LicenseReason.Point] = []
    if commercialUse.value == nil { points.append(.commercialUse) }
    if !thresholds.wasRead { points.append(.thresholds) }
    if !territory.wasRead { points.append(.territory) }
    if fieldOfUse.value == nil { points.append(.fieldOfUse) }
    if redistribution.value == nil { points.append(.redistribution) }
    if modification.value == nil { points.append(.modification) }
    return points
  }
}
