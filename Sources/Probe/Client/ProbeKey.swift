/// A key for a server.
///
/// It is sent, and shown nowhere: not in messages, logs or runs.
public struct ProbeKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The key as it is sent.
  let secret: String

  /// A key as read from a file or stdin; white space around it is dropped.
  ///
  /// Nil if nothing is left, or if it has characters that cannot be in a header.
  public init?(_ text: String) {
    let trimmed = text.drop { $0.isWhitespace }
    let end = trimmed.lastIndex { !$0.isWhitespace }
    guard let end else { return nil }
    secret = String(trimmed[...end])
    guard secret.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), secret.utf8.count <= 8192 else {
      return nil
    }
  }

  /// What is shown in its place.
  public static let mask = "sk-…"

  /// The mask, never the key.
  public var description: String { Self.mask }
  /// The mask, never the key.
  public var debugDescription: String { Self.mask }
  /// No children, so that a dump shows nothing either.
  public var customMirror: Mirror { Mirror(self, children: [:]) }

  /// The text with this key replaced wherever it occurs.
  func hide(in text: String) -> String {
    text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: Self.mask)
  }

  /// The bytes with this key replaced; unchanged if it does not occur near their start.
  func hide(in bytes: [UInt8]) -> [UInt8] {
    let start = String(decoding: bytes.prefix(secret.utf8.count + 4096), as: UTF8.self)
    let hidden = hide(in: start)
    return hidden == start ? bytes : Array(hidden.utf8)
  }
}

extension ServedModel {
  /// The model with the key hidden wherever a server has put it into a text.
  func hiding(_ key: ProbeKey?) -> ServedModel {
    guard let key else { return self }
    var model = self
    model.id = PrintableText(key.hide(in: wireName), limit: 120).text
    model.wireName = key.hide(in: wireName)
    model.engineBuild = engineBuild.map(key.hide)
    model.quantization = quantization.map(key.hide)
    model.architecture = architecture.map(key.hide)
    model.digest = digest.map(key.hide)
    model.sourceName = sourceName.map(key.hide)
    model.fileName = fileName.map(key.hide)
    model.filePath = filePath.map(key.hide)
    model.adapterOf = adapterOf.map(key.hide)
    model.remoteHost = remoteHost.map(key.hide)
    return model
  }
}
