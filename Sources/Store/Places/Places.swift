/// Where Weigh keeps its files, from the environment alone; nothing is looked up or made.
///
/// A place is `nil` where neither its own variable nor `HOME` gives an absolute path: Weigh then
/// runs without it.
/// **Source**: XDG Base Directory Specification 0.8; a relative path in it counts as not set.
public struct Places: Hashable, Sendable {
  /// Settings: `$XDG_CONFIG_HOME/weigh`.
  public let configFolder: String?
  /// Catalog, scenarios and probe runs: `$XDG_DATA_HOME/weigh`.
  public let dataFolder: String?
  /// The log: `$XDG_STATE_HOME/weigh`.
  public let stateFolder: String?
  /// What can be made again: `$XDG_CACHE_HOME/weigh`.
  public let cacheFolder: String?

  private let catalogVariable: String?

  /// Reads `HOME`, the four `XDG_…_HOME` variables and `WEIGH_CATALOG`.
  public init(environment: [String: String]) {
    func absolute(_ variable: String) -> String? {
      environment[variable].flatMap { $0.hasPrefix("/") ? Self.withoutTrailingSlashes($0) : nil }
    }
    let home = absolute("HOME")
    func folder(_ variable: String, below part: String) -> String? {
      (absolute(variable) ?? home.map { Self.joined($0, part) }).map { Self.joined($0, "weigh") }
    }
    configFolder = folder("XDG_CONFIG_HOME", below: ".config")
    dataFolder = folder("XDG_DATA_HOME", below: ".local/share")
    stateFolder = folder("XDG_STATE_HOME", below: ".local/state")
    cacheFolder = folder("XDG_CACHE_HOME", below: ".cache")
    catalogVariable = environment["WEIGH_CATALOG"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The user's settings.
  public var settingsFile: String? { configFolder.map { Self.joined($0, "config.toml") } }
  /// The user's scenarios, shortlists, drafts and probe runs.
  public var userDatabase: String? { dataFolder.map { Self.joined($0, "user.sqlite") } }
  /// The catalog a build writes when no other file is named.
  public var catalog: String? { dataFolder.map { Self.joined($0, "catalog.sqlite") } }
  /// The user's own overlay of facts.
  public var overlayFolder: String? { dataFolder.map { Self.joined($0, "overlay") } }
  /// What went wrong, for bug reports.
  public var log: String? { stateFolder.map { Self.joined($0, "weigh.log") } }

  /// The catalog to open.
  ///
  /// **Shape**: `option` is what `--catalog` says, `program` the absolute path of the running
  /// program. A catalog that is named is taken whether it exists or not, so that a typing error is
  /// not answered with another catalog. Order: option, `WEIGH_CATALOG`, the user's own, the one
  /// installed with the program.
  /// **Errors**: `nowhere`, with every place looked at.
  public func findCatalog(option: String?, program: String?, isFile: (String) -> Bool)
    throws(CatalogFileError) -> String
  {
    if let named = option ?? catalogVariable { return named }
    let candidates = [catalog, program.flatMap(Self.catalogInstalled)].compactMap(\.self)
    guard let found = candidates.first(where: isFile) else {
      throw .nowhere(searched: candidates)
    }
    return found
  }

  /// `../share/weigh/catalog.sqlite` beside the program.
  private static func catalogInstalled(with program: String) -> String? {
    let parts = program.split(separator: "/")
    guard program.hasPrefix("/"), parts.count >= 2 else { return nil }
    return "/" + (parts.dropLast(2) + ["share", "weigh", "catalog.sqlite"]).joined(separator: "/")
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder == "/" ? "/" + name : folder + "/" + name
  }

  private static func withoutTrailingSlashes(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
