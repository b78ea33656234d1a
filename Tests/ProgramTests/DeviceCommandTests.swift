import Foundation
import Testing

/// Hardware on the command line.
@Suite struct DeviceCommandTests {
  /// A program on whose path two cards of one kind answer, or what is given.
  private func withCards(
    _ reply: String = """
    0, NVIDIA GeForce RTX 4090, 24564, 8.9, 550.54.14
    1, NVIDIA GeForce RTX 4090, 24564, 8.9, 550.54.14

    """
  ) throws -> Program {
    var program = try Program()
    _ = try program.file("reply", reply)
    _ = try program.file(
      "script", "#!/bin/sh\n[ \"$1\" = -L ] || cat \"$HOME/reply\"\n")
    // Another process writes it: a file this one holds open could not be run.
    _ = try program.shell("mkdir tools && cp script tools/nvidia-smi && chmod 755 tools/nvidia-smi")
    program.environment["PATH"] = program.home.path + "/tools:/usr/bin:/bin"
    return program
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `devices of the catalog are listed, this machine first`() throws {
    let program = try withCards()
    let result = try program.run("fit", "devices")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("This machine:\n  2 × NVIDIA GeForce RTX 4090: 24.0 GiB each"))
    #expect(result.output.contains("until it is declared: weigh needs --device this."))
    #expect(result.output.contains("\nrtx-4090 "))
    let plain = try program.run("fit", "devices", "--plain").output.split(separator: "\n")
    #expect(plain.first?.hasPrefix("id\tname\tmaker\tkind\tcount\tof\tmemory_gib\t") == true)
    #expect(plain.dropFirst().first?.hasPrefix("this-machine\tNVIDIA GeForce RTX 4090\t") == true)
    #expect(plain.contains { $0.hasPrefix("rtx-4090\t") && $0.contains("\t24\t1008\t165.2\t") })
    let json = try object(program.run("fit", "devices", "--json").output)
    #expect(json["schema"] as? String == "weigh.devices/1")
    let items = try #require(json["items"] as? [[String: Any]])
    #expect(items.count >= 150)
    let facts = items.compactMap { $0["facts"] as? [[String: Any]] }.joined()
    #expect(
      facts.allSatisfy { ($0["source"] as? String)?.isEmpty == false && $0["date"] is String })
    let prose = try program.run("fit", "devices", "--maker", "apple", "--prose").output
    #expect(prose.contains("Apple M4 Pro: 24.0 GiB, of which a model may use 16.0 GiB; 273 GB/s"))
    #expect(!prose.contains("This machine"))
  }

  @Test func `one device is shown with every fact and its source`() throws {
    let program = try Program()
    let card = try program.run("fit", "devices", "rtx", "4090", "d").output
    #expect(card.hasPrefix("rtx-4090-d: NVIDIA GeForce RTX 4090 D\n"))
    #expect(card.contains("\n  Memory: 24 GiB. "))
    #expect(card.contains("Wikipedia"))
    let server = try program.run("fit", "devices", "2xdgx-h100").output
    #expect(server.contains("16 × NVIDIA H100"))
    #expect(server.contains("\n  Number held: 8. "))
    #expect(server.contains("It holds NVIDIA H100"))
    let chip = try program.run("fit", "devices", "m4 max 64").output
    #expect(chip.contains("64.0 GiB, of which a model may use 48.0 GiB"))
    let plain = try program.run("fit", "devices", "m3-ultra", "--plain").output
    #expect(plain.contains("m3-ultra\tbandwidth_gbs\t819 GB/s\tholds\t"))
    #expect(plain.contains("m3-ultra\tbandwidth_gbs\t800 GB/s\tlost\t"))
    let json = try object(program.run("fit", "devices", "8xh200", "--json").output)
    #expect((json["asked"] as? [String: Any])?["count"] as? Int == 8)
  }

  @Test func `what is no device is refused with what to do`() throws {
    let program = try Program()
    let unknown = try program.run("fit", "devices", "rtx-4091")
    #expect(unknown.status == 66)
    #expect(
      unknown.errors
        == "weigh: no device of the catalog is called 'rtx-4091'. Did you mean 'rtx-4090'?\n")
    let maker = try program.run("fit", "devices", "--maker", "Aple")
    #expect(maker.status == 66)
    #expect(maker.errors.contains("Did you mean 'Apple'?"))
    #expect(try program.run("fit", "devices", "rtx", "--measure").status == 64)
    let rank = try program.run("rank", "--preset", "hobby", "--device", "m4 max 50")
    #expect(rank.status == 64)
    #expect(rank.errors.contains("is not sold with 50 GiB, but with 36, 48, 64 or 128 GiB."))
    let both = try program.run("rank", "--preset", "hobby", "--device", "t4", "--device", "none")
    #expect(both.status == 64)
    #expect(both.errors.contains("'--device none' stands alone"))
    let budget = try program.run("rank", "--preset", "hobby", "--device", "t4,budget=20")
    #expect(budget.errors.contains("budget_gib = 20.0 is more than its memory"))
  }

  @Test func `devices are declared, replaced and taken away`() throws {
    let program = try withCards()
    _ = try program.run("needs", "--preset", "hobby", "--name", "home")
    let two = try program.run(
      "needs", "--device", "2xrtx-3090,ram=128", "--device", "m4 max 64", "-q")
    #expect(
      two.output.contains("count = 2\nid = \"rtx-3090\"\npreset = \"rtx-3090\"\nram_gib = 128"))
    #expect(two.output.contains("id = \"m4-max\"\nmemory_gib = 64\npreset = \"m4-max\""))
    #expect(two.output.split(separator: "\n").count { $0 == "[[device]]" } == 2)
    #expect(try program.run("needs", "-q").output.contains("preset = \"m4-max\""))
    let here = try program.run("needs", "--device", "this,budget=20", "-q").output
    #expect(here.contains("budget_gib = 20\n"))
    #expect(here.contains("bandwidth_gbs = 1008\n"))
    #expect(here.contains("count = 2\n"))
    #expect(here.contains("origin = \"detected 20"))
    #expect(!(try program.run("needs", "--device", "none").output.contains("[[device]]")))
    let own = try program.run("needs", "--device", "memory=24")
    #expect(own.errors.contains("the bandwidth of 'machine' is not known, so its speed stays"))
    #expect(try program.run("needs", "--fields", "--device", "t4").status == 64)
  }

  @Test func `a device is tried without being saved`() throws {
    let program = try Program()
    _ = try program.run("needs", "--preset", "hobby", "--name", "home")
    let before = try program.run("needs", "-q").output
    let shown = try program.run("rank", "--device", "8xh200", "--json", "-q")
    #expect(shown.status == 0)
    #expect(shown.output.contains("h200-sxm"))
    for command in ["why", "show"] {
      let result = try program.run(command, "Qwen/QwQ-32B", "--device", "8xh200", "-q")
      #expect(result.output.contains("h200"), "\(command)")
    }
    #expect(try program.run("excluded", "--device", "t4", "-q").status == 0)
    #expect(try program.run("needs", "-q").output == before)
  }

  @Test func `the same scenario gives the same bytes on any machine`() throws {
    let plain = try Program()
    let cards = try withCards()
    for preset in ["hobby", "research-lab"] {
      let one = try plain.run("rank", "--preset", preset, "--json")
      let other = try cards.run("rank", "--preset", preset, "--json")
      #expect(one.output == other.output)
      #expect(one.status == other.status)
    }
  }

  @Test func `the doctor names the machine and what cannot be read of it`() throws {
    let cards = try withCards().run("doctor")
    #expect(cards.status == 0)
    #expect(cards.output.contains("ok     gpu: 2 × NVIDIA GeForce RTX 4090: 24.0 GiB each"))
    #expect(cards.output.contains("ok     processor: "))
    let result = try withCards("Failed to initialize NVML\n").run("doctor")
    #expect(result.status == 1)
    #expect(
      result.output.contains("fault  gpu: nvidia-smi does not work: 'Failed to initialize NVML'."))
  }

  @Test func `memory reading is measured on request`() throws {
    // Over a second: the measurement itself takes up to three.
    let result = try Program().run("doctor", "--bandwidth", "--plain")
    #expect(result.errors == "weigh: reading memory for a few seconds …\n")
    #expect(result.output.contains("bandwidth\tok\t1 thread reads "))
    let list = try Program().run("fit", "devices", "--measure", "--json", "-q")
    let machine = try #require(try object(list.output)["machine"] as? [String: Any])
    let reading = try #require(machine["reading"] as? [String: Any])
    #expect(reading["busy"] is Bool)
  }
}
