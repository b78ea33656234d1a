/// What a reader must know about how a model is served.
public enum ServedRemark: Equatable, Sendable, Codable {
  /// What is known of this kind of server was read, not tried.
  case notVerified(engine: String)
  /// The first request loads the model.
  case notLoaded
  /// The server passes requests on to another machine.
  case remote(host: String)
  /// An adapter on top of another model.
  case adapter(of: String)

  /// The sentence a person reads.
  public var message: String {
    switch self {
    case .notVerified(let engine):
      "What \(engine) says of itself is read as its documentation describes it; not verified by "
        + "running it."
    case .notLoaded: "The model was not in memory; the first request loads it."
    case .remote(let host):
      "The server passes requests on to \(host): prompts leave this machine, and the figures are "
        + "those of that host."
    case .adapter(let model): "This is an adapter on top of \(model)."
    }
  }
}

extension ServedModel {
  /// What to say about how it is served, in a fixed order.
  public var remarks: [ServedRemark] {
    var remarks: [ServedRemark] = []
    if let host = remoteHost { remarks.append(.remote(host: host)) }
    if let model = adapterOf { remarks.append(.adapter(of: model)) }
    if isLoaded == false { remarks.append(.notLoaded) }
    if isVerified == false { remarks.append(.notVerified(engine: engine)) }
    return remarks
  }
}
