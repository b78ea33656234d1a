internal import ArgumentParser
internal import Catalog
internal import Cells
internal import Foundation

/// How a command prints: machine, plain, sentences or a table.
struct OutputOptions: ParsableArguments {
  @Flag(name: .long, help: "One JSON object.")
  var json = false
  @Flag(name: .long, help: "Tab-separated, one record a line, header first.")
  var plain = false
  @Flag(name: .long, help: "One sentence per fact.")
  var prose = false
  @Flag(name: .long, help: "Only ASCII marks.")
  var ascii = false
  @Flag(name: [.customShort("q"), .long], help: "No remarks on standard error.")
  var quiet = false
  @Flag(name: .customLong("no-input"), help: "Never ask.")
  var noInput = false
  @Option(name: .long, help: "When to color: auto, always or never.")
  var color = ColorChoice.auto

  func validate() throws {
    if json && plain || json && prose || plain && prose {
      throw ValidationError("Choose one of --json, --plain and --prose.")
    }
  }

  /// Whether sentences are wanted, by option or by the environment.
  var wantsProse: Bool {
    prose || (!json && !plain && ProcessInfo.processInfo.environment["WEIGH_ACCESSIBLE"] == "1")
  }

  /// The marks to draw with.
  var glyphs: GlyphSet {
    if ascii { return .ascii }
    let environment = ProcessInfo.processInfo.environment
    let locale = [environment["LC_ALL"], environment["LC_CTYPE"], environment["LANG"]]
      .compactMap { $0 }.first { !$0.isEmpty }
    guard let locale else { return .unicode }
    let codeset = locale.lowercased()
    return codeset.contains("utf-8") || codeset.contains("utf8") || codeset == "c.utf-8"
      ? .unicode : .ascii
  }

  /// Prints an answer in the form that was asked for; only that form is made.
  ///
  /// **Shape**: an answer without sentences of its own is printed as lines instead.
  func print(
    json: @autoclosure () -> JSONValue, plain: @autoclosure () -> [String],
    prose: @autoclosure () -> [String]? = nil, lines: @autoclosure () -> [String]
  ) {
    if self.json {
      Streams.line(json().canonicalText)
    } else if self.plain {
      plain().forEach(Streams.line)
    } else {
      ((wantsProse ? prose() : nil) ?? lines()).forEach(Streams.line)
    }
  }

  /// A remark for a person, on standard error.
  func remark(_ text: String) {
    if !quiet { Streams.error("weigh: " + text) }
  }
}

/// When a command may color what it prints.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// Hardware to reckon with instead of what the scenario declares; nothing of it is saved.
struct DeviceOptions: ParsableArguments {
  @Option(
    name: .customLong("device"),
    help: "Reckon with this hardware, such as rtx-4090, 8xh200, 'm4 max 64' or this; repeatable.")
  var names: [String] = []
}

/// Which catalog and scenario a command works on.
struct InputOptions: ParsableArguments {
  @Option(name: .long, help: "The scenario, by name or file; '-' reads standard input.")
  var scenario: String?
  @Option(name: .long, help: "Work on a preset without saving a scenario.")
  var preset: String?
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?
}
