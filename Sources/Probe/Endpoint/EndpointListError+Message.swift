internal import Catalog

extension EndpointListError {
  /// What is wrong and what to do, in a sentence or two; whoever shows it names file and line.
  public var message: String {
    switch self {
    case .notTOML(_, let message): message
    case .notAList:
      "'endpoint' is not a list of tables. Write [[endpoint]] above each one."
    case .unknownKey(let key, _, let known):
      "There is no key \(key.quotedForMessage) here."
        + (Spelling.nearest(key, in: known).map { " Did you mean '\($0)'?" }
          ?? " Keys are: \(known.joined(separator: ", ")).")
    case .notText(let key, _, let found):
      "\(key.quotedForMessage) is \(found); it takes a text in quotation marks."
    case .emptyText(let key, _): "\(key.quotedForMessage) is empty. Fill it in or remove it."
    case .noAddress: "This endpoint has no 'url'."
    case .address(let error, _): error.message
    case .repeated(let text, _, let first):
      "\(text.quotedForMessage) is in line \(first) already. Give each endpoint its own."
    case .tooMany(_, let limit):
      "At most \(limit) endpoints are probed at once. Split the file."
    case .empty: "There is no [[endpoint]] in this file."
    }
  }
}
