extension RecordSchema {
  /// Speeds somebody measured on named hardware: `measurements/<name>.toml`.
  ///
  /// A team keeps its own in an overlay. A row counts for the device, the number of devices and the
  /// quantization it names, and for no other.
  static let measurement = RecordSchema(
    kind: .measurement, place: "measurements", required: ["id"],
    identity: [
      FieldSpec("id", .text, "The name of the collection; equals the file name."),
      FieldSpec("note", .text, "A remark in Weigh's own words."),
    ],
    lists: [
      ListSpec(
        "runs", required: ["model", "device", "quant"],
        [
          FieldSpec("model", .reference(.model), "The model that ran."),
          FieldSpec("device", .reference(.device), "The hardware it ran on."),
          FieldSpec("quant", .text, "How its weights were stored."),
          FieldSpec("count", .integer(1...1024), "How many such devices; one where left out."),
          FieldSpec("engine", .text, "What ran it."),
          FieldSpec("build", .text, "The build of the engine."),
          FieldSpec(
            "decode_tps", .number(0.001...1_000_000), unit: "tok/s",
            "Tokens a second of one stream."),
          FieldSpec(
            "prefill_tps", .number(0.001...10_000_000), unit: "tok/s",
            "Tokens of a prompt a second."),
          FieldSpec("context", .integer(.nonNegative), unit: "tokens", "Tokens read before."),
          FieldSpec("prompt", .integer(.positive), unit: "tokens", "Tokens of the prompt."),
          FieldSpec("url", .text, "Where the run is published."),
        ])
    ])
}
