/// What a header may state at most; everything is compared with these before memory is taken.
///
/// **Source**: chosen, far above every published file: 1,096 tensors and 15.8 MB of header are the
/// most that was seen. Together they keep what a header can make the reader hold below 64 MiB.
enum GGUFLimits {
  /// Tensors.
  static let tensors: UInt64 = 1 << 20
  /// Metadata keys.
  static let keys: UInt64 = 1 << 16
  /// Bytes of one text: 64 MiB.
  static let textBytes: UInt64 = 1 << 26
  /// Elements of one array.
  static let elements: UInt64 = 1 << 24
  /// Arrays inside each other.
  static let depth = 2
  /// Bytes of the name of a key, as the format states.
  static let keyBytes: UInt64 = 65_535
  /// Bytes of the names of all keys: 2 MiB.
  static let allKeyBytes: Int64 = 1 << 21
  /// Bytes of the list of tensors: 8 MiB, which 100,000 tensors of usual names fill.
  static let tensorListBytes: Int64 = 1 << 23
  /// Bytes of the whole header: 256 MiB.
  static let headerBytes: Int64 = 1 << 28
  /// Sizes a tensor has.
  static let dimensions = 1...4 as ClosedRange<UInt32>
  /// Entries of an array that is read into numbers, as of one number for each layer.
  static let decodedElements: Int64 = 1 << 16
  /// Bytes of a text that is read to be shown.
  static let shownTextBytes: Int64 = 1 << 16
  /// Bytes read at once.
  static let windowBytes = 1 << 18
}
