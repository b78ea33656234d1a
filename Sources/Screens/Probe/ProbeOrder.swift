/// What a person asks to have probed.
public enum ProbeOrder: Hashable, Sendable {
  /// A running server, and the model to ask where it has several.
  case server(address: String, model: String?)
  /// A model of the catalog without its weights: a layer probe.
  case layers(model: String, quantization: String)
  /// A GGUF file, which an engine is started for.
  case file(path: String)
  /// What is left of a stored run that was stopped.
  case resume(run: String)
  /// A stored run once more, to compare the two.
  case again(run: String)

  /// Whether it is a layer probe.
  var isOfLayers: Bool {
    if case .layers = self { return true }
    return false
  }
}

/// When a probe that is asked to stop does so.
public enum ProbeStopping: Hashable, Sendable {
  /// Once the request under way has ended.
  case afterRequest
  /// At once; the request under way is given up.
  case now
}
