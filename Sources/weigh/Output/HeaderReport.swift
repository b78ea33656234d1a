internal import Catalog
internal import Cells
internal import Decision
internal import Fit
internal import Probe

/// What the header of a GGUF file says: keys, tensors by what they are for, layers.
struct HeaderReport {
  let file: ModelFile
  /// The same as a blueprint; nil for a file that cannot be copied.
  private let blueprint: ModelBlueprint?

  init(file: ModelFile) {
    self.file = file
    blueprint = try? ModelBlueprint(copying: file.header)  // the report then leaves layers out
  }

  private var header: GGUFHeader { file.header }

  /// Longer lists are counted, not shown.
  private static let shownElements = 12
  private static let shownCharacters = 120

  /// Layers of the same size in a row.
  private struct LayerRun {
    var layers: ClosedRange<Int>
    let bytes: Int64

    var name: String {
      layers.count == 1 ? "\(layers.lowerBound)" : "\(layers.lowerBound)–\(layers.upperBound)"
    }
  }

  private var layerRuns: [LayerRun] {
    var runs: [LayerRun] = []
    for (layer, bytes) in (blueprint?.layerBytes ?? []).enumerated() {
      if let last = runs.last, last.bytes == bytes {
        runs[runs.count - 1].layers = last.layers.lowerBound...layer
      } else {
        runs.append(LayerRun(layers: layer...layer, bytes: bytes))
      }
    }
    return runs
  }

  /// The tensors of each use, with the types they are stored in.
  private var groups: [(kind: GGUFWeights.Kind, amount: GGUFWeights.Amount, types: String)] {
    GGUFWeights.Kind.allCases.compactMap { kind in
      let amount = file.model.weights.amount(kind)
      guard amount.tensors > 0 else { return nil }
      let types = file.model.weights.types(kind).map(\.name).joined(separator: ", ")
      return (kind, amount, types)
    }
  }

  /// How the layers repeat, in a sentence.
  private var pattern: String? {
    guard let blueprint, let layers = blueprint.layers, layers > 0 else { return nil }
    guard let pattern = blueprint.layerPattern else {
      return "The \(layers) layers follow no pattern."
    }
    let repeats =
      pattern.period == 1 ? "all alike" : "the same kinds again after \(pattern.period)"
    let leading =
      pattern.leadingLayers == 0
      ? "" : "\(Wording.count(pattern.leadingLayers, "layer")) of another kind, then "
    return "Layers: \(layers), \(leading)\(repeats)."
  }

  // MARK: Forms

