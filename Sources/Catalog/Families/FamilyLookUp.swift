/// A change of a license text that came after an entry was checked.
public struct LaterTextChange: Hashable, Sendable {
  /// The license.
  public let license: String
  /// When its text last changed.
  public let changed: CalendarDate
  /// When the assignment was last looked at.
  public let checked: CalendarDate
}

extension CatalogSnapshot {
  /// The family itself and all families below it, in byte order of their ids.
  public func familyMembers(of family: String) -> [String] {
    FamilyIndex.members(of: family, among: families)
  }

  /// Models of a family and all families below it, in byte order of their ids.
  public func models(ofFamily family: String) -> [Model] {
    let inside = Set(familyMembers(of: family))
    return models.filter { $0.family.map(inside.contains) ?? false }
  }

  /// The family a person names: by id, by name or by another name, case aside.
  ///
  /// **Shape**: an id wins over a name, a name over another name, and a top-level family over a
  /// generation.
  public func family(named text: String) -> String? {
    let wanted = text.lowercased()
    if families[text] != nil { return text }
    let ordered = families.values.sorted { left, right in
      let isLeftTop = left.identity("parent") == nil
      let isRightTop = right.identity("parent") == nil
      return isLeftTop != isRightTop ? isLeftTop : left.id.precedesByBytes(right.id)
    }
    return ordered.first { $0.id.lowercased() == wanted }?.id
      ?? ordered.first { $0.identity("name")?.text?.lowercased() == wanted }?.id
      ?? ordered.first {
        ($0.identity("aliases")?.list ?? []).contains { $0.lowercased() == wanted }
      }?.id
  }

  /// Licenses of a model's weights whose text changed after the assignment was checked.
  public func textChangesAfterCheck(of model: Model) -> [LaterTextChange] {
    model.licenses.filter { $0.artifact == "weights" }.flatMap { assignment in
      assignment.ids.compactMap { id -> LaterTextChange? in
        let dates = (licenses[id]?.rows("history") ?? []).compactMap {
          $0["date"]?.text.flatMap { CalendarDate($0) }
        }
        guard let checked = assignment.checked, let last = dates.max(), last > checked else {
          return nil
        }
        return LaterTextChange(license: id, changed: last, checked: checked)
      }
    }
  }
}
