/// Criteria whose facts a recheck treats in a way of their own, by their ids.
enum CriterionKey {
  static let price = "price.blended"
  static let license = "license.freedom"
  static let quality = "quality"
  static let firstToken = "speed.first_token"
  static let decodeSpeed = "speed.decode"
  static let adoption = "adoption"

  /// All of them.
  static let all = [price, license, quality, firstToken, decodeSpeed, adoption]
}
