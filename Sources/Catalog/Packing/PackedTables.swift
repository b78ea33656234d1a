/// The texts and the evidence that packed records refer to by number.
struct PackedTables: Sendable {
  let texts: [String]
  let evidence: [Evidence]

  init(_ reader: inout ByteReader) throws(PackingError) {
    let textCount = try reader.count()
    var texts: [String] = []
    texts.reserveCapacity(textCount)
    for _ in 0..<textCount { texts.append(try reader.text()) }
    self.texts = texts
    let evidenceCount = try reader.count()
    var evidence: [Evidence] = []
    evidence.reserveCapacity(evidenceCount)
    for _ in 0..<evidenceCount { evidence.append(try Self.evidence(&reader, texts)) }
    self.evidence = evidence
  }

  private static func evidence(
    _ reader: inout ByteReader, _ texts: [String]
  ) throws(PackingError) -> Evidence {
    let parts = try reader.unsigned()
    let source = try text(&reader, texts)
    let asOf = parts & 1 != 0 ? try reader.date() : nil
    let note = parts & 2 != 0 ? try text(&reader, texts) : nil
    let clause = parts & 4 != 0 ? try text(&reader, texts) : nil
    let from = parts & 8 != 0 ? try text(&reader, texts) : nil
    return Evidence(
      source: source, asOf: asOf, note: note, clause: clause, inheritedFrom: from,
      isEstimate: parts & 16 != 0,
      layer: parts & 64 != 0 ? .probe : parts & 32 != 0 ? .overlay : .base)
  }

  private static func text(
    _ reader: inout ByteReader, _ texts: [String]
  ) throws(PackingError) -> String {
    let position = try reader.unsigned()
    guard position < UInt64(texts.count) else { throw .damaged }
    return texts[Int(position)]
  }
}
