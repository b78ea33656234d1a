extension LayerProbeError {
  /// The sentence a person reads.
  public var message: String {
    switch self {
    case .noLayers:
      "The number of layers is not known; name a header: --header FILE or URL."
    case .unlikeLayers:
      "The layers of this model do not repeat, so a few of them tell nothing of the others."
    case .blueprint(let error): error.message
    case .writing(let error): error.message
    case .noFolder(let path, let reason):
      "'\(path)' cannot be made: \(reason). --keep DIR names another folder."
    case .noMemory(let needed, let free):
      "The two small models need \(Self.size(needed)) of memory; \(Self.size(free)) is free."
    case .engine(let error): error.message
    case .server(let error): error.message
    case .noTimings:
      "The engine's answers hold no times; a layer probe needs llama.cpp's llama-server."
    case .stopped:
      "Stopped; the engines are ended and their files removed."
    }
  }

  /// Bytes with one decimal, in the unit they are told in for memory.
  static func size(_ bytes: Int64) -> String {
    let (amount, unit) =
      bytes >= 1 << 30
      ? (Double(bytes) / 1_073_741_824, "GiB")
      : (Double(bytes) / 1_048_576, "MiB")
    return "\((amount * 10).rounded() / 10) \(unit)"
  }
}

extension LayerRun.Refusal {
  /// The sentence a person reads.
  public var message: String {
    switch self {
    case .fewRounds(let count):
      "machine busy, or too slow for this model: \(count) round\(count == 1 ? "" : "s") in the "
        + "time of a probe; run it again when idle"
    case .spread(let spread):
      "machine busy: spread \(Self.tenths(spread)); run it again when idle"
    case .processorShare(let share) where share < 1:
      "machine busy: the engine ran \(Int((share * 100).rounded())) % of its time; "
        + "run it again when idle"
    case .processorShare(let share):
      "the engine used \(Self.tenths(share)) threads though it was told to use one"
    case .contradiction:
      "machine busy: fewer layers took longer than more; run it again when idle"
    }
  }

  private static func tenths(_ number: Double) -> String {
    number < 1e6 ? "\((number * 10).rounded() / 10)" : "without end"
  }
}

extension LayerRun.Note {
  /// The sentence a person reads.
  public var message: String {
    switch self {
    case .randomRouters:
      "Its experts were picked at random; a real router may spread less evenly."
    case .notValidated(let architecture):
      "Layers of '\(architecture)' were never compared with a full model; bands are wide."
    case .onCard(let place):
      "The engine used \(place); layer probes were never compared with full models there."
    case .busyBefore(let load):
      "This machine had a load of \((load * 100).rounded() / 100) before, so speeds are less certain."
    case .roundsCut(let done, let planned):
      "\(done) of \(planned) rounds fit into the time of a probe."
    case .shortPromptsOnly(let tokens):
      "Prompts longer than \(tokens) tokens did not fit into the time of a probe."
    case .wholeModel:
      "The model was run at its full depth; nothing is extrapolated."
    case .cacheNotKnown:
      "The cache of this architecture is not known; memory is stated without its growth."
    }
  }
}
