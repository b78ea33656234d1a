/// One run of the probe as it is kept; its body belongs to whoever made it.
public struct ProbeRun: Hashable, Sendable {
  /// How a run stands.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// The program that began it is still at work.
    case running
    /// Everything planned was done.
    case complete
    /// Somebody stopped it, or the program that began it is gone.
    case stopped
    /// Something made it end early.
    case failed
  }

  /// What a list shows of a run.
  public struct Summary: Hashable, Sendable {
    /// Its id.
    public var id: String
    /// What was measured: a server (`latency`), layers, moderation.
    public var kind: String
    /// How it stands.
    public var status: Status
    /// When it began, ISO 8601.
    public var created: String
    /// The name under which the server offers the model.
    public var servedModel: String
    /// The model's id in the catalog, where it was found there.
    public var catalogID: String?
    /// Where it ran, without user names or keys.
    public var endpoint: String
    /// How surely it is that model of the catalog, in the words of whoever judged it.
    public var identity: String?
    /// The hardware it ran on, as whoever began it spells that; `nil` where it is not known.
    public var device: String?

    /// Describes a run.
    public init(
      id: String, kind: String, status: Status = .complete, created: String, servedModel: String,
      catalogID: String?, endpoint: String, identity: String? = nil, device: String? = nil
    ) {
      self.id = id
      self.kind = kind
      self.status = status
      self.created = created
      self.servedModel = servedModel
      self.catalogID = catalogID
      self.endpoint = endpoint
      self.identity = identity
      self.device = device
    }
  }

  /// One measured request of a run.
  public struct Sample: Hashable, Sendable {
    /// The part of the run it belongs to.
    public var phase: String
    /// Its place among those of its part, from 0.
    public var place: Int
    /// Everything measured of it, as JSON.
    public var body: String

    /// Keeps a request.
    public init(phase: String, place: Int, body: String) {
      self.phase = phase
      self.place = place
      self.body = body
    }
  }

  /// What a list shows.
  public var summary: Summary
  /// Everything about the run but its requests, as JSON.
  public var body: String
  /// Its requests in the order they were measured; none where the body holds them.
  public var samples: [Sample]

  /// Makes a run.
  public init(summary: Summary, body: String, samples: [Sample] = []) {
    self.summary = summary
    self.body = body
    self.samples = samples
  }
}

/// What somebody made of one answer of a run.
///
/// Labels are added, never changed.
public struct ProbeLabel: Hashable, Sendable {
  /// The item it judges.
  public let item: String
  /// When it was made, ISO 8601.
  public let made: String
  /// The label with its reason and reviewer, as JSON.
  public let body: String

  /// Makes a label.
  public init(item: String, made: String, body: String) {
    self.item = item
    self.made = made
    self.body = body
  }
}
