internal import Fit

extension ModelBlueprint {
  /// Writes the file with made-up weights under a temporary name, then gives it its own.
  ///
  /// **Shape**: the bytes follow from the blueprint, the fill and the seed alone. Nothing else than
  /// an unfinished file of a name that `UnfinishedFiles` knows is left behind, and only when the
  /// program is killed.
  /// **Errors**: `WritingError`; `stop` is looked at between pieces of at most 8 MiB.
  /// **Cost**: the speed of the disk.
  public func write(
    to path: String, _ options: WritingOptions = WritingOptions(), stop: ProbeStop = ProbeStop()
  ) throws(WritingError) -> WrittenFile {
    let target = try WritingTarget(path, replaces: options.replacesFile)
    let fills = tensors.map { WeightFill($0, fill: options.fill, spokenTokens: spokenTokens) }
    let written = zip(tensors, fills).reduce(headerByteCount) { $0 &+ $1.1.writtenBytes(of: $1.0) }
    let file = try UnfinishedFile(for: target)
    do throws(WritingError) {
      let hasHoles = fills.contains { if case .hole = $0 { true } else { false } }
      if hasHoles, try !file.keepsHoles() {
        throw .noHoles(folder: target.folder, neededBytes: fileBytes)
      }
      try target.checkSpace(neededBytes: written)
      try file.write(headerBytes, at: 0)
      var noise = NoiseCache(seed: options.seed)
      for (place, (tensor, offset)) in zip(tensors, offsets).enumerated() {
        try write(
          tensor, number: place, fills[place], at: dataStart + offset, file, &noise, stop)
      }
      try file.setLength(fileBytes)
      let diskBytes = try file.diskBytes()
      if hasHoles, diskBytes > written + Self.diskSlack, diskBytes > fileBytes / 2 {
        throw .noHoles(folder: target.folder, neededBytes: fileBytes)
      }
      guard !stop.isStopped else { throw .stopped }
      try file.finish(replaces: options.replacesFile)
      return WrittenFile(path: path, bytes: fileBytes, diskBytes: diskBytes)
    } catch .failed(_, reason: UnfinishedFile.noRoom) {
      file.discard()
      throw .noSpace(folder: target.folder, neededBytes: written, freeBytes: nil)
    } catch {
      file.discard()
      throw error
    }
  }

  /// Room a file system may take for itself, or ahead of what is written.
  private static let diskSlack: Int64 = 64 << 20
  /// Bytes written at once.
  private static let pieceBytes = 8 << 20

  private func write(
    _ tensor: Tensor, number: Int, _ fill: WeightFill, at offset: Int64, _ file: UnfinishedFile,
    _ noise: inout NoiseCache, _ stop: ProbeStop
  ) throws(WritingError) {
    let bytes = fill.writtenBytes(of: tensor)
    guard bytes > 0 else { return }
    let unit: [UInt8]
    switch fill {
    case .constant(let value): unit = tensor.type.bytes(of: value)
    case .words:
      guard !stop.isStopped else { throw .stopped }
      return try file.write(readableHead(tensor, &noise), at: offset)
    case .noise, .hole: unit = noise.bytes(for: tensor, number: number)
    }
    let repeats = max(1, min(Int64(Self.pieceBytes), bytes) / Int64(unit.count))
    let piece = unit.repeated(Int(repeats))
    var done: Int64 = 0
    while done < bytes {
      guard !stop.isStopped else { throw .stopped }
      let count = min(Int64(piece.count), bytes - done)
      try file.write(piece[..<Int(count)], at: offset + done)
      done += count
    }
  }

  /// The output head of a tiny model: rows of whole words are noise, the others zero.
  ///
  /// So its text is made of words, is valid UTF-8, and ends only where the request says.
  private func readableHead(_ tensor: Tensor, _ noise: inout NoiseCache) -> [UInt8] {
    let rows = Int(tensor.sizes[1])
    let rowBytes = Int(tensor.byteCount) / rows
    let pattern = noise.bytes(tensor.type, row: tensor.sizes[0], loudness: Self.headLoudness)
    var bytes = [UInt8](repeating: 0, count: rowBytes * rows)
    for row in spokenTokens where row < rows {
      for place in row * rowBytes..<(row + 1) * rowBytes {
        bytes[place] = pattern[place % pattern.count]
      }
    }
    return bytes
  }

  /// How much louder words are than noise, so that sampling at any usual temperature finds none of
  /// the tokens at zero.
  private static let headLoudness = 16.0
}

extension [UInt8] {
  /// These bytes so many times over, copied as a whole each time.
  fileprivate func repeated(_ times: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count * times) { buffer, filled in
      for start in stride(from: 0, to: count * times, by: Swift.max(1, count)) {
        _ = UnsafeMutableBufferPointer(rebasing: buffer[start..<start + count])
          .initialize(fromContentsOf: self)
      }
      filled = count * times
    }
  }
}

extension TensorType {
  /// A number in this type: so many bytes of it as make sense to repeat.
  fileprivate func bytes(of value: Float) -> [UInt8] {
    // Zeros are zeros in every type that has a scale of zero; only plain types hold other numbers.
    guard value != 0 else { return [UInt8](repeating: 0, count: 1 << 16) }
    let one: [UInt8]
    switch self {
    case .f16: one = Float16(value).bitPattern.littleEndianBytes
    case .bf16: one = UInt16(value.bitPattern >> 16).littleEndianBytes
    default: one = value.bitPattern.littleEndianBytes
    }
    return one.repeated(1 << 12)
  }
}

/// Keeps the noise of the types and rows that were asked for last.
private struct NoiseCache {
  private struct Kind: Hashable {
    let type: TensorType
    let row: Int64
    let loudness: Double
  }

  /// Models have a dozen kinds; a hostile header may state any number.
  private static let mostKinds = 24

  private let seed: UInt64
  private var kinds: [Kind: [UInt8]] = [:]

  init(seed: UInt64) { self.seed = seed }

  mutating func bytes(_ type: TensorType, row: Int64, loudness: Double = 1) -> [UInt8] {
    let kind = Kind(type: type, row: row, loudness: loudness)
    if let known = kinds[kind] { return known }
    if kinds.count >= Self.mostKinds { kinds = [:] }
    let made = WeightNoise.bytes(type, row: row, seed: seed, loudness: loudness)
    kinds[kind] = made
    return made
  }

  /// The noise of a tensor: that of its kind, begun at a place of its own.
  mutating func bytes(for tensor: ModelBlueprint.Tensor, number: Int) -> [UInt8] {
    let pattern = bytes(tensor.type, row: tensor.sizes[0])
    let block = Int(tensor.type.block?.bytes ?? 1)
    let start = number % (pattern.count / block) * 7919 % (pattern.count / block) * block
    return Array(pattern[start...] + pattern[..<start])
  }
}
