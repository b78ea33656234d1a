extension ProbeError {
  /// The same error with every text from outside made harmless and the key hidden.
  func cleaned(hiding key: ProbeKey?) -> ProbeError {
    func clean(_ text: String, _ limit: Int = 200) -> String {
      PrintableText(key?.hide(in: text) ?? text, limit: limit).text
    }
    return switch self {
    case .noTransport(let reason): .noTransport(reason: clean(reason))
    case .certificate(let reason): .certificate(reason: clean(reason))
    case .encryption(let reason): .encryption(reason: clean(reason))
    case .transport(let reason): .transport(reason: clean(reason))
    case .webPage(let title): .webPage(title: clean(title, 80))
    case .redirect(let target): .redirect(target: clean(target))
    case .compressed(let coding): .compressed(coding: clean(coding, 40))
    case .brokenJSON(let start): .brokenJSON(start: clean(start, 400))
    case .serverSaid(let status, let text): .serverSaid(status: status, text: clean(text))
    case .filtered(let status, let text): .filtered(status: status, text: clean(text))
    case .severalModels(let served): .severalModels(served: served.map { clean($0) })
    case .unknownModel(let name, let served):
      .unknownModel(name: clean(name), served: served.map { clean($0) })
    case .modelChanged(let now): .modelChanged(now: clean(now))
    case .cannotResume(let difference): .cannotResume(difference.cleaned { clean($0) })
    case .failedInARow(let count, let commonest, let seen):
      .failedInARow(count: count, commonest: commonest.cleaned(hiding: key), seen: seen)
    default: self
    }
  }
}
