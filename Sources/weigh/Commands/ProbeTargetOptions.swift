internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Fit
internal import Foundation
internal import Probe

/// What is probed, and how it is reached.
struct ProbeTargetOptions: ParsableArguments {
  @Argument(help: "Addresses of the API, each ending in /v1, or GGUF files to start an engine on.")
  var addresses: [String] = []
  @Option(name: .long, help: "A file that lists endpoints: [[endpoint]] url, label, model, …")
  var endpoints: String?
  @Option(name: .long, help: "Go on with a run that was stopped.")
  var resume: String?
  @Option(
    name: .customLong("repeat"), help: "Measure again as in this run, and tell what changed.")
  var repeated: String?
  @Option(name: .long, help: "The model to ask, where the server has several.")
  var model: String?
  @Option(name: .customLong("id"), help: "The catalog id of the model that is served, or none.")
  var catalogID: String?
  @Option(name: .long, help: "What to call the endpoint.")
  var label: String?
  @Option(name: .long, help: "The device of the scenario or catalog it runs on.")
  var device: String?
  @Option(name: .customLong("allow-host"), help: "A host beyond this machine that may be asked.")
  var allowedHosts: [String] = []
  @Option(name: .customLong("key-file"), help: "A file with the key; '-' reads standard input.")
  var keyFile: String?
  @Option(name: .customLong("ca-file"), help: "A root certificate to trust.")
  var certificateFile: String?

  /// Whether something is named to be measured.
  var isNamed: Bool {
    !addresses.isEmpty || endpoints != nil || resume != nil || repeated != nil
  }

  func validate() throws {
    if addresses.count > ProbeBatch.most {
      throw ValidationError("At most \(ProbeBatch.most) addresses are probed at once.")
    }
    let ways = [endpoints, resume, repeated].count { $0 != nil }
    if ways > 1 { throw ValidationError("Choose one of --endpoints, --resume and --repeat.") }
    if endpoints != nil, !addresses.isEmpty {
      throw ValidationError("--endpoints names the addresses; give none beside it.")
    }
    if resume != nil || repeated != nil, addresses.count > 1 {
      throw ValidationError("--resume and --repeat are about one server.")
    }
    let single = [("--id", catalogID), ("--label", label), ("--model", model)]
    if addresses.count > 1 || endpoints != nil, let name = single.first(where: { $0.1 != nil })?.0 {
      throw ValidationError("\(name) is about one server; name one address with it.")
    }
  }

  /// The model named, as the catalog spells it; nothing for none.
  ///
  /// **Errors**: a model the catalog has not.
  func namedModel(in base: EvaluationBase) throws(Failure) -> String? {
    guard let catalogID, catalogID != "none" else { return nil }
    return try base.named(catalogID).model.id
  }

  /// What is to be measured.
  ///
  /// **Shape**: `forceFiles` takes what is named for files, whatever they are called.
  /// **Errors**: an address that is not probed, a file that cannot be read, a run that is not
  /// there.
  func items(
    _ keeper: ProbeKeeper, plan: ProbePlan, limits: ProbeLimits, layers: LayerOptions,
    moderation: ModerationOptions, job: ModerationJob?, forceFiles: Bool = false
  ) throws(Failure) -> [ProbeBatch.Item] {
    let make = ProbeItemMaker(
      options: self, keeper: keeper, limits: limits, layers: layers,
      named: try namedModel(in: keeper.base),
      key: try keyFile.map { file throws(Failure) in try ProbeKey(file: file) },
      moderation: job, moderationOptions: moderation, budgetSeconds: plan.budgetSeconds)
    if let endpoints { return try make.listed(in: endpoints, plan: plan) }
    if let run = resume ?? repeated {
      return [try make.again(run, isResumed: resume != nil, address: addresses.first)]
    }
    var items: [ProbeBatch.Item] = []
    for address in addresses {
      let item =
        try forceFiles
        ? make.file(address, plan: plan, moderation: job) : make.item(address, plan: plan)
      items.append(item)
    }
    return items
  }

  /// The options a run needs again to go on.
  var resumeWords: String { reachWords + (keyFile.map { " --key-file \($0)" } ?? "") }

  /// Those of them that say what may be reached.
  var reachWords: String {
    allowedHosts.map { " --allow-host \($0)" }.joined()
      + (certificateFile.map { " --ca-file \($0)" } ?? "")
  }
}

extension ProbeKey {
  /// Reads a key from a file; `-` is standard input.
  init(file: String) throws(Failure) {
    let text: String?
    if file == "-" {
      text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    } else {
      text = try? String(contentsOfFile: file, encoding: .utf8)  // The sentence below says enough.
    }
    guard let text else { throw Failure(.notThere, "cannot read the key file '\(file)'.") }
    guard let key = ProbeKey(text) else {
      throw Failure(.doesNotParse, "the key file '\(file)' holds no key.")
    }
    self = key
  }
}
