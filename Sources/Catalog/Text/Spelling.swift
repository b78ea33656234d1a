/// Finds the word somebody probably meant.
public enum Spelling {
  /// The candidate nearest to a word, or nothing when none is near.
  ///
  /// Two texts are near when few letters must be added, dropped, changed or swapped with their
  /// neighbor, upper and lower case counting as the same: at most 3, and at most a third of the
  /// longer one (but always one). Of equally near candidates the first in byte order wins.
  ///
  /// **Cost**: O(length²) a candidate; texts over 128 bytes are never near.
  public static func nearest(
    _ word: String, in candidates: some Sequence<String>
  ) -> String? {
    let wanted = folded(word)
    guard !wanted.isEmpty, wanted.count <= 128 else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let other = folded(candidate)
      guard !other.isEmpty, other.count <= 128 else { continue }
      let limit = min(3, max(1, max(wanted.count, other.count) / 3))
      guard abs(wanted.count - other.count) <= limit else { continue }
      let distance = distance(wanted, other)
      guard distance <= limit else { continue }
      if let best {
        if best.distance < distance { continue }
        if best.distance == distance, best.candidate.precedesByBytes(candidate) { continue }
      }
      best = (candidate, distance)
    }
    return best?.candidate
  }

  /// `Did you mean 'x'?` with a space before it, or nothing.
  public static func suggestion(
    for word: String, in candidates: some Sequence<String>
  ) -> String {
    nearest(word, in: candidates).map { " Did you mean \($0.quotedForMessage)?" } ?? ""
  }

  private static func folded(_ text: String) -> [UInt8] {
    text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 == 0x5F ? 0x2D : $0 }
  }

  /// The optimal string alignment distance of two byte sequences.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      current.reserveCapacity(right.count + 1)
      for column in 1...right.count {
        let isSame = left[row - 1] == right[column - 1]
        var least = min(last[column] + 1, current[column - 1] + 1)
        least = min(least, last[column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          least = min(least, beforeLast[column - 2] + 1)
        }
        current.append(least)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
