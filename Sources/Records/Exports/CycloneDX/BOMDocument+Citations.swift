internal import Catalog

/// Where every fact and figure was read, by its place in the document; from version 1.7 on.
extension BOMDocument {
  var citations: [JSONValue] {
    let root = "/components/0"
    var places: [(pointer: String, evidence: [String])] = []
    for (number, fact) in entry.facts.enumerated() {
      places.append((pointer: "\(root)/properties/\(number)/value", evidence: fact.evidence))
    }
    for (number, metric) in metrics.enumerated() {
      let list = "\(root)/modelCard/quantitativeAnalysis/performanceMetrics"
      places.append((pointer: "\(list)/\(number)/value", evidence: metric.evidence))
    }
    places.append((pointer: root + "/licenses", evidence: entry.license.evidence))
    var pointers: [String: [String]] = [:]
    for place in places {
      for id in place.evidence {
        guard let statement = record.evidence[id] else { continue }
        let note = note(statement)
        if pointers[note]?.last != place.pointer {
          pointers[note, default: []].append(place.pointer)
        }
      }
    }
    return pointers.sorted { $0.key.precedesByBytes($1.key) }.map { note, pointers in
      .object([
        "pointers": .texts(pointers), "timestamp": .text(subject.moment),
        "attributedTo": .text(Name.tool), "note": .text(note),
      ])
    }
  }

  /// The source of a statement in words: who publishes it, what it is called, where and when it was
  /// read.
  private func note(_ statement: DecisionRecord.Statement) -> String {
    guard let source = record.sources[statement.source] else { return statement.source }
    let place = subject.address(of: statement)
    let read = source.read.map { "read \($0)" }
    return [source.publisher, source.title ?? statement.source, place, read, source.attribution]
      .compactMap(\.self).joined(separator: ", ")
  }
}
