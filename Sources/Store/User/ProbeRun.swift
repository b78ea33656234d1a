/// One run of the probe, whole; its body belongs to whoever made it.
public struct ProbeRun: Hashable, Sendable {
  /// What a list shows of a run.
  public struct Summary: Hashable, Sendable {
    /// Its id.
    public var id: String
    /// What was measured: a server, layers, moderation.
    public var kind: String
    /// When it began, ISO 8601.
    public var created: String
    /// The name under which the server offers the model.
    public var servedModel: String
    /// The model's id in the catalog, where it was found there.
    public var catalogID: String?
    /// Where it ran, without user names or keys.
    public var endpoint: String

    /// Describes a run.
    public init(
      id: String, kind: String, created: String, servedModel: String, catalogID: String?,
      endpoint: String
    ) {
      self.id = id
      self.kind = kind
      self.created = created
      self.servedModel = servedModel
      self.catalogID = catalogID
      self.endpoint = endpoint
    }
  }

  /// What a list shows.
  public var summary: Summary
  /// Everything measured, as JSON.
  public var body: String

  /// Makes a run.
  public init(summary: Summary, body: String) {
    self.summary = summary
    self.body = body
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
