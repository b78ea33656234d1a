/// Why the header of a GGUF file cannot be used.
public enum GGUFProblem: Error, Hashable, Sendable {
  /// What a header states a number of.
  public enum Counted: String, Hashable, Sendable {
    case tensors, keys
    case textBytes, keyBytes, allKeyBytes, tensorListBytes, headerBytes
    case elements, depth
  }

  /// The first four bytes are something else.
  case notGGUF(magic: [UInt8])
  /// Its numbers have their bytes in the other order.
  case bigEndian
  /// A version nobody reads here.
  case version(UInt32)
  /// The bytes end inside the header.
  case needsMoreBytes(given: Int64)
  /// More than is read, with the offset where it is stated.
  case tooMuch(Counted, stated: UInt64, limit: UInt64, offset: Int64)
  /// No value has this type.
  case unknownValueType(UInt32, key: String, offset: Int64)
  /// Two values under one key.
  case repeatedKey(String, offset: Int64)
  /// Not a power of two.
  case wrongAlignment(UInt64)
  /// Two tensors of one name.
  case repeatedTensor(String)
  /// No sizes, or more than four.
  case dimensions(tensor: String, count: UInt32)
  /// A size of zero.
  case emptyDimension(tensor: String)
  /// More elements than a number can hold.
  case tensorTooLarge(tensor: String)
  /// Rows that do not fill whole blocks.
  case brokenRow(tensor: String, elements: UInt64, block: Int64)
  /// An offset that the alignment does not divide.
  case unaligned(tensor: String, offset: UInt64, alignment: Int64)
  /// Two tensors in one place.
  case overlapping(tensor: String, other: String)
  /// A split file whose name does not tell the names of the other parts.
  case unnamedParts(name: String, count: Int64)
  /// More parts than anybody writes.
  case tooManyParts(UInt64)
  /// Parts that are not there.
  case missingParts([String], of: Int)
  /// A part that does not belong to the others.
  case foreignPart(name: String, reason: ForeignPart)

  /// Why a part does not belong to the others.
  public enum ForeignPart: Hashable, Sendable {
    /// It states another number of parts.
    case count(Int64, expected: Int64)
    /// It states another place among the parts, counted from one.
    case place(Int64, expected: Int64)
    /// It is of another architecture.
    case architecture(String, expected: String)
    /// It is of another model.
    case model(String, expected: String)
    /// It holds a tensor another part holds.
    case tensor(String)
    /// The parts together hold another number of tensors than the first states.
    case tensorCount(Int64, expected: Int64)
  }
}

/// What is worth knowing of a header that can be used.
public enum GGUFNote: Hashable, Sendable {
  /// The file ends before its last tensor.
  case cut(present: Int64, needed: Int64)
  /// Tensors are stored in a type nobody knows here.
  case unknownType(code: UInt32, tensors: Int)
  /// A key holds a value of a type it cannot have, so that it counts as not stated.
  case unusableKey(String)
  /// It is no language model: a projector, an adapter or a matrix of importance.
  case notAModel(kind: String)
  /// The architecture is on no list, so that its cache has only an upper end.
  case unknownArchitecture(String)
  /// No architecture is stated.
  case noArchitecture
  /// The number of layers is missing, so that the cache is not known.
  case noLayers
  /// Layers see a window, and which of them is not stated.
  case unstatedPattern
  /// A window is stated that engines leave out for this architecture.
  case ignoredWindow(tokens: Int64)
  /// Written before the latent form: engines keep keys and values of every head.
  case expandedLatent
  /// Layers that draft tokens are in the file; they are loaded only when asked for.
  case draftLayers(Int64, bytes: Int64)
  /// A file of tensors without weights: a vocabulary alone.
  case noTensors
}
