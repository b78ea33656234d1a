public import Catalog

/// Which license a file is, by the first rule that decides, and what else is to be known.
///
/// **Shape**: the hash of the bytes; the hash of the text; what the catalog assigns to the revision
/// of a model; a declared SPDX id; a declared string with one meaning. Nothing is guessed from
/// likeness, and a file that is no agreement identifies nothing.
public struct LicenseCheck: Hashable, Sendable {
  /// The rule that decided.
  public enum Rule: String, CaseIterable, Hashable, Sendable {
    case text = "sha256"
    case normalizedText = "normalized-sha256"
    case assignment
    case spdx = "spdx-id"
    case alias
  }

  /// What came of it.
  public enum Answer: Hashable, Sendable {
    /// These licenses; all of them apply.
    case recognized([String], by: Rule)
    /// Several licenses fit, and none is chosen.
    case ambiguous([String], by: Rule)
    /// No rule decides.
    case notRecognized
  }

  /// A file the catalog knows as something other than an agreement.
  public struct Acquaintance: Hashable, Sendable {
    /// The license it belongs to.
    public let licenseID: String
    /// The name of that license.
    public let licenseName: String
    /// The file on record.
    public let text: LicenseText
  }

  /// Something to know beside the answer.
  public enum Remark: Hashable, Sendable {
    case fileEmpty, fileBinary, fileInOtherEncoding
    /// The file is not one of the texts on record; what decided is something else.
    case fileNotOnRecord
    /// The license changed after the text on record.
    case textChanged(licenseID: String, on: CalendarDate, recorded: CalendarDate)
    /// The license changed after the assignment was checked.
    case assignmentOlder(licenseID: String, on: CalendarDate, checked: CalendarDate)
    /// The catalog assigns the model other licenses than the file is.
    case assignedOtherwise([String])
    /// The declared string means other licenses than the file is.
    case declaredOtherwise(String, [String])
    /// The declared string is none the catalog knows, or one that names no license.
    case declaredUnknown(String)
    /// The catalog assigns nothing to the revision; it does to these, `nil` being the latest seen.
    case otherRevisions([String?])
    /// The catalog assigns the weights of the model no license.
    case modelUnassigned(String)
    /// What is assigned to the model is a tag or a text that settles no license.
    case assignmentOpen(String)
    /// Sources assign different licenses, and none of them read the text.
    case assignmentsDisagree([String])
  }

  /// What came of it.
  public let answer: Answer
  /// The string that was declared, or the tag the catalog has for the model.
  public let declared: String?
  /// The assignments that decided.
  public let assignments: [LicenseAssignment]
  /// What the file is on record as, apart from agreements.
  public let acquaintances: [Acquaintance]
  /// What else to know.
  public let remarks: [Remark]

  /// Identifies a file, the license of a revision, or a declared string; what is given counts.
  public init(
    file: LicenseFile?, model: Model? = nil, revision: String? = nil, declared: String? = nil,
    licenses: LicenseLibrary
  ) {
    let assigned = model.map { Self.assignments(of: $0, revision: revision) } ?? []
    let terms = AssignedLicense.assigned(by: assigned)
    let settled = Self.settled(terms, in: licenses)
    let declared = declared ?? terms.compactMap(\.declared).first
    self.declared = declared
    let answer = Self.answer(file, settled.ids, declared, licenses)
    self.answer = answer
    if case .recognized(_, .assignment) = answer {
      assignments = assigned
    } else {
      assignments = []
    }
    acquaintances = file.map { Self.acquaintances(of: $0, in: licenses) } ?? []
    var remarks = Self.remarks(on: file, answer)
    if let model, assigned.isEmpty {
      let weights = model.licenses.filter { $0.artifact == "weights" }
      remarks.append(
        weights.isEmpty || revision == nil
          ? .modelUnassigned(model.id) : .otherRevisions(weights.map(\.revision)))
    }
    remarks += settled.remarks
    remarks += Self.remarks(on: answer, file, assigned, licenses)
    remarks += Self.disagreements(answer, settled.ids, declared, licenses)
    self.remarks = remarks
  }

  /// The ids, where one rule decided.
  public var ids: [String]? {
    if case .recognized(let ids, _) = answer { return ids }
    return nil
  }

  /// The ids that come into question where none is chosen.
  public var candidates: [String] {
    if case .ambiguous(let ids, _) = answer { return ids }
    return []
  }

  private static func answer(
    _ file: LicenseFile?, _ assigned: [String], _ declared: String?, _ licenses: LicenseLibrary
  ) -> Answer {
    let byText: [([String], Rule)] = [
      (licenses.agreements(sha256: file?.sha256), .text),
      (licenses.agreements(normalizedSHA256: file?.normalizedSHA256), .normalizedText),
    ]
    for (ids, rule) in byText where !ids.isEmpty {
      return ids.count == 1 ? .recognized(ids, by: rule) : .ambiguous(ids, by: rule)
    }
    switch licenses.identify(sha256: nil, assigned: assigned, declared: declared) {
    case .byText(let id): return .recognized([id], by: .text)
    case .byAssignment(let ids): return .recognized(ids, by: .assignment)
    case .bySPDX(let id): return .recognized([id], by: .spdx)
    case .byAlias(let id): return .recognized([id], by: .alias)
    case .ambiguous(let ids): return .ambiguous(ids, by: .alias)
    case .notRecognized: return .notRecognized
    }
  }

