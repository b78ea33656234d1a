import Testing

@testable import Probe

@Suite struct EndpointListTests {
  @Test func `a list holds what each endpoint says of itself`() throws {
    let list = try EndpointList(
      """
      # desk and rack
      [[endpoint]]
      url = "http://127.0.0.1:8080/v1"
      label = "desk"
      model = "tiny"

      [[endpoint]]
      url = "https://models.example/v1"
      label = "rack, 4 replicas"
      device = "8x-h100"
      key_file = "rack.key"
      """)
    #expect(list.entries.count == 2)
    let (desk, rack) = (list.entries[0], list.entries[1])
    #expect(desk.url == "http://127.0.0.1:8080/v1" && desk.label == "desk" && desk.model == "tiny")
    #expect(desk.device == nil && desk.keyFile == nil && desk.line == 2 && desk.name == "desk")
    #expect(rack.device == "8x-h100" && rack.keyFile == "rack.key" && rack.line == 7)
    #expect(rack.label == "rack, 4 replicas" && rack.model == nil)
    let short = try EndpointList("endpoint = [{ url = \"http://127.0.0.1:1/v1\" }]")
    #expect(short.entries.map(\.name) == ["http://127.0.0.1:1/v1"])
  }

  @Test func `one address may be there once for each of its models`() throws {
    let entry = "[[endpoint]]\nurl = \"http://127.0.0.1:1234\"\nmodel = "
    #expect(try EndpointList(entry + "\"a\"\n" + entry + "\"b\"\n").entries.count == 2)
  }

  /// Texts that are no list, the line that is wrong and what is said about it.
  private static let wrong: [(text: String, line: Int, message: String)] = [
    ("", 1, "There is no [[endpoint]] in this file."),
    (
      "\n[endpoint]\nurl = \"http://127.0.0.1:1\"", 2,
      "'endpoint' is not a list of tables. Write [[endpoint]] above each one."
    ),
    ("[[endpont]]\n", 1, "There is no key 'endpont' here. Did you mean 'endpoint'?"),
    ("[[endpoint]]\nlabel = \"x\"", 1, "This endpoint has no 'url'."),
    (
      "[[endpoint]]\nurl = \"http://127.0.0.1:1\"\nlable = \"x\"", 3,
      "There is no key 'lable' here. Did you mean 'label'?"
    ),
    (
      "[[endpoint]]\nurl = \"http://127.0.0.1:1\"\npassword_text = \"x\"", 3,
      "There is no key 'password_text' here. Keys are: url, label, model, device, key_file."
    ),
    ("[[endpoint]]\nurl = 8080", 2, "'url' is a whole number; it takes a text in quotation marks."),
    (
      "[[endpoint]]\nurl = \"http://127.0.0.1:1\"\nmodel = \" \"", 3,
      "'model' is empty. Fill it in or remove it."
    ),
    (
      "[[endpoint]]\n\nurl = \"127.0.0.1:8080\"", 3,
      "'127.0.0.1:8080' is not an address to probe: it does not start with http:// or https://."
    ),
    (
      "[[endpoint]]\nurl = \"https://sk-key@models.example\"", 2,
      "'https://sk-key@models.example' is not an address to probe: it holds a user or a password; "
        + "a key comes by --key-file."
    ),
    (
      "[[endpoint]]\nurl = \"http://127.0.0.1:1\"\n[[endpoint]]\nurl = \"http://127.0.0.1:1\"", 3,
      "'http://127.0.0.1:1' is in line 1 already. Give each endpoint its own."
    ),
    (
      "[[endpoint]]\nurl = \"http://127.0.0.1:1\"\nlabel = \"a\"\n"
        + "[[endpoint]]\nurl = \"http://127.0.0.1:2\"\nlabel = \"a\"", 4,
      "'a' is in line 1 already. Give each endpoint its own."
    ),
    (
      (1...9).map { "[[endpoint]]\nurl = \"http://127.0.0.1:\($0)\"\n" }.joined(), 17,
      "At most 8 endpoints are probed at once. Split the file."
    ),
    ("[[endpoint]\n", 1, "This is not valid TOML at column 11: ']]' is missing."),
  ]

  @Test(arguments: wrong)
  func `a list that cannot be read says where and why`(
    text: String, line: Int, message: String
  ) throws {
    let error = try #require(throws: EndpointListError.self) { try EndpointList(text) }
    #expect(error.message == message)
    #expect(error.line == line)
  }

  @Test func `eight are not too many`() throws {
    let text = (1...8).map { "[[endpoint]]\nurl = \"http://127.0.0.1:\($0)\"\n" }.joined()
    #expect(try EndpointList(text).entries.count == EndpointList.most)
  }
}
