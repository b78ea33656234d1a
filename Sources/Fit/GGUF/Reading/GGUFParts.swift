/// The parts of a split file, by their names.
///
/// **Source**: `llama-gguf-split` in `ggml-org/llama.cpp`: `NAME-00001-of-00003.gguf`, and in each
/// part `split.no` from zero, `split.count` and `split.tensors.count`.
public enum GGUFParts {
  /// A part and what is behind its name.
  struct Part {
    let name: String
    let header: GGUFHeader
  }

  private static let numberDigits = 5
  private static let joint = "-of-"
  private static let ending = ".gguf"

  /// Reads a file and, where it is one of several parts, all the others beside it.
  ///
  /// **Shape**: `open` gives the bytes behind a name, `nil` where there is no such file; names are
  /// made from the first one by its numbers alone.
  /// **Errors**: `GGUFProblem`; missing parts are listed by name.
  public static func header(
    _ name: String, open: (String) -> ByteSource?
  ) throws(GGUFProblem) -> GGUFHeader {
    guard let source = open(name) else { throw .missingParts([name], of: 1) }
    let header = try GGUFHeader(reading: source)
    guard let stated = header.integer("split.count"), stated > 1 else { return header }
    guard stated <= 99_999 else { throw .tooManyParts(UInt64(stated)) }
    guard let names = names(of: name, count: Int(stated)) else {
      throw .unnamedParts(name: name, count: stated)
    }
    var parts: [Part] = []
    var missing: [String] = []
    for part in names {
      if part == name {
        parts.append(Part(name: part, header: header))
      } else if let source = open(part) {
        // Once one is missing, the others need not be read: they may be large in number.
        if missing.isEmpty {
          parts.append(Part(name: part, header: try GGUFHeader(reading: source)))
        }
      } else {
        missing.append(part)
      }
    }
    guard missing.isEmpty else { throw .missingParts(missing, of: names.count) }
    return try merged(parts)
  }

  /// The names of all parts, told from the name of one; `nil` where it has no such form, or
  /// counts other parts than the file does.
  public static func names(of name: String, count: Int) -> [String]? {
    let bytes = Array(name.utf8)
    let tail = numberDigits * 2 + joint.utf8.count + ending.utf8.count + 1
    guard bytes.count >= tail, name.hasSuffix(ending) else { return nil }
    let start = bytes.count - tail
    let last = bytes[(bytes.count - ending.utf8.count - numberDigits)...].prefix(numberDigits)
    let number = bytes[(start + 1)...].prefix(numberDigits)
    let middle = bytes[(start + 1 + numberDigits)...].prefix(joint.utf8.count)
    guard bytes[start] == 0x2D, middle.elementsEqual(joint.utf8),
      let total = Int(String(decoding: last, as: UTF8.self)), total == count,
      let place = Int(String(decoding: number, as: UTF8.self)), (1...total).contains(place)
    else { return nil }
    let stem = String(decoding: bytes[..<start], as: UTF8.self)
    let end = joint + GGUFProblem.fiveDigits(Int64(count)) + ending
    return (1...count).map { stem + "-" + GGUFProblem.fiveDigits(Int64($0)) + end }
  }

  /// One header out of the headers of all parts, in their order.
  ///
  /// The metadata is that of the first part; later parts state only their own place.
  static func merged(_ parts: [Part]) throws(GGUFProblem) -> GGUFHeader {
    guard var whole = parts.first?.header else { throw .missingParts([], of: 0) }
    var tensors: [GGUFTensor] = []
    var cutPresent: Int64 = 0
    var cutNeeded: Int64 = 0
    var notes = whole.notes.filter { if case .cut = $0 { false } else { true } }
    var isCut = false
    whole.partBytes = []
    for (place, part) in parts.enumerated() {
      try check(part, at: place, of: parts.count, against: whole)
      for tensor in part.header.tensors { tensors.append(tensor.moved(to: place)) }
      let needed = part.header.neededBytes
      let present = part.header.partBytes.first.flatMap(\.self)
      isCut = isCut || part.header.isCut
      cutPresent = cutPresent.plus(present ?? needed)
      cutNeeded = cutNeeded.plus(Swift.max(needed, present ?? 0))
      whole.partBytes.append(present)
      for note in part.header.notes where place > 0 {
        if case .unknownType = note, !notes.contains(note) { notes.append(note) }
      }
    }
    let held = tensors.count
    if let stated = whole.integer("split.tensors.count"), stated != Int64(held) {
      throw .foreignPart(
        name: parts[parts.count - 1].name,
        reason: .tensorCount(Int64(held), expected: stated))
    }
    if let name = repeatedName(tensors) {
      let part = parts.last { $0.header.tensors.contains { $0.name == name } }
      throw .foreignPart(name: part?.name ?? name, reason: .tensor(name))
    }
    if isCut { notes.insert(.cut(present: cutPresent, needed: cutNeeded), at: 0) }
    whole.tensors = tensors
    whole.notes = notes
    return whole
  }

  private static func check(
    _ part: Part, at place: Int, of count: Int, against first: GGUFHeader
  ) throws(GGUFProblem) {
    let header = part.header
    let stated = header.integer("split.count") ?? 1
    guard stated == Int64(count) else {
      throw .foreignPart(name: part.name, reason: .count(stated, expected: Int64(count)))
    }
    let number = header.integer("split.no") ?? -1
    guard number == Int64(place) else {
      throw .foreignPart(
        name: part.name, reason: .place(number.plus(1), expected: Int64(place + 1)))
    }
    // Parts after the first repeat no metadata; where one does, it must be the same model's.
    if let found = header.text("general.architecture"),
      let expected = first.text("general.architecture"), found != expected
    {
      throw .foreignPart(name: part.name, reason: .architecture(found, expected: expected))
    }
    if let found = header.text("general.name"), let expected = first.text("general.name"),
      found != expected
    {
      throw .foreignPart(name: part.name, reason: .model(found, expected: expected))
    }
    let total = header.integer("split.tensors.count")
    if let total, let expected = first.integer("split.tensors.count"), total != expected {
      throw .foreignPart(name: part.name, reason: .tensorCount(total, expected: expected))
    }
  }

  private static func repeatedName(_ tensors: [GGUFTensor]) -> String? {
    let order = tensors.indices.sorted {
      tensors[$0].name.utf8.lexicographicallyPrecedes(tensors[$1].name.utf8)
    }
    return zip(order, order.dropFirst())
      .first { tensors[$0].name.utf8.elementsEqual(tensors[$1].name.utf8) }
      .map { tensors[$0.0].name }
  }
}

extension GGUFTensor {
  /// The same tensor in another part.
  fileprivate func moved(to part: Int) -> GGUFTensor {
    GGUFTensor(
      name: name, type: type, offset: offset, part: part, sizes: sizes, elementCount: elementCount,
      byteCount: byteCount)
  }
}
