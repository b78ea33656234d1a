internal import Catalog
internal import Decision
internal import Probe

/// The servers that answer on this machine, as sentences, tab-separated lines, or
/// `weigh.servers/1`.
struct ServerList {
  let servers: [FoundServer]
  /// Addresses the environment names; they are offered, not asked.
  let offered: [ServerCandidate]

  /// Looks at the usual ports of this machine, for a second at most.
  static func found(_ environment: [String: String]) -> ServerList {
    let servers = findServers()
    let named = ServerCandidate.named(byEnvironment: environment)
    return ServerList(
      servers: servers,
      offered: named.filter { candidate in !servers.contains { $0.url == candidate.url } })
  }

  func print(_ output: OutputOptions) {
    if output.json {
      Streams.line(json.canonicalText)
    } else if output.plain {
      plain.forEach(Streams.line)
    } else {
      lines.forEach(Streams.line)
    }
  }

  var lines: [String] {
    var lines: [String] = []
    if servers.isEmpty {
      lines.append(
        "No server answers at the usual ports of this machine. Start one, or: "
          + "weigh probe FILE.gguf")
    }
    for server in servers {
      let build = server.engineBuild.map { " \($0)" } ?? ""
      lines.append("\(server.engine)\(build) at \(server.url)" + Self.state(server))
      for model in server.models.prefix(8) {
        let facts = [
          model.quantization,
          model.contextTokens.map { "context \(Wording.grouped(Double($0)))" },
        ].compactMap(\.self)
        lines.append("  " + ([model.id] + facts).joined(separator: ", "))
      }
      if server.models.count > 8 {
        lines.append("  and \(server.models.count - 8) more; --json lists them")
      }
    }
    for candidate in offered {
      lines.append("\(candidate.variable ?? "The environment") names \(candidate.url); not asked.")
    }
    if let command { lines += ["", "To measure it: \(command)"] }
    return lines
  }

  private static func state(_ server: FoundServer) -> String {
    if server.needsKey { return ", which wants a key: --key-file FILE" }
    return server.isLoading ? ", which is still loading" : ""
  }

  /// The command that measures the first one; nothing is measured before somebody asks.
  private var command: String? {
    guard let first = servers.first else {
      return offered.first.map { "weigh probe \($0.url)" }
    }
    let model = first.models.count > 1 ? " --model " + (first.models.first?.id ?? "ID") : ""
    return "weigh probe \(first.url)\(model)"
  }

  var plain: [String] {
    [PlainTable.line(["url", "engine", "build", "model", "quantization", "context"])]
      + servers.flatMap { server in
        let models: [ServedModel?] = server.models.isEmpty ? [nil] : server.models
        return models.map { model in
          PlainTable.line([
            server.url, server.engine, server.engineBuild ?? "", model?.id ?? "",
            model?.quantization ?? "", model?.contextTokens.map(String.init) ?? "",
          ])
        }
      }
  }

  var json: JSONValue {
    .object([
      "schema": .text("weigh.servers/1"),
      "items": .list(
        servers.map { server in
          .object([
            "url": .text(server.url), "engine": .text(server.engine),
            "build": server.engineBuild.map { .text($0) } ?? .null,
            "needsKey": .flag(server.needsKey), "isLoading": .flag(server.isLoading),
            "models": .list(
              server.models.map { model in
                .object([
                  "id": .text(model.id),
                  "quantization": model.quantization.map { .text($0) } ?? .null,
                  "contextTokens": model.contextTokens.map { .integer(Int64($0)) } ?? .null,
                ])
              }),
          ])
        }),
      "offered": .list(
        offered.map { candidate in
          .object([
            "url": .text(candidate.url),
            "variable": candidate.variable.map { .text($0) } ?? .null,
          ])
        }),
    ])
  }
}
