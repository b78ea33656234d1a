/// A GGUF file of a repository.
struct HubFile {
  /// Files that make one artifact: all parts of a split file, or one file.
  struct FileSet: Hashable {
    let quantization: String?
    /// The size of all parts; `nil` where one of them is not known, or a part is missing.
    let bytes: Int64?
    /// The digest, of a file that is not split.
    let sha256: String?
  }

  private let name: String
  private let bytes: Int64?
  private let sha256: String?
  /// Which part of how many, and the name all parts share.
  private let part: (number: Int, count: Int, stem: String)?

  /// Takes an entry of `siblings`, if it is a GGUF file with weights of a language model.
  init?(_ object: [String: JSONValue]) {
    guard let path = object["rfilename"]?.text, path.lowercased().hasSuffix(".gguf") else {
      return nil
    }
    let file = String(path.split(separator: "/").last ?? "")
    // Projectors and importance matrices lie beside the weights.
    let lower = file.lowercased()
    if lower.contains("mmproj") || lower.contains("imatrix") { return nil }
    name = path
    let lfs = object["lfs"]?.object
    if case .integer(let size)? = object["size"] ?? lfs?["size"], size > 0 {
      bytes = size
    } else {
      bytes = nil
    }
    let digest = lfs?["sha256"]?.text ?? lfs?["oid"]?.text
    sha256 = digest.flatMap { $0.utf8.count == 64 && $0.utf8.allSatisfy(Self.isHex) ? $0 : nil }
    part = Self.part(of: path)
  }

  /// The artifacts of a repository, one for each quantization; where several files have the same,
  /// none of them can be told from the others and all are left out.
  static func sets(_ files: [HubFile]) -> [FileSet] {
    var byQuantization: [String: [FileSet]] = [:]
    let groups = Dictionary(grouping: files) { $0.part?.stem ?? $0.name }
    for (stem, parts) in groups {
      let set = FileSet(
        quantization: quantization(of: stem), bytes: size(of: parts),
        sha256: parts.count == 1 && parts[0].part == nil ? parts[0].sha256 : nil)
      byQuantization[set.quantization ?? "", default: []].append(set)
    }
    return byQuantization.sorted { $0.key.precedesByBytes($1.key) }
      .compactMap { $0.value.count == 1 ? $0.value[0] : nil }
  }

  private static func size(of parts: [HubFile]) -> Int64? {
    if let split = parts.first?.part {
      let numbers = Set(parts.compactMap { $0.part?.number })
      guard parts.count == split.count, numbers == Set(1...split.count) else { return nil }
    }
    var sum: Int64 = 0
    for part in parts {
      guard let bytes = part.bytes else { return nil }
      let (total, isTooLarge) = sum.addingReportingOverflow(bytes)
      if isTooLarge { return nil }
      sum = total
    }
    return sum
  }

  /// `00002`, `00003` and the rest of `x-00002-of-00003.gguf`.
  private static func part(of path: String) -> (number: Int, count: Int, stem: String)? {
    let stem = path.dropLast(".gguf".utf8.count)
    let words = stem.split(separator: "-", omittingEmptySubsequences: false)
    guard words.count > 3, words[words.count - 2] == "of",
      let count = number(words[words.count - 1]), let number = number(words[words.count - 3]),
      (1...9999).contains(count), (1...count).contains(number)
    else { return nil }
    return (number, count, words.dropLast(3).joined(separator: "-"))
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.count == 5 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  /// The quantization a file name ends with: `Q4_K_M` of `alpha-7b-q4_k_m.gguf`.
  private static func quantization(of stem: String) -> String? {
    let file = stem.split(separator: "/").last.map(String.init) ?? stem
    let body = file.lowercased().hasSuffix(".gguf") ? String(file.dropLast(5)) : file
    guard let last = body.split(whereSeparator: { $0 == "-" || $0 == "." }).last else { return nil }
    let word = last.uppercased()
    let bytes = Array(word.utf8)
    let isPlain = ["F16", "F32", "BF16", "MXFP4", "MXFP4_MOE", "NVFP4"].contains(word)
    let digit = word.hasPrefix("IQ") || word.hasPrefix("TQ") ? 2 : 1
    let isQuantization =
      (word.hasPrefix("Q") || digit == 2) && bytes.count > digit
      && (0x30...0x39).contains(bytes[digit]) && bytes.contains(0x5F)
    return isPlain || isQuantization ? word : nil
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }
}
