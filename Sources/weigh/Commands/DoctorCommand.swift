internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Fit
internal import Foundation
internal import Probe
internal import Store

/// `weigh doctor`: the state of this installation, for a person and for a bug report.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check this installation. Exit 1 when something is wrong.",
    discussion: """
      The machine is part of it: processor, cores, memory this process may use, cards,
      and what could not be read. --bandwidth measures how fast memory is read, with
      one thread and with all; a busy machine is named, and its figure is not to be kept.

      EXAMPLES
        weigh doctor
        weigh doctor --bandwidth
      """)

  @OptionGroup var output: OutputOptions
  @Flag(name: .long, help: "Measure how fast the processor reads its memory; takes seconds.")
  var bandwidth = false
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?

  func run() throws {
    let checks = Self.checks(catalog: catalog) + machineChecks()
    if output.json {
      Streams.line(
        JSONValue.object([
          "schema": .text("weigh.doctor/1"), "version": .text(Version.number),
          "checks": .list(
            checks.map {
              .object([
                "name": .text($0.name), "isFine": .flag($0.isFine), "finding": .text($0.finding),
              ])
            }),
        ]).canonicalText)
    } else {
      Streams.line(Version.text)
      for check in checks {
        Streams.line(
          output.plain
            ? PlainTable.line([check.name, check.isFine ? "ok" : "fault", check.finding])
            : (check.isFine ? "ok     " : "fault  ") + check.name + ": " + check.finding)
      }
    }
    if checks.contains(where: { !$0.isFine }) { throw NegativeAnswer() }
  }

  /// The machine, with the devices of the catalog to tell its bandwidth where there is a catalog.
  private func machineChecks() -> [Check] {
    // A catalog that cannot be opened is a fault of its own above.
    let opened = try? Installation().openCatalog(catalog)
    let machine = Machine(opened.map { PresetTable($0.snapshot) } ?? .empty)
    let reading = bandwidth ? MemoryReading.take(machine, output) : nil
    var checks = MachineReport(machine: machine, reading: reading).entries.map {
      Check(name: $0.name, isFine: $0.isFine, finding: $0.sentences.joined(separator: " "))
    }
    if let reading {
      checks.append(
        Check(
          name: "bandwidth", isFine: true, finding: reading.test.sentences.joined(separator: " ")))
    }
    return checks
  }

  struct Check {
    let name: String
    let isFine: Bool
    let finding: String
  }

  static func checks(catalog option: String?) -> [Check] {
    let installation = Installation()
    var checks: [Check] = []
    do {
      let opened = try installation.openCatalog(option)
      let release = opened.snapshot.release
      checks.append(
        Check(
          name: "catalog", isFine: true,
          finding: "\(opened.snapshot.models.count) models as of \(release.asOf), "
            + "\(release.sha256.prefix(12)), \(opened.catalog.path)"))
    } catch {
      checks.append(Check(name: "catalog", isFine: false, finding: sentence(error)))
    }
    do {
      var remarks: [String] = []
      let database = try installation.openDatabase { remarks.append($0) }
      let scenarios = try database.scenarios().count
      let runs = try database.probeRuns().count
      let finding =
        remarks.first
        ?? "\(Wording.count(scenarios, "scenario")), \(Wording.count(runs, "probe run"))"
      checks.append(Check(name: "database", isFine: remarks.isEmpty, finding: finding))
    } catch {
      checks.append(Check(name: "database", isFine: false, finding: sentence(error)))
    }
    do {
      _ = try Settings(
        configFile: installation.places.settingsFile,
        workingFolder: FileManager.default.currentDirectoryPath)
      checks.append(Check(name: "settings", isFine: true, finding: "read"))
    } catch {
      checks.append(Check(name: "settings", isFine: false, finding: sentence(error)))
    }
    let term = installation.environment["TERM"] ?? ""
    let isDumb = term.isEmpty || term == "dumb"
    checks.append(
      Check(
        name: "terminal", isFine: true,
        finding: isDumb
          ? "TERM is '\(term)': the full-screen program needs another; commands work" : term))
    return checks
  }

  private static func sentence(_ error: any Error) -> String {
    if let failure = error as? Failure {
      return failure.message + (failure.hint.map { " " + $0 } ?? "")
    }
    return "\(error)"
  }
}
