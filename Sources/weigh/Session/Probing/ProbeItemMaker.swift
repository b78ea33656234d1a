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

  /// A server by its address, or a file to start an engine on.
  func item(_ address: String, plan: ProbePlan) throws(Failure) -> ProbeBatch.Item {
    if ModelFile.isNamed(by: address) { return file(address, plan: plan) }
    return server(
      try endpoint(address, label: options.label), plan: plan, model: options.model,
      device: options.device, key: key)
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
          device: entry.device ?? options.device, key: key))
    }
    return items
  }

  /// A run that was kept, to go on with or to repeat.
  func again(
    _ id: String, isResumed: Bool, address: String?
  ) throws(Failure) -> ProbeBatch.Item {
    let kept = try keeper.run(id)
    guard let run = kept.latency else {
      throw Failure(
        .usage, "'\(id)' is a layer probe; it cannot go on or be repeated by its id.",
        hint: "Run it again: weigh probe --layers ID.")
    }
    if isResumed, kept.summary.status == .running {
      throw Failure(.usage, "'\(id)' is still going on in another program.")
    }
    var item: ProbeBatch.Item
    if let file = kept.file ?? address.flatMap({ ModelFile.isNamed(by: $0) ? $0 : nil }) {
      item = self.file(address ?? file, plan: run.plan)
    } else {
      item = server(
        try endpoint(address ?? run.endpointURL, label: options.label ?? run.endpointLabel),
        plan: run.plan, model: run.plan.model, device: options.device, key: key)
    }
    item = item.with(model: named ?? kept.summary.catalogID, resuming: isResumed ? kept : nil)
    if !isResumed { item.former = kept }
    return item
  }

  private func server(
    _ endpoint: Endpoint, plan: ProbePlan, model: String?, device: String?, key: ProbeKey?
  ) -> ProbeBatch.Item {
    var job = ServerJob(endpoint: endpoint)
    job.plan = plan
    job.plan.model = model
    job.limits = limits
    job.key = key
    job.catalogID = named
    job.isOfNoModel = options.catalogID == "none"
    job.device = device.map { .declared($0) }
    return ProbeBatch.Item(name: endpoint.label, job: .server(job))
  }

  /// A file to start an engine on.
  func file(_ path: String, plan: ProbePlan) -> ProbeBatch.Item {
    var job = FileJob(path: path)
    job.server = layers.server
    job.contextTokens = layers.context
    job.threads = layers.threads
    job.plan = plan
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
