/// What a `config.json` says of the architecture.
///
/// **Shape**: keys of the schema's section `arch` keep their names; a text model within a model of
/// several modalities stands under `text_config`. A key that is left out, null or of another shape
/// says nothing. The formula of the cache is not read: that a person settles.
enum HubConfiguration {
  static func facts(
    _ config: [String: JSONValue], of id: String, _ evidence: Evidence
  ) -> [ImportedFact] {
    var keys = config
    for (key, value) in config["text_config"]?.object ?? [:] where value != .null {
      keys[key] = value
    }
    // Only a whole configuration counts its layers; the short one of a reply names the class.
    guard case .integer? = keys["num_hidden_layers"] else { return [] }
    // The outer class names the model; the inner ones its parts.
    for key in ["model_type", "architectures"] { keys[key] = config[key] ?? keys[key] }
    keys["torch_dtype"] = keys["torch_dtype"] ?? keys["dtype"]
    keys["quant_method"] = keys["quantization_config"]?.object?["quant_method"]
    // Latent attention has no cached heads of that size; other programs misread it.
    if case .integer? = keys["kv_lora_rank"] { keys["head_dim"] = nil }
    keys["layer_type_counts"] = counts(keys["layer_types"])
    keys["layers_block_type_counts"] = counts(keys["layers_block_type"])
    let section = RecordSchema.of(.model).sections.first { $0.name == "arch" }
    return (section?.fields ?? []).compactMap { spec in
      guard let json = keys[spec.field.name], let value = TOMLValue(json),
        case .success(let read) = ValueReader.read(value, as: spec, key: spec.field.name)
      else { return nil }
      return ImportedFact(
        kind: .model, id: id, section: "arch", field: spec.field, statement: .value(read),
        evidence: evidence)
    }
  }

  /// How often each word of a list comes.
  private static func counts(_ json: JSONValue?) -> JSONValue? {
    guard let words = json?.list?.compactMap(\.text), !words.isEmpty else { return nil }
    return .object(
      Dictionary(words.map { ($0.withoutControlCharacters, 1) }, uniquingKeysWith: +)
        .mapValues { .integer($0) })
  }
}
