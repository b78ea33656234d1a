internal import ArgumentParser
internal import Catalog
internal import Foundation
internal import Quality

/// `weigh quality calibrate`: fits a new quality scale to the catalog.
struct QualityCalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate", abstract: "Fit a new quality scale to the results of a catalog.",
    discussion: """
      The file becomes the scale in force when catalog.toml names it: calibration = "VERSION".
      Until then nothing changes. The same catalog always gives the same file.

      EXAMPLES
        weigh quality calibrate
        weigh quality calibrate --version 2026.12 --out catalog/calibration/2026.12.toml
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?
  @Option(name: .long, help: "The version; without it the release of the catalog.")
  var version: String?
  @Option(name: .long, help: "The model at 30 points; without it that of the scale in force.")
  var low: String?
  @Option(name: .long, help: "The model at 60 points; without it that of the scale in force.")
  var high: String?
  @Option(name: .long, help: "The file to write; without it standard output.")
  var out: String?

  func validate() throws {
    let isName = version?.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || ".-".contains($0))
    }
    if isName == false || version?.isEmpty == true {
      throw ValidationError("--version takes letters, digits, points and hyphens.")
    }
  }

  func run() throws {
    let catalog = try OpenCatalog(catalog)
    // The rows the scale is fitted on are those of every model the catalog holds, closed ones too.
    let snapshot = catalog.snapshot
    let scale = QualityScale(snapshot)
    let rows = QualityRows(snapshot)
    let settings = CalibrationSettings(
      lowAnchor: try anchor(low, scale.calibration?.low.model, "--low", catalog),
      highAnchor: try anchor(high, scale.calibration?.high.model, "--high", catalog))
    let calibration: Calibration
    do {
      calibration = try Calibration(
        fitting: rows, uses: scale.uses, version: version ?? snapshot.release.name,
        date: snapshot.release.asOf, settings: settings)
    } catch {
      throw Failure(.usage, error.sentence)
    }
    let text = CatalogWriter.text(
      of: calibration.record, comment: "# Written by: weigh quality calibrate")
    if let out {
      do {
        try Data(text.utf8).write(to: URL(fileURLWithPath: out), options: .atomic)
      } catch {
        throw Failure(
          .cannotWrite, "cannot write '\(out)'.", hint: "Name another file: --out FILE.")
      }
    } else {
      Streams.line(String(text.dropLast()))
    }
    output.remark(
      "\(calibration.lines.count) columns fitted on \(calibration.cells) results of "
        + "\(calibration.models) models"
        + (scale.calibration?.rowsSHA256 == rows.sha256
          ? "; the scale in force was fitted on the same results." : "."))
  }

  private func anchor(
    _ named: String?, _ inForce: String?, _ option: String, _ catalog: OpenCatalog
  ) throws -> String {
    if let named { return try catalog.model(named).id }
    guard let inForce else {
      throw Failure(
        .usage, "no scale is in force to take the models at 30 and 60 points from.",
        hint: "Name one: \(option) MODEL.")
    }
    return inForce
  }
}
