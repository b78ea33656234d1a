internal import Catalog
internal import Decision
internal import Foundation
internal import Probe

/// Which catalog model a server serves, judged by its name alone.
enum ServedModelMatch {
  /// The one model whose name the served name is; nothing when none or several match.
  ///
  /// A file name loses its folder, its ending and its quantization before it is compared.
  static func catalogID(of model: ServedModel, in base: EvaluationBase) -> String? {
    let aliases = base.snapshot.aliases["models"]?.section("aliases") ?? []
    if let alias = aliases.first(where: { $0.field.name == model.id }),
      let ids = alias.fact.value?.list, ids.count == 1
    {
      return ids[0]
    }
    let wanted = folded(model.id)
    let open = base.candidates.filter { $0.model.status != .closed }
    let matches = open.filter {
      folded($0.model.id) == wanted || folded($0.model.shortName) == wanted
    }
    return matches.count == 1 ? matches[0].model.id : nil
  }

  private static func folded(_ name: String) -> String {
    var text = name.split(separator: "/").last.map(String.init)?.lowercased() ?? ""
    if text.hasSuffix(".gguf") { text.removeLast(5) }
    for separator in ["-", ".", "_", ":"] {
      let parts = text.components(separatedBy: separator)
      if let last = parts.last, parts.count > 1, isQuantization(last) {
        text = parts.dropLast().joined(separator: separator)
      }
    }
    return String(text.unicodeScalars.filter(CharacterSet.alphanumerics.contains))
  }

  private static func isQuantization(_ part: String) -> Bool {
    let known = ["f16", "bf16", "f32", "fp16", "fp8", "awq", "gptq", "int4", "int8", "mxfp4"]
    return known.contains(part)
      || ((part.hasPrefix("q") || part.hasPrefix("iq")) && part.contains(where: \.isNumber)
        && part.count <= 7 && part.dropFirst(part.hasPrefix("iq") ? 2 : 1).first?.isNumber == true)
  }
}
