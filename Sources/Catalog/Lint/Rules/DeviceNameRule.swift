/// No name means two devices that nothing tells apart.
struct DeviceNameRule: LintRule {
  let id = "device-name"
  let summary = "No two devices share a name, a memory size and a bandwidth."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    var holders: [String: [Record]] = [:]
    for (_, record) in context.records(.device).sorted(by: { $0.key.precedesByBytes($1.key) }) {
      for name in Set(names(of: record)) { holders[name, default: []].append(record) }
    }
    for subject in context.subjects(.device) {
      var told: Set<String> = []
      for name in names(of: subject.record) {
        for other in holders[name] ?? []
        where other.id != subject.record.id && isAlike(subject.record, other) {
          guard told.insert(other.id).inserted else { continue }
          findings.note(
            subject.record,
            "\(other.id.quotedForMessage) bears one of its names, with the same memory and "
              + "bandwidth. Make them one, or give them names of their own.")
        }
      }
    }
  }

  /// The id and every other name, as they compare: letters and digits only.
  private func names(of record: Record) -> [String] {
    let stated =
      (record.identity("driver_names")?.list ?? []) + (record.identity("aliases")?.list ?? [])
    return ([record.id] + stated).map { name in
      String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }
  }

  private func isAlike(_ left: Record, _ right: Record) -> Bool {
    let one = left["memory_gib"]?.value?.numbers
    let other = right["memory_gib"]?.value?.numbers
    if let one, let other, Set(one).isDisjoint(with: other) { return false }
    return left["bandwidth_gbs"]?.value?.number == right["bandwidth_gbs"]?.value?.number
  }
}
