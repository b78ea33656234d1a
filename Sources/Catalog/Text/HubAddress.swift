/// Addresses of model pages on the Hub.
public enum HubAddress {
  private static let page = "https://huggingface.co/"
  /// First parts of addresses that are no models.
  private static let others: Set<String> = [
    "datasets", "spaces", "collections", "papers", "docs", "blog", "organizations",
  ]

  /// The id `OWNER/NAME` of the model a page is about; what follows the name does not matter.
  public static func modelID(in address: String) -> String? {
    guard address.hasPrefix(page) else { return nil }
    let path = address.dropFirst(page.count).prefix { $0 != "?" && $0 != "#" }
    let parts = path.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2, !parts[0].isEmpty, !parts[1].isEmpty, !others.contains(String(parts[0]))
    else { return nil }
    return parts[0] + "/" + parts[1]
  }
}
