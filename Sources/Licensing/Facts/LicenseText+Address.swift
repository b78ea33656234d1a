internal import Catalog

extension LicenseText {
  /// The public address a browser can open, where one is known.
  public var address: String? {
    if let url { return url.hasPrefix("https://") || url.hasPrefix("http://") ? url : nil }
    guard let repository else { return nil }
    let root = "https://github.com/\(repository)"
    guard let commit else { return root }
    guard let path else { return "\(root)/tree/\(commit)" }
    let spelled = path.split(separator: " ", omittingEmptySubsequences: false)
      .joined(separator: "%20")
    return "\(root)/blob/\(commit)/\(spelled)"
  }

  /// The repository and the file in it, or the address.
  public var place: String {
    let parts = [repository, path].compactMap { $0 }
    return parts.isEmpty ? url ?? "no public place" : parts.joined(separator: ", ")
  }

  /// What it is, in one or two words.
  public var roleLabel: String {
    switch role {
    case .agreement: return "agreement"
    case .usePolicy: return "use policy"
    case .notice: return "notice"
    case .codeLicense: return "license of the code"
    case .other: return "other text"
    }
  }
}
