import Catalog
import Testing

struct NameBasedUUIDTests {
  /// Values of Python's `uuid.uuid5(uuid.NAMESPACE_URL, name)`.
  @Test(arguments: [
    ("http://python.org/", "4c565f0d-3f5a-5890-b41b-20cf47701c5e"),
    ("weigh:record:", "e15513f9-dc52-5d35-ba87-4343bedd0873"),
    ("模型", "ecf8dc8e-dc5f-5864-8567-1660b8411956"),
  ])
  func `a name gives the identifier another implementation gives it`(
    _ name: String, _ expected: String
  ) {
    #expect(NameBasedUUID.text(name) == expected)
  }
}
