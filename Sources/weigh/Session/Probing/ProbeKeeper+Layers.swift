internal import Catalog
internal import Decision
internal import Fit
internal import Foundation
internal import Probe
internal import Store

/// A model to foretell from a few of its layers.
struct LayerJob: Sendable {
  /// What to probe with what.
  var request: LayerProbeRequest
  /// The model's id in the catalog, where it is one of it.
  var catalogID: String?
  /// The hardware; nothing for this machine, where that is certain.
  var device: ProbedDevice?
}

extension ProbeKeeper {
  /// Runs a layer probe and keeps it, also one without figures.
  ///
  /// **Shape**: call it from a thread that lives as long as the run: its engines end with it.
  /// **Errors**: where nothing was found out, or where it cannot be kept.
  func measure(
    _ job: LayerJob, stop: ProbeStop = ProbeStop(),
    report: (ProbeEvent) -> ProbeControl = { _ in .proceed }
  ) throws(Failure) -> KeptProbe {
    let created = Clock.now()
    var environment = ProbeEnvironment.machine(program: Version.text)
    // Read before: afterwards two engines have warmed the machine up.
    let machine = job.device ?? processor()
    environment.device = machine?.words
    let run: LayerRun
    do {
      run = try probeLayers(job.request, environment: environment, stop: stop, report: report)
    } catch {
      throw Failure(error)
    }
    let text = "\(run.startedAt) \(run.seed) \(run.model) \(run.quantization)"
    let summary = Store.ProbeRun.Summary(
      id: "run-" + SHA256.hex(text).prefix(12), kind: KeptProbe.layersKind,
      status: .init(run.status), created: created, servedModel: run.model,
      catalogID: job.catalogID, endpoint: run.quantization,
      device: run.ranOnCard ? job.device?.kept : machine?.kept)
    let kept = KeptProbe(summary: summary, content: .layers(run))
    try save(kept)
    return kept
  }

  /// The processor of this machine with its memory, where it can be read.
  private func processor() -> ProbedDevice? {
    Machine(base.presets).processor.map { .detected(.init($0)) }
  }
}

extension LayerRun {
  /// Whether the engine used something else than the processor.
  fileprivate var ranOnCard: Bool {
    (evidence?.notes ?? []).contains { if case .onCard = $0 { true } else { false } }
  }
}

extension Failure {
  /// A layer probe that found nothing out.
  init(_ error: LayerProbeError) {
    self.init(ExitStatus(rawValue: error.exitCode) ?? .noAnswer, error.message)
  }
}
