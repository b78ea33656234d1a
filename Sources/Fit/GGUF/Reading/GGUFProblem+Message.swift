extension GGUFProblem {
  /// What is wrong, what is accepted, and what to do, after the name of the file and a colon.
  public var message: String {
    switch self {
    case .notGGUF(let magic):
      return "not a GGUF file. " + Self.beginning(magic)
    case .bigEndian:
      return "big-endian GGUF, not supported. Convert it on a machine of the usual byte order."
    case .version(let version):
      return "GGUF version \(version); this reads 2 and 3."
        + (version == 1 ? " Convert it again with a current llama.cpp." : "")
    case .needsMoreBytes(let given):
      return "header needs more than the \(Text.grouped(given)) bytes given. "
        + "Fetch the file again, or more of it."
    case .tooMuch(let counted, let stated, let limit, let offset):
      return Self.tooMuch(counted, stated, limit, offset)
    case .unknownValueType(let code, let key, let offset):
      return "key '\(Self.name(key))' holds a value of type \(code) at byte "
        + "\(Text.grouped(offset)); types 0 to 12 are known. The file may be damaged."
    case .repeatedKey(let key, let offset):
      return "key '\(Self.name(key))' stands there twice, again at byte \(Text.grouped(offset))."
    case .wrongAlignment(let stated):
      return "'general.alignment' is \(stated); it must be a power of two up to 2,147,483,648."
    case .repeatedTensor, .dimensions, .emptyDimension, .tensorTooLarge, .brokenRow, .unaligned,
      .overlapping:
      return tensorMessage
    case .unnamedParts, .tooManyParts, .missingParts, .foreignPart: return partMessage
    }
  }

  private var tensorMessage: String {
    switch self {
    case .repeatedTensor(let tensor): return "tensor '\(Self.name(tensor))' stands there twice."
    case .dimensions(let tensor, let count):
      return "tensor '\(Self.name(tensor))' has \(count) dimensions; one to four are possible."
    case .emptyDimension(let tensor):
      return "tensor '\(Self.name(tensor))' has a dimension of zero."
    case .tensorTooLarge(let tensor):
      return "tensor '\(Self.name(tensor))' is larger than any file."
    case .brokenRow(let tensor, let elements, let block):
      return "tensor '\(Self.name(tensor))' has rows of \(elements) elements, which do not fill "
        + "blocks of \(block)."
    case .unaligned(let tensor, let offset, let alignment):
      return "tensor '\(Self.name(tensor))' begins at \(offset), which is no multiple of "
        + "\(Text.grouped(alignment))."
    case .overlapping(let tensor, let other):
      return "tensors '\(Self.name(other))' and '\(Self.name(tensor))' lie on top of each other."
    default: return ""
    }
  }

  private var partMessage: String {
    switch self {
    case .unnamedParts(let name, let count):
      return "one of \(count) parts, but the name '\(name)' does not tell those of the others. "
        + "Rename the parts as NAME-00001-of-\(Self.fiveDigits(count)).gguf."
    case .tooManyParts(let count):
      return "one of \(count) parts; up to 99,999 are possible."
    case .missingParts(let names, let count):
      let list = names.prefix(5).joined(separator: ", ")
      let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
      return "\(names.count) of \(count) parts missing: \(list)\(rest). "
        + "Put them into the same folder."
    case .foreignPart(let name, let reason):
      return "'\(name)' does not belong to the other parts: \(reason.words)."
    default: return ""
    }
  }

  private static func tooMuch(
    _ counted: Counted, _ stated: UInt64, _ limit: UInt64, _ offset: Int64
  ) -> String {
    let most = Text.grouped(Int64(clamping: limit))
    let amount = counted.words(
      stated <= UInt64(Int64.max) ? Text.grouped(Int64(stated)) : "\(stated)")
    return "states \(amount) at byte \(Text.grouped(offset)); up to \(most) are read. "
      + "The file is damaged, or no model."
  }

  private static func beginning(_ magic: [UInt8]) -> String {
    if magic.isEmpty { return "It is empty." }
    let isText = magic.allSatisfy { (0x20...0x7E).contains($0) }
    let digits = magic.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return digits.utf8.count < 2 ? "0" + digits : digits
    }
    return "It begins with "
      + (isText
        ? "'\(String(decoding: magic, as: UTF8.self))'."
        : "the bytes "
          + digits.joined(separator: " ") + ".")
  }

  /// A name out of a file, short and without control characters.
  static func name(_ name: String) -> String {
    let shown = GGUFHeader.shown(Array(name.utf8.prefix(256)))
    return shown.count > 64 ? shown.prefix(61) + "..." : shown
  }

  static func fiveDigits(_ number: Int64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: Swift.max(0, 5 - digits.utf8.count)) + digits
  }
}

