/// Why there is no layer probe; facts only, the sentences are elsewhere.
public enum LayerProbeError: Error, Equatable, Sendable {
  /// The number of layers is not known.
  case noLayers
  /// The layers do not repeat, so that a few of them tell nothing of the others.
  case unlikeLayers
  /// A blueprint cannot be made or cut.
  case blueprint(BlueprintError)
  /// A file cannot be written.
  case writing(WritingError)
  /// The folder for the files cannot be made.
  case noFolder(path: String, reason: String)
  /// Both models do not fit into the memory that is free.
  case noMemory(neededBytes: Int64, freeBytes: Int64)
  /// The engine cannot be started, or ended in the middle.
  case engine(EngineError)
  /// The engine does not answer as it should.
  case server(ProbeError)
  /// The engine's answer holds no times.
  case noTimings
  /// Somebody stopped it.
  case stopped

  /// The exit code a command ends with: 66 nothing to probe, 69 no usable engine, 73 files
  /// cannot be written, 130 interrupted.
  public var exitCode: Int32 {
    switch self {
    case .noLayers, .unlikeLayers, .blueprint: 66
    case .writing(.stopped): 130
    case .writing, .noFolder: 73
    case .noMemory, .noTimings: 69
    case .engine(let error): error.exitCode
    case .server(let error): error.exitCode
    case .stopped: 130
    }
  }
}
