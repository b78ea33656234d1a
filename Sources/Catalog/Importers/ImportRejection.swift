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
  case repeatedRow(String)
  case contradictsRow(String)
  /// A template or an explanation, not a statement.
  case notARow
  /// What it prices is not text by the token.
  case otherMode(String)
  case otherKind(model: String, mode: String)
  case noPrice
  case plan(host: String)
  case localRuntime(host: String)
  case noWeights(model: String)
  case twoModels(named: String, stated: String)
  case feePerRequest
  case noCountry(String)
  case withdrawn
  case statesNothing
  /// One statement of a row speaks of something the catalog does not know.
  case unknownName(String)
  case olderOffer(held: String, source: String, date: CalendarDate)
  case differsFromCatalog(stated: CalendarDate, held: CalendarDate, source: String)
  /// A repository the catalog knows as another name of a model.
  case copyOf(String)
  // Of leaderboards.
  case noScore
  case tooManyCells
  case notANumber(column: String, text: String)
  case otherUnit(column: String, text: String, unit: LeaderboardMapping.Unit)
  case notADate(column: String, text: String)
  /// Another row about the same model is the one that counts.
  case otherRowCounts(line: Int, variant: String?)
}
