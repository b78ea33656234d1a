internal import Catalog
internal import Cells
internal import Decision
internal import Moderation
internal import Probe

/// What the list of the Probe screen says.
extension AppState {
  /// The words of a row that is no earlier run.
  func probeWords(_ row: ProbeRow) -> (name: String, detail: String) {
    switch row {
    case .address: return ("a running server", probe.address)
    case .search:
      switch probe.search {
      case .notAsked: return ("look for servers here", "asks the usual ports of this machine, once")
      case .asking: return ("look for servers here", "asking; a second at most")
      case .found(let servers):
        return (
          "look for servers here",
          "\(Wording.count(servers.count, "server")) found; Enter asks again"
        )
      }
    case .server(let place):
      guard case .found(let servers) = probe.search, servers.indices.contains(place) else {
        return ("", "")
      }
      return ("  " + servers[place].engine, serverWords(servers[place]))
    case .layers:
      let model = probedModels.first.map(shortName) ?? ""
      return ("a model without its weights", model)
    case .file:
      return ("a GGUF file", probe.path.isEmpty ? "Weigh starts llama-server for it" : probe.path)
    case .entry: return ("", "")
    }
  }

  /// Where a server answers, what it serves, and what is known of that.
  private func serverWords(_ server: FoundServer) -> String {
    var words = [server.url]
    if server.needsKey {
      words.append("wants a key")
    } else if server.isLoading {
      words.append("loading its model")
    } else if server.models.count > 1 {
      words.append("\(server.models.count)\(server.isListCut ? " or more" : "") models")
    } else if let model = server.models.first {
      words.append(model.id)
      if let quantization = model.quantization { words.append(quantization) }
      if let context = model.contextTokens {
        words.append("context \(Wording.tokens(Double(context)))")
      }
    } else {
      words.append("no model")
    }
    return words.joined(separator: "  ")
  }

  /// What the pane says of the row under the cursor.
  var probePreview: Panel {
    switch currentProbeRow {
    case .address, .server, nil:
      return Panel(
        "A running server",
        [
          .text(
            "Measures the time to the first token and the speed after it with random words, or asks "
              + "a fixed set of questions and counts what is refused. Never your data; only this "
              + "address is asked. Runs are kept, and the ranking uses them."),
          .text("A minute or two for each on a fast server; Space pauses it.", .muted),
        ])
    case .search:
      return Panel(
        "Servers on this machine",
        [
          .text(
            "Asks the ports that llama.cpp, Ollama, LM Studio, vLLM and SGLang usually listen on, "
              + "on this machine only, and lists what answers within a second.")
        ])
    case .layers:
      return Panel(
        "A model without its weights",
        [
          .text(
            "Two files of the model's shapes, with a few layers and made-up weights, are run by "
              + "your own llama-server. From both follow speed and memory of the whole model, with a "
              + "band. Nothing is downloaded."),
          .text("About a minute. It says nothing of the quality of answers.", .muted),
        ])
    case .file:
      return Panel(
        "A GGUF file",
        [
          .text(
            "Weigh starts llama-server with the file, on this machine alone, measures it like any "
              + "server and ends it. What is measured is then known to be this file.")
        ])
    case .entry:
      guard let entry = currentProbeEntry else { return Panel("") }
      return Panel(entry.model, entryItems(entry))
    }
  }

  private func entryItems(_ entry: ProbeEntry) -> [PanelItem] {
    let kind =
      switch entry.kind {
      case .latency: "measured"
      case .layers: "layer probe, estimated"
      case .moderation:
        entry.moderation?.tier == .quick ? "moderation screen" : "moderation"
      }
    var words = ["\(kind) at \(entry.place)", entry.identity].filter { !$0.isEmpty }
    if let date = entry.date { words.append(date.description) }
    if let asked = entry.moderation {
      words.append("\(asked.tier.rawValue), \(asked.answered) of \(asked.planned) answers")
    }
    var items: [PanelItem] = [.text(words.joined(separator: " \(glyphs.separator) "))]
    switch entry.ending {
    case .complete: break
    case .stopped:
      items.append(
        .text(
          "Stopped early; what was measured counts."
            + (entry.canResume ? " Space measures the rest." : "")))
    case .failed: items.append(.text("It failed; nothing of it counts."))
    }
    items.append(.text("Enter shows its page, A measures it again to see what changed.", .muted))
    return items
  }
}
