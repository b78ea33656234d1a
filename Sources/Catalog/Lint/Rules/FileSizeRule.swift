/// A GGUF file is about as large as its parameters and its quantization make it.
struct FileSizeRule: LintRule {
  let id = "file-size"
  let severity = Diagnostic.Severity.warning
  let summary = "A GGUF file has about the bytes per parameter of its quantization."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.model) {
      guard let parameters = subject.record["params_total"]?.value?.number, parameters > 0 else {
        continue
      }
      for (position, row) in subject.record.rows("artifacts").enumerated() {
        guard row["format"]?.text == "gguf", let quant = row["quant"]?.text,
          let nominal = Self.bits(of: quant),
          let size = row["bytes"]?.number ?? row["size_gb"]?.number.map({ $0 * 1e9 })
        else { continue }
        let bits = size * 8 / parameters
        // Mixed quantizations keep some tensors at more bits, and small models have large
        // embeddings; the bounds are chosen wide so that only mistakes fall outside.
        guard bits < nominal * 0.75 || bits > nominal * 1.7 + 1.5 else { continue }
        let rounded = JSONValue.shortest((bits * 100).rounded() / 100)
        findings.note(
          subject.record, ["artifacts", .item(position)],
          "\(rounded) bits per parameter are unusual for \(quant.quotedForMessage). "
            + "Check the size and the parameters.")
      }
    }
  }

  /// The bits a quantization's name states: 4 for `Q4_K_M`, 3 for `UD-IQ3_XXS`, 16 for `BF16`.
  static func bits(of quant: String) -> Double? {
    let name = quant.uppercased()
    if name.contains("F16") { return 16 }
    if name.contains("F32") { return 32 }
    if name.contains("FP8") { return 8 }
    if name.contains("FP4") { return 4 }
    guard let letter = name.firstIndex(of: "Q") else { return nil }
    let digits = name[name.index(after: letter)...].prefix { $0.isNumber }
    return Double(digits)
  }
}
