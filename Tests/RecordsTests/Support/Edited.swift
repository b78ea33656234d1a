import Catalog

@testable import Records

/// A record's document with one change, signed again: what somebody could write who knows the rules.
func signed(_ record: DecisionRecord, _ change: (inout [String: JSONValue]) -> Void) -> String {
  guard case .object(var body) = record.json else { return "" }
  change(&body)
  body["self"] = .text(SignedDocument.hash(of: body))
  return JSONValue.object(body).indentedText
}
