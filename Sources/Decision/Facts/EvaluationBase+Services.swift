internal import Catalog
internal import Licensing

/// Whose service a host is.
extension EvaluationBase {
  /// Whether a host is the service of the very developer whose model it serves; developers serve
  /// the models of others as well.
  func isOwnService(_ host: String, of candidate: Candidate) -> Bool {
    guard hostReadings[host]?.isFirstParty ?? false, let developer = candidate.model.developer,
      let hostRecord = snapshot.hosts[host]?.record,
      let developerRecord = snapshot.developers[developer]
    else { return false }
    let hosts = ([host] + Self.names(hostRecord)).map(PolicyPack.plain)
    let owners = ([developer] + Self.names(developerRecord)).map(PolicyPack.plain)
    return hosts.contains { host in
      owners.contains { !$0.isEmpty && !host.isEmpty && (host.hasPrefix($0) || $0.hasPrefix(host)) }
    }
  }

  /// What a developer, a host or a family calls itself, and what others call it.
  static func names(_ record: Record) -> [String] {
    [record.identity("name")?.text].compactMap(\.self) + (record.identity("aliases")?.list ?? [])
  }

  /// A source as people know it: its repository or title, else its key.
  func sourceName(_ key: String) -> String {
    let record = snapshot.sources[key]
    return record?.identity("repo")?.text ?? record?.identity("title")?.text ?? key
  }
}
