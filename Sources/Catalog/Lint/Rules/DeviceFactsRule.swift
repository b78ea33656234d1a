/// A device states what memory and speed are counted from; a server states what it holds.
struct DeviceFactsRule: LintRule {
  let id = "device-facts"
  let summary = "A device states its memory and bandwidth, a server what it holds and how many."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    // A file of an overlay may change a single fact of a device of the base.
    for subject in context.subjects(.device)
    where !context.isOverlay || context.base(.device, subject.record.id) == nil {
      let record = subject.record
      if record.identity("kind")?.text == "server" {
        checkServer(record, context, &findings)
      } else {
        checkPart(record, &findings)
      }
    }
    for subject in context.subjects(.device) { checkSizes(subject.record, &findings) }
  }

  private func checkServer(
    _ record: Record, _ context: LintContext, _ findings: inout LintFindings
  ) {
    guard let held = record.identity("of")?.text else {
      return findings.note(record, "The server does not say what it holds. State it under 'of'.")
    }
    if context.record(.device, held)?.identity("kind")?.text == "server" {
      findings.note(
        record, ["of"],
        "\(held.quotedForMessage) is a server itself. Name the device both of them hold.")
    }
    if record["count"] == nil {
      findings.note(record, "The server does not say how many it holds. State it under 'count'.")
    }
    for field in ["memory_gib", "bandwidth_gbs", "fp16_tflops"] as [Field]
    where record[field] != nil {
      findings.note(
        record, [.key(field.name)],
        "A server takes '\(field.name)' from what it holds. Remove it here.")
    }
  }

  private func checkPart(_ record: Record, _ findings: inout LintFindings) {
    let kind = record.identity("kind")?.text
    if record.identity("of") != nil || record["count"] != nil {
      findings.note(record, "Only a server has 'of' and 'count'. Remove them, or make it a server.")
    }
    if record.identity("backend") == nil {
      findings.note(record, "The device does not say what drives it. State it under 'backend'.")
    }
    if record["bandwidth_gbs"] == nil {
      findings.note(
        record,
        "The device states no bandwidth. State it under 'bandwidth_gbs', or why it is unknown.")
    }
    if record["memory_gib"] == nil, kind == "discrete" || kind == "apple" {
      findings.note(record, "The device states no memory. State its sizes under 'memory_gib'.")
    }
  }

  private func checkSizes(_ record: Record, _ findings: inout LintFindings) {
    guard let sizes = record["memory_gib"]?.value?.numbers else { return }
    let isRising = zip(sizes, sizes.dropFirst()).allSatisfy { $0 < $1 }
    guard isRising, let least = sizes.first, least > 0 else {
      return findings.note(
        record, ["memory_gib"], "The sizes must be above zero and rise, each stated once.")
    }
  }
}
