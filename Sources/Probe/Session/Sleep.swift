internal import Glibc

/// Waiting that can be ended.
enum Sleep {
  /// Sleeps in pieces of 20 ms, at most an hour, until it is over or is to go on no longer.
  ///
  /// Before each piece `goesOn` is told the seconds slept, and ends the sleep by returning false.
  static func pieces(seconds: Double, while goesOn: (Double) -> Bool) {
    let begin = HTTPClient.now
    let end = begin &+ UInt64(max(0, min(seconds, 3600)) * 1e9)
    while HTTPClient.now < end, goesOn(Double(HTTPClient.now &- begin) / 1e9) {
      usleep(useconds_t(min(20_000, max(1, (end &- min(end, HTTPClient.now)) / 1000))))
    }
  }
}

/// Picks the full seconds out of a growing number.
final class FullSeconds {
  private var reported = 0.0

  /// The full seconds, the first time they are reached.
  func next(_ seconds: Double) -> Double? {
    guard seconds >= reported + 1 else { return nil }
    reported = seconds.rounded(.down)
    return reported
  }
}
