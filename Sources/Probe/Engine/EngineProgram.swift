internal import Glibc

/// An inference server on this machine that can be started: llama.cpp's `llama-server`, or what
/// takes the same options.
public struct EngineProgram: Equatable, Sendable {
  /// Where it lies.
  public let path: String

  /// What it is called where nobody names another.
  static let usualName = "llama-server"

  /// Finds a program.
  ///
  /// - Parameter name: a path, or a name on the search path; nil looks for `llama-server`.
  /// - Throws: `EngineError.noProgram`, `.notFound` or `.notRunnable`.
  public init(named name: String?) throws(EngineError) {
    try self.init(named: name, searchPath: getenv("PATH").map { String(cString: $0) } ?? "")
  }

  /// The same with another search path.
  init(named name: String?, searchPath: String) throws(EngineError) {
    let wanted = name ?? Self.usualName
    if wanted.contains("/") {
      switch Self.look(wanted) {
      case .runnable: path = wanted
      case .absent: throw .notFound(name: wanted)
      case .refused(let reason): throw .notRunnable(path: wanted, reason: reason)
      }
      return
    }
    let candidates = searchPath.split(separator: ":").map { "\($0)/\(wanted)" }
    guard let found = candidates.first(where: { Self.look($0) == .runnable }) else {
      throw name == nil ? .noProgram : .notFound(name: wanted)
    }
    path = found
  }

  private enum Look: Equatable {
    case runnable
    case absent
    case refused(String)
  }

  private static func look(_ path: String) -> Look {
    var status = stat()
    guard !path.isEmpty, stat(path, &status) == 0 else { return .absent }
    guard status.st_mode & S_IFMT == S_IFREG else { return .refused("it is not a file") }
    guard access(path, X_OK) == 0 else { return .refused("it may not be executed") }
    return .runnable
  }

  /// The options its `--help` lists; empty where it does not tell.
  ///
  /// **Cost** Starts it once and waits for its end, at most 10 seconds.
  func listedOptions(stop: ProbeStop) throws(EngineError) -> Set<String> {
    let child: ChildProcess
    do {
      child = try ChildProcess(
        path: path, arguments: ["--help"], environment: EngineEnvironment.current)
    } catch {
      throw .notRunnable(path: path, reason: error.reason)
    }
    // Its end is waited for; a program that stays although asked only for help is killed.
    let end = child.wait(seconds: 10) { !stop.isStopped }
    child.finish(grace: 0)
    if stop.isStopped { throw .stopped }
    guard end != nil else { return [] }
    return Self.options(in: child.output)
  }

  /// The words of a help text that look like options.
  static func options(in help: String) -> Set<String> {
    let words = help.split { $0.isWhitespace || ",[]()|=".contains($0) }
    return Set(words.filter { $0.hasPrefix("-") && $0.count > 1 }.map(String.init))
  }
}

/// What a started engine may see of this program's environment.
enum EngineEnvironment {
  /// Where programs and libraries are found, the language, and which cards may be used.
  ///
  /// `LD_LIBRARY_PATH` belongs to it: engines built in place need it to find their own parts.
  static let names: Set<String> = [
    "PATH", "HOME", "LANG", "LD_LIBRARY_PATH", "CUDA_VISIBLE_DEVICES", "CUDA_DEVICE_ORDER",
    "NVIDIA_VISIBLE_DEVICES", "HIP_VISIBLE_DEVICES", "ROCR_VISIBLE_DEVICES",
    "HSA_OVERRIDE_GFX_VERSION", "GGML_VK_VISIBLE_DEVICES", "VK_ICD_FILENAMES",
    "VK_DRIVER_FILES", "ONEAPI_DEVICE_SELECTOR", "ZE_AFFINITY_MASK",
  ]

  static var current: [String: String] {
    var environment: [String: String] = [:]
    for name in names {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    return environment
  }
}
