internal import Catalog

/// Several endpoints to be probed one beside the other, as a file lists them.
///
/// ```toml
/// [[endpoint]]
/// url = "http://127.0.0.1:8080/v1"
/// label = "desk"
/// ```
public struct EndpointList: Equatable, Sendable, Codable {
  /// One of them.
  public struct Entry: Equatable, Sendable, Codable {
    /// The address of the API.
    public var url: String
    /// What to call it, such as what stands behind a gateway; nil for host and port.
    public var label: String?
    /// The model to ask, where it has several.
    public var model: String?
    /// The catalog id of the device it runs on.
    public var device: String?
    /// A file with the key, as the list spells it.
    public var keyFile: String?
    /// The line it begins on.
    public var line: Int

    /// An endpoint of which only the address is known.
    public init(url: String, line: Int = 1) {
      self.url = url
      self.line = line
    }

    /// What to call it: its label, else its address.
    public var name: String { label ?? url }
  }

  /// The endpoints, in the order of the file.
  public var entries: [Entry]

  /// As many endpoints are probed at once.
  public static let most = 8

  /// Reads a list.
  ///
  /// **Errors** `EndpointListError`, with the line: no list, no endpoint or too many, an unknown
  /// key, a value that is no text or empty, an address that cannot be probed, and an address or a
  /// label that occurs twice.
  public init(_ text: String) throws(EndpointListError) {
    let document: TOMLDocument
    do {
      document = try TOMLDocument(text)
    } catch {
      throw .notTOML(line: error.line, message: error.message)
    }
    var entries: [Entry] = []
    for item in document.root.entries {
      guard item.key == "endpoint" else {
        throw .unknownKey(item.key, line: item.line, known: ["endpoint"])
      }
      guard let tables = item.value.array, tables.allSatisfy({ $0.table != nil }) else {
        throw .notAList(line: item.line)
      }
      for table in tables.compactMap(\.table) {
        guard entries.count < Self.most else { throw .tooMany(line: table.line, limit: Self.most) }
        entries.append(try Self.entry(table))
      }
    }
    guard !entries.isEmpty else { throw .empty }
    for (place, entry) in entries.enumerated() {
      for earlier in entries[..<place] {
        if earlier.url == entry.url, earlier.model == entry.model {
          throw .repeated(entry.url, line: entry.line, first: earlier.line)
        }
        if let label = entry.label, earlier.label == label {
          throw .repeated(label, line: entry.line, first: earlier.line)
        }
      }
    }
    self.entries = entries
  }

  private static let keys = ["url", "label", "model", "device", "key_file"]

  private static func entry(_ table: TOMLTable) throws(EndpointListError) -> Entry {
    var values: [String: String] = [:]
    var lines: [String: Int] = [:]
    for item in table.entries {
      guard keys.contains(item.key) else {
        throw .unknownKey(item.key, line: item.line, known: keys)
      }
      guard let text = item.value.text else {
        throw .notText(item.key, line: item.line, found: item.value.shapeInWords)
      }
      guard text.contains(where: { !$0.isWhitespace }) else {
        throw .emptyText(item.key, line: item.line)
      }
      values[item.key] = text
      lines[item.key] = item.line
    }
    guard let url = values["url"] else { throw .noAddress(line: table.line) }
    do {
      _ = try AddressParts(url)
    } catch {
      throw .address(error, line: lines["url"] ?? table.line)
    }
    var entry = Entry(url: url, line: table.line)
    entry.label = values["label"]
    entry.model = values["model"]
    entry.device = values["device"]
    entry.keyFile = values["key_file"]
    return entry
  }
}

/// Why a list of endpoints is not read; all but the last name the line.
public enum EndpointListError: Error, Equatable, Sendable {
  /// The file is no TOML; `message` says what is wrong with it.
  case notTOML(line: Int, message: String)
  /// `endpoint` is something else than a list of tables.
  case notAList(line: Int)
  /// A key that means nothing here.
  case unknownKey(String, line: Int, known: [String])
  /// A value that is no text.
  case notText(String, line: Int, found: String)
  /// A text of nothing but white space.
  case emptyText(String, line: Int)
  /// An endpoint without an address.
  case noAddress(line: Int)
  /// An address that cannot be probed.
  case address(EndpointError, line: Int)
  /// An address or a label that was there before.
  case repeated(String, line: Int, first: Int)
  /// More than may be probed at once.
  case tooMany(line: Int, limit: Int)
  /// No endpoint at all.
  case empty

  /// The line it was found at; 1 where it concerns the whole file.
  public var line: Int {
    switch self {
    case .notTOML(let line, _), .notAList(let line), .unknownKey(_, let line, _),
      .notText(_, let line, _), .emptyText(_, let line), .noAddress(let line),
      .address(_, let line), .repeated(_, let line, _), .tooMany(let line, _):
      line
    case .empty: 1
    }
  }
}
