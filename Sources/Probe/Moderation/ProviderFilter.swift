/// Tells a filter between the model and its user from an answer of the model.
///
/// Only errors and reasons to stop are read, never a text of the model: it may speak of filters.
///
/// **Source** error bodies and stop reasons that hosted OpenAI-compatible services document.
enum ProviderFilter {
  /// Codes of errors, or what they end with behind a dot.
  private static let codes: Set<String> = [
    "content_filter", "content_filtered", "content_policy_violation", "contentpolicyviolation",
    "responsibleaipolicyviolation", "data_inspection_failed", "datainspectionfailed",
    "contentpolicyviolationerror", "content_moderation", "moderation_blocked", "prohibited_content",
    "sensitive_content",
  ]

  /// What errors without such a code say.
  private static let phrases = [
    "content_filter", "content filter", "content management policy", "content policy",
    "content exists risk", "data_inspection_failed", "inappropriate content",
    "flagged as potentially violating", "input was flagged", "flagged by", "requires moderation",
    "datainspectionfailed", "violates usage guidelines", "safety settings", "敏感内容",
  ]

  /// Reasons to stop.
  private static let reasons: Set<String> = [
    "content_filter", "content-filter", "sensitive", "safety", "prohibited_content", "blocklist",
  ]

  /// The reason to stop by which kept answers show a filter, whatever the server called it.
  static let reason = "content_filter"

  /// Whether a server stopped because of a filter.
  static func isNamed(inReason reason: String?) -> Bool {
    reason.map { reasons.contains($0.lowercased()) } ?? false
  }

  /// Whether an answer with such a status says that a filter withheld what was asked for.
  static func isNamed(in body: ErrorBody, status: Int) -> Bool {
    switch status {
    // These speak of keys, addresses and numbers of requests.
    case 400..<600 where ![401, 404, 429].contains(status) && !body.namesUnknownModel:
      isNamed(in: body.json ?? .null, text: body.text)
    default: false
    }
  }

  /// Whether an error does: its codes count first, then its words.
  static func isNamed(in json: JSONValue, text: String) -> Bool {
    let fault = json["error"] ?? json
    if [json, fault].contains(where: { $0["contentFilter"]?.array?.isEmpty == false }) {
      return true
    }
    if fault["metadata"]?["flagged_input"] != nil { return true }
    for part in [json, fault, fault["innererror"], fault["metadata"]].compactMap({ $0 }) {
      for key in ["code", "type", "status", "error_type"] {
        let code = part[key]?.string?.lowercased().split(separator: ".").last
        if let code, codes.contains(String(code)) { return true }
      }
    }
    let words = text.lowercased()
    return phrases.contains { words.contains($0) }
  }
}
