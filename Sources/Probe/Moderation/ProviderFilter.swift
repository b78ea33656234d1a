/// Tells a filter of the route from an answer of the model.
///
/// **Source** the documented error codes of hosted OpenAI-compatible services, read 2026-11-22.
enum ProviderFilter {
  private static let codes = [
    "content_filter", "content_policy", "data_inspection_failed", "content exists risk",
    "responsibleaipolicyviolation", "moderation", "sensitive_content", "sensitive words",
    "safety_settings", "prohibited_content", "flagged",
  ]

  /// Whether the server's own words say that a filter withheld the answer.
  static func names(_ text: String) -> Bool {
    let text = text.lowercased()
    return codes.contains { text.contains($0) }
  }
}
