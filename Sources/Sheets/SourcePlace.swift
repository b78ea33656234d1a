public import Catalog

/// A source as the catalog's own record names it.
public struct SourcePlace {
  /// The key facts name, or what stands in its place.
  public let key: String
  let record: Record?

  /// Looks a source up.
  public init(_ key: String, in snapshot: CatalogSnapshot) {
    self.key = key
    record = snapshot.sources[key]
  }

  /// The public place: the repository or address, and the files in it.
  public var place: String {
    guard let record else { return key }
    let place =
      record.identity("repo")?.text
      ?? record.identity("url")?.text.map(Self.withoutScheme) ?? key
    return record.identity("path")?.text.map { "\(place)  \($0)" } ?? place
  }

  /// What it is called.
  public var title: String? { record?.identity("title")?.text }
  /// Who publishes it.
  public var publisher: String? { record?.identity("publisher")?.text }
  /// The commit that was read.
  public var commit: String? { record?.identity("commit")?.text }
  /// Its terms.
  public var terms: String? { record?.identity("license")?.text }
  /// The credit that must be printed with its values.
  public var attribution: String? { record?.identity("attribution")?.text }
  /// When it was read.
  public var retrieved: CalendarDate? { record?.identity("retrieved")?.date }

  /// The address a browser can open.
  public var address: String? {
    guard let repo = record?.identity("repo")?.text else {
      // A browser is given web addresses only, whatever a file says.
      let address = record?.identity("url")?.text ?? key
      return address.hasPrefix("https://") || address.hasPrefix("http://") ? address : nil
    }
    let root = "https://github.com/\(repo)"
    guard let commit, let path = record?.identity("path")?.text,
      !path.contains(where: { $0 == " " || $0 == "*" || $0 == "," })
    else { return commit.map { "\(root)/tree/\($0)" } ?? root }
    return "\(root)/blob/\(commit)/\(path)"
  }

  /// The source in one line: place, who publishes it, when it was read.
  public var line: String {
    ([place] + [publisher, retrieved.map { "read \($0)" }].compactMap { $0 })
      .joined(separator: ", ")
  }

  private static func withoutScheme(_ url: String) -> String {
    for scheme in ["https://", "http://"] where url.hasPrefix(scheme) {
      return String(url.dropFirst(scheme.count))
    }
    return url
  }
}
