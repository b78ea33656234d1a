internal import Catalog
internal import Decision

/// What several pages say of facts and their sources.
extension SheetSubject {
  /// A fact as statements with their sources.
  func statements(
    _ field: String, _ fact: Fact?, spelled: (FactValue) -> String = EvaluationBase.plain
  ) -> [EvidenceItem] {
    outcome.context.base.item(field, fact, spelled: spelled)
  }

  /// The credits the sources of statements ask for, each once.
  func attributions(_ statements: [Evidence]) -> [String] {
    var credits: [String] = []
    for evidence in statements {
      guard let credit = SourcePlace(evidence.source, in: snapshot).attribution,
        !credits.contains(credit)
      else { continue }
      credits.append(credit)
    }
    return credits
  }

  /// The same credits, as remarks of a page.
  func credits(_ statements: [Evidence]) -> [SheetItem] {
    attributions(statements).map(SheetItem.remark)
  }

  /// The name of a family.
  func family(_ id: String) -> String { snapshot.families[id]?.identity("name")?.text ?? id }
}
