extension RecordSchema {
  /// Hardware a model may run on: `devices/<id>.toml`.
  ///
  /// One record is one product with one bandwidth: parts that share a name and differ in speed are
  /// records of their own, told apart by their memory. A server names what it holds with `of` and
  /// `count`, and takes everything else from there.
  static let device = RecordSchema(
    kind: .device, place: "devices", required: ["id", "name", "maker", "kind"],
    identity: [
      FieldSpec("id", .text, "The slug; equals the file name, and is what scenarios name."),
      FieldSpec("name", .text, "What it is called."),
      FieldSpec("maker", .text, "Who makes it."),
      FieldSpec(
        "kind", .word(["discrete", "apple", "unified", "processor", "server"]),
        "Where its memory sits, or that it holds several of another device."),
      FieldSpec(
        "backend", .word(["cuda", "rocm", "vulkan", "metal", "cpu"]), "What usually drives it."),
      FieldSpec("driver_names", .texts, "Names its driver or its system gives it."),
      FieldSpec("aliases", .texts, "Other names people type."),
      FieldSpec("of", .reference(.device), "The device a server holds."),
      FieldSpec("note", .text, "A remark in Weigh's own words."),
    ],
    facts: [
      FieldSpec(
        "memory_gib", .numbers, unit: "GiB", "Its memory, in each size it is sold with, rising."),
      FieldSpec(
        "bandwidth_gbs", .number(1...100_000), unit: "GB/s", "Published peak of its memory."),
      FieldSpec(
        "fp16_tflops", .number(0.1...100_000), unit: "TFLOPS",
        "Published peak with 16-bit numbers, without sparsity."),
      FieldSpec(
        "count", .integer(1...1024), "How many of the device it holds a server has."),
      FieldSpec(
        "ram_gib", .number(1...100_000), unit: "GiB", "Memory of the host, for a server."),
      FieldSpec("released", .date, "When it was first sold."),
    ])
}
