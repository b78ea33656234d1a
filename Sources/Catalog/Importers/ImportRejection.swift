/// Why a row of an import is not taken.
public enum ImportRejection: Error, Hashable, Sendable {
  case notJSON(JSONProblem)
  case notAnObject
  case missing(String)
  case unknownKey(String, nearest: String?)
  case unknownKind(String, nearest: String?)
  case unknownField(String, nearest: String?)
  case unknownSource(String, nearest: String?)
  case wrongDate
  case wrongValue(CatalogProblem)
  case priceTooHigh(Double, limit: Double)
  case scoreOutOfRange(Double, low: Double, high: Double)
  case repeated(line: Int)
  case contradicts(line: Int)
}
