extension GGUFHeader {
  /// Makes sure that every tensor has a name and a place of its own, and finds where the file ends.
  ///
  /// **Cost**: two sorts over the tensors.
  mutating func checkTensors() throws(GGUFProblem) {
    try checkNames()
    try checkPlaces()
    noteUnknownTypes()
  }

  private func checkNames() throws(GGUFProblem) {
    // Places are sorted and not names: a set of them would take more than the header itself.
    let order = tensors.indices.sorted {
      tensors[$0].name.utf8.lexicographicallyPrecedes(tensors[$1].name.utf8)
    }
    for (place, next) in zip(order, order.dropFirst())
    where tensors[place].name.utf8.elementsEqual(tensors[next].name.utf8) {
      throw .repeatedTensor(tensors[place].name)
    }
  }

  private mutating func checkPlaces() throws(GGUFProblem) {
    let fileBytes = partBytes.first ?? nil
    let order = tensors.indices.sorted { tensors[$0].offset < tensors[$1].offset }
    var end: Int64 = 0
    var last: Int?
    for (position, place) in order.enumerated() {
      let tensor = tensors[place]
      if let last, tensor.offset < end || tensor.offset == tensors[last].offset {
        throw .overlapping(tensor: tensor.name, other: tensors[last].name)
      }
      if let bytes = tensor.byteCount {
        let sum = tensor.offset.addingReportingOverflow(bytes)
        guard !sum.overflow, !dataStart.addingReportingOverflow(sum.partialValue).overflow else {
          throw .tensorTooLarge(tensor: tensor.name)
        }
        end = sum.partialValue
      } else {
        let next = position + 1 < order.count ? tensors[order[position + 1]].offset : nil
        let rest = fileBytes.map { $0.minus(dataStart).minus(tensor.offset) }
        tensors[place].byteCount = next.map { $0.minus(tensor.offset) } ?? rest
        end = tensor.offset.plus(tensors[place].byteCount ?? 0)
      }
      last = place
    }
    let needed = dataStart.plus(end)
    if let fileBytes, !tensors.isEmpty, needed > fileBytes {
      notes.append(.cut(present: fileBytes, needed: needed))
    }
  }

  private mutating func noteUnknownTypes() {
    var counts: [UInt32: Int] = [:]
    for tensor in tensors where !tensor.type.isKnown { counts[tensor.type.code, default: 0] += 1 }
    for (code, count) in counts.sorted(by: { $0.key < $1.key }) {
      notes.append(.unknownType(code: code, tensors: count))
    }
  }
}

extension GGUFHeader {
  /// Bytes of all tensors; those whose size nobody knows are left out.
  public var tensorBytes: Int64 {
    tensors.reduce(0) { $0.plus($1.byteCount ?? 0) }
  }

  /// Elements of all tensors; `nil` where one is stored in a type nobody knows, or there is none.
  public var parameters: Int64? {
    guard !tensors.isEmpty, tensors.allSatisfy(\.type.isKnown) else { return nil }
    return tensors.reduce(0) { $0.plus($1.elementCount) }
  }

  /// Bytes of the tensors of each type, in the order of the types' numbers.
  public var bytesByType: [(type: TensorType, tensors: Int, bytes: Int64)] {
    var sums: [TensorType: (tensors: Int, bytes: Int64)] = [:]
    for tensor in tensors {
      let sum = sums[tensor.type] ?? (0, 0)
      sums[tensor.type] = (sum.tensors + 1, sum.bytes.plus(tensor.byteCount ?? 0))
    }
    return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value.tensors, $0.value.bytes) }
  }

  /// Bytes of the file, or of all its parts: as found, or up to the end of the last tensor.
  public var totalBytes: Int64 {
    var sum: Int64 = 0
    for bytes in partBytes {
      guard let bytes else { return neededBytes }
      sum = sum.plus(bytes)
    }
    return sum
  }

  /// Bytes the file has when all its tensors are there.
  ///
  /// **Shape**: for parts, the headers of the others are not counted.
  public var neededBytes: Int64 {
    var ends: [Int: Int64] = [:]
    for tensor in tensors {
      let end = tensor.offset.plus(tensor.byteCount ?? 0)
      ends[tensor.part] = Swift.max(ends[tensor.part] ?? 0, end)
    }
    return ends.values.reduce(dataStart) { $0.plus($1) }
  }

  /// Whether the file ends before its last tensor.
  public var isCut: Bool {
    notes.contains { if case .cut = $0 { true } else { false } }
  }
}