  /// The licenses that rows of a model mean; none where one of the rows settles nothing.
  private static func settled(_ terms: [AssignedLicense], in licenses: LicenseLibrary) -> (
    ids: [String], remarks: [Remark]
  ) {
    var ids: [String] = []
    var remarks: [Remark] = []
    for term in terms where term.origin == .own {
      if !term.disagreeing.isEmpty {
        let claims = term.disagreeing.map { "\($0.source) says \($0.ids.joined(separator: " + "))" }
        remarks.append(.assignmentsDisagree(claims))
      } else if let id = term.id {
        ids.append(id)
      } else {
        let meant = licenses.identify(sha256: term.textSHA256, declared: term.declared).ids
        ids += meant ?? []
        if meant == nil {
          remarks.append(.assignmentOpen(term.declared ?? term.textSHA256 ?? ""))
        }
      }
    }
    return (remarks.isEmpty ? ids : [], remarks)
  }

  /// The assignments of the weights at a revision; without one, all of them.
  private static func assignments(of model: Model, revision: String?) -> [LicenseAssignment] {
    let weights = model.licenses.filter { $0.artifact == "weights" }
    guard let revision = revision?.lowercased() else { return weights }
    return weights.filter { assignment in
      guard let known = assignment.revision?.lowercased() else { return false }
      // Commits are often written by their first seven digits or more.
      let shorter = min(known.count, revision.count)
      return known == revision
        || shorter >= 7 && isCommit(known) && isCommit(revision)
          && known.prefix(shorter) == revision.prefix(shorter)
    }
  }

  private static func isCommit(_ text: String) -> Bool { text.allSatisfy(\.isHexDigit) }

  private static func acquaintances(of file: LicenseFile, in licenses: LicenseLibrary)
    -> [Acquaintance]
  {
    licenses.licenses.flatMap { license in
      license.texts.filter { text in
        guard text.role != .agreement else { return false }
        return text.sha256 == file.sha256
          || text.normalizedSHA256.map { $0 == file.normalizedSHA256 } ?? false
      }.map { Acquaintance(licenseID: license.id, licenseName: license.name, text: $0) }
    }
  }

  private static func remarks(on file: LicenseFile?, _ answer: Answer) -> [Remark] {
    guard let file else { return [] }
    switch (file.form, answer) {
    case (.empty, _): return [.fileEmpty]
    case (.binary, _): return [.fileBinary]
    case (.otherEncoding, .recognized(_, .text)): return []
    case (.otherEncoding, _): return [.fileInOtherEncoding]
    case (.text, .recognized(_, .assignment)), (.text, .recognized(_, .spdx)),
      (.text, .recognized(_, .alias)), (.text, .ambiguous(_, .alias)):
      return [.fileNotOnRecord]
    case (.text, _): return []
    }
  }

  /// Changes of a license after it was read.
  private static func remarks(
    on answer: Answer, _ file: LicenseFile?, _ assigned: [LicenseAssignment],
    _ licenses: LicenseLibrary
  ) -> [Remark] {
    guard case .recognized(let ids, let rule) = answer else { return [] }
    return ids.compactMap { id in
      guard let license = licenses[id], let last = license.history.last?.date else { return nil }
      switch rule {
      case .text, .normalizedText:
        let read = license.texts.filter {
          $0.role == .agreement
            && ($0.sha256 == file?.sha256
              || $0.normalizedSHA256.map { $0 == file?.normalizedSHA256 } ?? false)
        }.compactMap(\.lastChanged).max()
        guard let read, last > read else { return nil }
        return .textChanged(licenseID: id, on: last, recorded: read)
      case .assignment:
        let checked = assigned.filter { $0.ids.contains(id) }.compactMap(\.checked).max()
        guard let checked, last > checked else { return nil }
        return .assignmentOlder(licenseID: id, on: last, checked: checked)
      case .spdx, .alias: return nil
      }
    }
  }

  /// Statements that a stronger rule overruled.
  private static func disagreements(
    _ answer: Answer, _ assigned: [String], _ declared: String?, _ licenses: LicenseLibrary
  ) -> [Remark] {
    var remarks: [Remark] = []
    if case .recognized(let ids, let rule) = answer {
      if rule != .assignment, !assigned.isEmpty, !Set(ids).isSubset(of: assigned) {
        remarks.append(.assignedOtherwise(assigned))
      }
      if let declared, rule != .spdx, rule != .alias {
        let meant = LicenseCheck.answer(nil, [], declared, licenses)
        if case .recognized(let others, _) = meant, Set(others).isDisjoint(with: ids) {
          remarks.append(.declaredOtherwise(declared, others))
        }
      }
    }
    if let declared, LicenseCheck.answer(nil, [], declared, licenses) == .notRecognized {
      remarks.append(.declaredUnknown(declared))
    }
    return remarks
  }
}
