/// Overall verdicts under one profile, without the reasons: each license is judged once.
///
/// The worst verdict wins over licenses, so a set needs no more than the worst of its members.
public struct VerdictBench {
  private struct Part: Hashable {
    let entry: LicenseSubject.Key.Entry
    let isMultimodal: Bool?
    let familyID: String?
    let releaseFamilies: [String]
  }

  private let use: IntendedUse
  private let licenses: LicenseLibrary
  /// The family is read only where a student model is to stay in one.
  private let readsFamily: Bool
  /// Releases are read only where a figure is given by family.
  private let readsRelease: Bool
  private var known: [Part: Verdict] = [:]

  /// Prepares a profile.
  public init(use: IntendedUse, licenses: LicenseLibrary) {
    self.use = use
    self.licenses = licenses
    readsRelease = !use.entity.mauAtRelease.isEmpty
    readsFamily = use.use.targetFamily != nil && (use.use.trainsOtherModels ?? .no) != .no
  }

  /// The verdict that `evaluate` gives as its overall one.
  public mutating func verdict(on key: LicenseSubject.Key) -> Verdict {
    var worst = Verdict.allowed
    for entry in key.entries {
      let part = Part(
        entry: entry, isMultimodal: key.isMultimodal, familyID: readsFamily ? key.familyID : nil,
        releaseFamilies: readsRelease ? key.releaseFamilies : [])
      if let verdict = known[part] {
        worst = max(worst, verdict)
      } else {
        let verdict = judge(part)
        known[part] = verdict
        worst = max(worst, verdict)
      }
    }
    return worst
  }

  private func judge(_ part: Part) -> Verdict {
    licenses.settled([part.entry]).map { entry -> Verdict in
      guard case .license(let id) = entry, let license = licenses[id],
        license.textStatus != .notSeen
      else { return .unknown }
      let context = QuestionContext(
        license: license, use: use, isMultimodal: part.isMultimodal, familyID: part.familyID,
        releaseFamilies: part.releaseFamilies)
      return QuestionRegistry.findings(context).map(\.finding.verdict).max() ?? .allowed
    }.max() ?? .allowed
  }
}
