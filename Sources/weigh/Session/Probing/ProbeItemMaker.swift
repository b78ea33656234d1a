internal import Catalog
internal import Decision
internal import Fit
internal import Foundation
internal import Probe
internal import Store

/// Turns what a person named into what is to be measured.
struct ProbeItemMaker {
  let options: ProbeTargetOptions
  let keeper: ProbeKeeper
  let limits: ProbeLimits
  let layers: LayerOptions
  /// The model of the catalog a person named.
  let named: String?
  /// The key all servers get.
  let key: ProbeKey?
  /// What is asked instead of measured; nothing measures.
  let moderation: ModerationJob?
  /// How a kept moderation run is asked again.
  let moderationOptions: ModerationOptions
  /// Seconds after which no further request begins.
  let budgetSeconds: Double?

  /// A server by its address, or a file to start an engine on.
  func item(_ address: String, plan: ProbePlan) throws(Failure) -> ProbeBatch.Item {
    if ModelFile.isNamed(by: address) {
      return file(address, plan: plan, moderation: moderation)
    }
    return server(
      try endpoint(address, label: options.label), plan: plan, model: options.model,
      device: options.device, key: key, moderation: moderation)
  }

  /// The servers of a list.
  func listed(in path: String, plan: ProbePlan) throws(Failure) -> [ProbeBatch.Item] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw Failure(.notThere, "cannot read '\(path)'.")
    }
    let list: EndpointList
    do {
      list = try EndpointList(text)
    } catch {
      throw Failure(
        .doesNotParse, "cannot read '\(path)' line \(error.line): \(error.message)")
    }
    let folder = URL(filePath: path).deletingLastPathComponent()
    var items: [ProbeBatch.Item] = []
    for entry in list.entries {
      var key = key
      if let file = entry.keyFile {
        key = try ProbeKey(file: URL(filePath: file, relativeTo: folder).absoluteURL.path)
      }
      items.append(
        server(
          try endpoint(entry.url, label: entry.label), plan: plan, model: entry.model,
          device: entry.device ?? options.device, key: key, moderation: moderation))
    }
    return items
  }

  /// A run that was kept, to go on with or to repeat.
  func again(
    _ id: String, isResumed: Bool, address: String?
  ) throws(Failure) -> ProbeBatch.Item {
    let kept = try keeper.run(id)
    guard let again = kept.asked else {
      throw Failure(
        .usage, "'\(id)' is a layer probe; it cannot go on or be repeated by its id.",
        hint: "Run it again: weigh probe --layers ID.")
    }
    var moderation: ModerationJob?
    if let run = kept.moderation {
      moderation = try moderationOptions.job(as: kept, run, budgetSeconds: budgetSeconds)
    }
    if isResumed, kept.summary.status == .running {
      throw Failure(.usage, "'\(id)' is still going on in another program.")
    }
    var item: ProbeBatch.Item
    if let file = kept.file ?? address.flatMap({ ModelFile.isNamed(by: $0) ? $0 : nil }) {
      item = self.file(address ?? file, plan: again.plan, moderation: moderation)
    } else {
      item = server(
        try endpoint(address ?? again.url, label: options.label ?? again.label),
        plan: again.plan, model: again.model, device: options.device, key: key,
        moderation: moderation)
    }
    item = item.with(model: named ?? kept.summary.catalogID, resuming: isResumed ? kept : nil)
    if !isResumed { item.former = kept }
    return item
  }

  private func server(
    _ endpoint: Endpoint, plan: ProbePlan, model: String?, device: String?, key: ProbeKey?,
    moderation: ModerationJob?
  ) -> ProbeBatch.Item {
    var job = ServerJob(endpoint: endpoint)
    job.plan = plan
    job.plan.model = model
    job.moderation = moderation
    job.moderation?.plan.model = model
    job.limits = limits
    job.key = key
    job.catalogID = named
    job.isOfNoModel = options.catalogID == "none"
    job.device = device.map { .declared($0) }
    return ProbeBatch.Item(name: endpoint.label, job: .server(job))
  }

  /// A file to start an engine on.
  func file(_ path: String, plan: ProbePlan, moderation: ModerationJob?) -> ProbeBatch.Item {
    var job = FileJob(path: path)
    job.server = layers.server
    job.contextTokens = layers.context
    job.threads = layers.threads
    job.plan = plan
    job.moderation = moderation
    job.limits = limits
    job.catalogID = named
    job.isOfNoModel = options.catalogID == "none"
    job.device = options.device.map { .declared($0) }
    return ProbeBatch.Item(name: job.label, job: .file(job))
  }

  private func endpoint(_ address: String, label: String?) throws(Failure) -> Endpoint {
    do {
      return try Endpoint(
        address, label: label, allowedHosts: Set(options.allowedHosts),
        certificateFile: options.certificateFile)
    } catch {
      throw Failure(error)
    }
  }
}

extension KeptProbe {
  /// Where a run of a server was asked, and how; `nil` for a layer probe.
  fileprivate var asked: (url: String, label: String, model: String?, plan: ProbePlan)? {
    switch content {
    case .latency(let run): (run.endpointURL, run.endpointLabel, run.plan.model, run.plan)
    case .moderation(let run):
      (run.endpointURL, run.endpointLabel, run.plan.model, ProbePlan())
    case .layers: nil
    }
  }
}

extension ProbeBatch.Item {
  /// The same for a model of the catalog, and going on with a run.
  fileprivate func with(model: String?, resuming: KeptProbe?) -> ProbeBatch.Item {
    switch job {
    case .server(var job):
      job.catalogID = model
      job.resuming = resuming
      return ProbeBatch.Item(name: name, job: .server(job))
    case .file(var job):
      job.catalogID = model
      job.resuming = resuming
      return ProbeBatch.Item(name: name, job: .file(job))
    }
  }
}
