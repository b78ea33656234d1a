/// In which order the rows of a list stand, and which columns tell two rows apart.
enum RowOrder {
  /// The columns by which a file sorts a list; empty where rows keep the order they were given.
  static func sortColumns(of list: String) -> [Field] {
    switch list {
    case "offers": return ["model", "variant", "id_at_host"]
    case "results": return ["model", "kind", "mode", "date"]
    case "license": return ["artifact", "id"]
    case "artifacts": return ["format", "quant", "repo"]
    default: return []
    }
  }

  /// The columns that two statements about the same thing share; empty where a list is stated as
  /// a whole.
  static func keyColumns(of list: String) -> [Field] {
    switch list {
    case "offers": return ["model", "variant", "id_at_host"]
    case "results": return ["model", "kind", "mode", "evaluator", "date", "label"]
    case "license": return ["artifact"]
    case "artifacts": return ["format", "quant", "repo"]
    case "moderation": return ["question_set", "route"]
    case "milestones": return ["date", "name"]
    case "items": return ["benchmark", "evidence"]
    case "provenance": return ["item"]
    case "component_licenses": return ["components"]
    default: return []
    }
  }

  /// The values of a row's key columns as one text.
  static func key(of row: Row, in list: String) -> String {
    key(of: row, columns: keyColumns(of: list))
  }

  /// The values of some of a row's columns as one text.
  static func key(of row: Row, columns: [Field]) -> String {
    columns.map { row[$0]?.json.canonicalText ?? "" }.joined(separator: "\t")
  }

  /// The columns that say what a row speaks of, whenever and under whatever name it was stated.
  static func subjectColumns(of list: String) -> [Field] {
    switch list {
    case "offers": return ["model", "variant"]
    case "results": return ["model", "kind", "mode", "evaluator"]
    default: return keyColumns(of: list)
    }
  }

  /// The column with the name a row has at its source, where it has one.
  static func nameColumn(of list: String) -> Field? {
    switch list {
    case "offers": return "id_at_host"
    case "results": return "label"
    default: return nil
    }
  }

  /// Rows in the order of the file; equal ones keep their order.
  static func sorted(_ rows: [Row], of list: String) -> [Row] {
    let columns = sortColumns(of: list)
    guard !columns.isEmpty, rows.count > 1 else { return rows }
    let keys = rows.map { row in columns.map { sortText(row[$0]) } }
    let order = rows.indices.sorted { left, right in
      for (leftText, rightText) in zip(keys[left], keys[right]) where leftText != rightText {
        return leftText.precedesByBytes(rightText)
      }
      return left < right
    }
    return order.map { rows[$0] }
  }

  private static let artifacts = ["weights", "code", "outputs", "data"]

  private static func sortText(_ value: FactValue?) -> String {
    switch value {
    case nil: return ""
    case .text(let text)?: return artifacts.firstIndex(of: text).map(String.init) ?? text
    case .date(let date)?: return date.description
    case .list(let list)?: return list.joined(separator: " ")
    case let other?: return other.json.canonicalText
    }
  }
}