  /// Tables for people.
  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    var keys = Table(columns: [
      Table.Column(header: "Key", alignsRight: false, minimum: 24),
      Table.Column(header: "Type", alignsRight: false, minimum: nil),
      Table.Column(header: "Value", alignsRight: false, minimum: 20, cutsAtEnd: true),
    ])
    keys.rows = header.entries.map { [$0.key, Self.type($0), value($0)] }
    var tensors = Table(columns: [
      Table.Column(header: "For", alignsRight: false, minimum: nil),
      Table.Column(header: "Tensors", alignsRight: true, minimum: nil),
      Table.Column(header: "Elements", alignsRight: true, minimum: nil),
      Table.Column(header: "Bytes", alignsRight: true, minimum: nil),
      Table.Column(header: "Types", alignsRight: false, minimum: 12, cutsAtEnd: true),
    ])
    tensors.rows = groups.map {
      [
        $0.kind.rawValue, "\($0.amount.tensors)", grouped($0.amount.elements),
        grouped($0.amount.bytes), $0.types,
      ]
    }
    var layers = Table(columns: [
      Table.Column(header: "Layers", alignsRight: false, minimum: nil),
      Table.Column(header: "Bytes of each", alignsRight: true, minimum: nil),
    ])
    layers.rows = layerRuns.map { [$0.name, grouped($0.bytes)] }
    var lines = file.summary + [""] + keys.lines(width: width, glyphs: glyphs)
    if !tensors.rows.isEmpty { lines += [""] + tensors.lines(width: width, glyphs: glyphs) }
    if !layers.rows.isEmpty { lines += [""] + layers.lines(width: width, glyphs: glyphs) }
    return lines + [pattern].compactMap(\.self)
  }

  /// One sentence a line.
  var prose: [String] {
    var lines = file.summary
    lines += header.entries.map { "\($0.key) is \(value($0))." }
    lines += groups.map {
      "\(Wording.count($0.amount.tensors, "tensor")) for \($0.kind.rawValue): "
        + "\(grouped($0.amount.bytes)) bytes in \($0.types)."
    }
    lines += layerRuns.map {
      "\($0.layers.count == 1 ? "Layer" : "Layers") \($0.name): \(grouped($0.bytes)) bytes\($0.layers.count == 1 ? "" : " each")."
    }
    return lines + [pattern].compactMap(\.self)
  }

  /// One key or tensor a line.
  var plain: [String] {
    let keys = header.entries.map { ["key", $0.key, Self.type($0), value($0)] }
    let tensors = header.tensors.map { tensor in
      [
        "tensor", tensor.name, tensor.type.name,
        tensor.sizes.map(String.init).joined(separator: "x")
          + " " + (tensor.byteCount.map(String.init) ?? "unknown"),
      ]
    }
    return ([["what", "name", "type", "value"]] + keys + tensors).map(PlainTable.line)
  }

  /// One object.
  var json: JSONValue {
    let model = file.model
    return .object([
      "schema": .text("weigh.gguf/1"),
      "files": .list(file.parts.map { .text($0) }),
      "version": .integer(Int64(header.version)),
      "bytes": .integer(header.totalBytes),
      "architecture": model.architectureName.map { .text($0) } ?? .null,
      "quantization": model.quantizationName.map { .text($0) } ?? .null,
      "parameters": model.parameters.map { .integer($0) } ?? .null,
      "keys": .list(header.entries.map(json)),
      "tensors": .list(header.tensors.map(Self.json)),
      "layer_bytes": blueprint.map { .list($0.layerBytes.map { .integer($0) }) } ?? .null,
      "head_bytes": blueprint.map { .integer($0.headBytes) } ?? .null,
      "leading_layers": blueprint?.layerPattern.map { .integer(Int64($0.leadingLayers)) } ?? .null,
      "period": blueprint?.layerPattern.map { .integer(Int64($0.period)) } ?? .null,
      "notes": .list(model.notes.map { .text($0.message) }),
    ])
  }

  private func json(_ entry: GGUFEntry) -> JSONValue {
    let value: JSONValue
    switch entry.value {
    case .unsigned(let number): value = Int64(exactly: number).map { .integer($0) } ?? .null
    case .signed(let number): value = .integer(number)
    case .number(let number): value = number.isFinite ? .stated(number) : .null
    case .flag(let flag): value = .flag(flag)
    case .text: value = header.text(entry.key).map { .text($0) } ?? .null
    case .array:
      let numbers = header.integers(entry.key)
      value = numbers.map { .list($0.map { .integer($0) }) } ?? .null
    }
    return .object([
      "key": .text(entry.key), "type": .text(Self.type(entry)), "value": value,
      "count": header.array(entry.key).map { .integer($0.count) } ?? .null,
    ])
  }

  private static func json(_ tensor: GGUFTensor) -> JSONValue {
    .object([
      "name": .text(tensor.name), "type": .text(tensor.type.name),
      "sizes": .list(tensor.sizes.map { .integer($0) }),
      "bytes": tensor.byteCount.map { .integer($0) } ?? .null,
      "part": .integer(Int64(tensor.part)), "offset": .integer(tensor.offset),
    ])
  }

  // MARK: Words

  private static func type(_ entry: GGUFEntry) -> String {
    if case .array(let array) = entry.value { return "\(array.elementType) × \(array.count)" }
    return "\(entry.type)"
  }

  private func value(_ entry: GGUFEntry) -> String {
    switch entry.value {
    case .unsigned(let number): return String(number)
    case .signed(let number): return String(number)
    case .number(let number): return String(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .text:
      guard let text = header.text(entry.key) else { return "a long text" }
      return PrintableText(text, limit: Self.shownCharacters).text
    case .array(let array):
      guard array.count <= Self.shownElements, let numbers = header.integers(entry.key) else {
        return "a list of \(grouped(array.count))"
      }
      return numbers.map(String.init).joined(separator: ", ")
    }
  }

  private func grouped(_ number: Int64) -> String { Wording.grouped(Double(number)) }
}
