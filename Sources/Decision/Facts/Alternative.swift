public import Catalog
public import Licensing

/// One checkpoint together with one way of running it, under one scenario.
public final class Alternative: Sendable {
  /// The scenario it is judged under, with what was worked out once for all alternatives.
  public let context: EvaluationContext
  /// What no scenario changes of it.
  let facts: WayFacts

  init(_ facts: WayFacts, in context: EvaluationContext) {
    self.facts = facts
    self.context = context
  }

  /// The checkpoint.
  public var candidate: Candidate { facts.candidate }
  /// The way of running it.
  public var delivery: Delivery { facts.delivery }
  /// What it needs in memory, for deliveries on a device.
  public var memory: MemoryStanding? { facts.memory }
  /// The facts of the model that are asked for again and again.
  var reading: ModelReading { facts.reading }
  /// The facts of the host, for hosted deliveries.
  var hosting: HostReading? { facts.hosting }

  /// The catalog it comes from.
  public var snapshot: CatalogSnapshot { context.base.snapshot }

  /// The host, for hosted deliveries.
  public var host: Host? { delivery.offer.flatMap { snapshot.hosts[$0.host] } }

  /// What is known of a field of the model.
  public subscript(field: Field) -> Fact? { candidate.model[field] }

  /// The license verdict alone.
  public var licenseVerdict: Verdict {
    context.licenseVerdict(of: candidate, delivery: delivery)
  }

  /// The license verdict for the intended use and this way of running it, with its reasons.
  public var license: LicenseStanding { context.license(of: candidate, delivery: delivery) }

  /// The published quality evidence for a use case.
  public func quality(_ basket: String) -> QualityEvidence? {
    context.quality(basket)?[candidate.index]
  }

  /// A name that tells it from every other alternative.
  public var key: String { candidate.model.id + "\t" + delivery.key }

  /// The way of running it in words.
  public var deliveryName: String {
    switch delivery {
    case .selfHosted(let device, let quantization): return "\(quantization) on \(device)"
    case .hosted(let offer):
      let name = snapshot.hosts[offer.host]?.name ?? offer.host
      return offer.variant.map { "\(name), \($0)" } ?? name
    case .probed(let measurement): return "your server, \(measurement.endpoint)"
    case .closed: return "its developer only"
    case .none: return "no way to run it known"
    }
  }
}
