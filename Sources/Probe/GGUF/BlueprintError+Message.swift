extension BlueprintError {
  /// The sentence a person reads.
  public var message: String {
    switch self {
    case .unknownPreset(let name):
      return "There is no preset '\(PrintableText(name, limit: 80).text)'. There are: "
        + TransformerShape.presetNames.joined(separator: ", ")
    case .needsHeader(let architecture?):
      return
        "'\(PrintableText(architecture, limit: 80).text)' needs a GGUF header: --header FILE or URL"
    case .needsHeader(nil):
      return "An unstated architecture needs a GGUF header: --header FILE or URL"
    case .missingSizes(let names):
      return "The catalog does not state \(names.joined(separator: ", ")); that needs a GGUF "
        + "header: --header FILE or URL"
    case .wrongSizes(let names):
      return "No model can have these sizes: \(names.joined(separator: ", ")). "
        + "That needs a GGUF header: --header FILE or URL"
    case .parametersDisagree(let counted, let published):
      return "The catalog's sizes give \(counted) parameters and \(published) are published; "
        + "that needs a GGUF header: --header FILE or URL"
    case .noLayers:
      return "The header states no number of layers."
    case .wrongDepth(let asked, let layers):
      return "\(asked) layers are asked for; one to \(layers) are there."
    case .unwritableTensor(let name, let type):
      return "Tensor '\(PrintableText(name, limit: 80).text)' of type \(type) cannot be written."
    case .shortHeader(let key):
      return "The file ends inside key '\(PrintableText(key, limit: 80).text)'."
    case .tooLarge:
      return "These tensors fit into no file."
    }
  }
}