extension GGUFProblem.Counted {
  fileprivate func words(_ amount: String) -> String {
    switch self {
    case .tensors: return "\(amount) tensors"
    case .keys: return "\(amount) keys"
    case .textBytes: return "a text of \(amount) bytes"
    case .keyBytes: return "a key of \(amount) bytes"
    case .allKeyBytes: return "keys of \(amount) bytes together"
    case .tensorListBytes: return "a list of tensors of \(amount) bytes"
    case .headerBytes: return "a header of \(amount) bytes"
    case .elements: return "a list of \(amount) elements"
    case .depth: return "lists inside each other, \(amount) deep,"
    }
  }
}

extension GGUFProblem.ForeignPart {
  fileprivate var words: String {
    switch self {
    case .count(let count, let expected):
      return "it is one of \(count) parts and not of \(expected)"
    case .place(let place, let expected): return "it is part \(place) and not \(expected)"
    case .architecture(let found, let expected):
      return "its architecture is '\(GGUFProblem.name(found))' and not "
        + "'\(GGUFProblem.name(expected))'"
    case .model(let found, let expected):
      return "it holds '\(GGUFProblem.name(found))' and not '\(GGUFProblem.name(expected))'"
    case .tensor(let name):
      return "tensor '\(GGUFProblem.name(name))' is in another part as well"
    case .tensorCount(let count, let expected):
      return "with it there are \(Text.grouped(count)) tensors and not \(Text.grouped(expected))"
    }
  }
}

extension GGUFNote {
  /// What is worth knowing, in a sentence.
  public var message: String {
    switch self {
    case .cut(let present, let needed):
      return
        "The file is cut: \(Text.fileBytes(present, of: needed)). Its header is whole, so what it needs is "
        + "known; it cannot be run."
    case .unknownType(let code, let tensors):
      return "\(Text.counted(tensors, "tensor")) of type \(code), which is not known here: "
        + "parameters are not known."
    case .unusableKey(let key):
      return "'\(GGUFProblem.name(key))' holds something it cannot hold, and counts as not stated."
    case .notAModel(let kind):
      return "This is no language model, but '\(GGUFProblem.name(kind))'."
    case .unknownArchitecture(let name):
      return "The architecture '\(GGUFProblem.name(name))' is not known here: its cache is given "
        + "as 'at most'."
    case .noArchitecture: return "No architecture is stated: its cache is not known."
    case .noLayers: return "No number of layers is stated: its cache is not known."
    case .unstatedPattern:
      return "Some layers see only a window, and which ones is not stated: the cache lies between "
        + "all of them and none."
    case .ignoredWindow(let tokens):
      return "A window of \(Text.grouped(tokens)) tokens is stated, which llama.cpp leaves out for "
        + "this architecture: every layer keeps all tokens."
    case .expandedLatent:
      return "Written before llama.cpp could keep the latent: it keeps keys and values of every "
        + "head. A newer conversion needs far less."
    case .draftLayers(let layers, let bytes):
      return "\(Text.counted(Int(clamping: layers), "layer")) that draft tokens "
        + "(\(Text.gigabytes(Double(bytes)))), loaded only when asked for."
    case .noTensors: return "There is no tensor in it: a vocabulary without a model."
    }
  }
}

extension Text {
  /// `3.1 of 4.4 GB`, in a unit that tells the two apart.
  static func fileBytes(_ present: Int64, of needed: Int64) -> String {
    for (size, unit) in [(1e9, "GB"), (1e6, "MB"), (1e3, "kB")] {
      let ends = [present, needed].map { decimal(Double($0) / size, 1) }
      if Double(needed) >= size, ends[0] != ends[1] { return "\(ends[0]) of \(ends[1]) \(unit)" }
    }
    return "\(grouped(present)) of \(grouped(needed)) bytes"
  }

  /// `1 tensor`, `2 tensors`.
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(grouped(Int64(count))) \(noun)\(count == 1 ? "" : "s")"
  }
}
