internal import Catalog
internal import Foundation

/// Reads a file of Hub replies piece by piece, so that its size does not matter.
struct HubFileImport {
  /// The path; `-` is standard input.
  let name: String
  let source: String?
  let date: CalendarDate?
  /// The model a bare configuration is about.
  let subject: String?

  private static let pieceBytes = 1 << 20

  /// What the file gave.
  ///
  /// - Throws: `Failure` where it cannot be read.
  func read(against catalog: ImportCatalog, _ output: OutputOptions) throws -> ImportOutcome {
    let handle: FileHandle
    if name == "-" {
      handle = .standardInput
    } else {
      guard let opened = FileHandle(forReadingAtPath: name) else {
        throw Failure(.notThere, "cannot read '\(name)'.")
      }
      handle = opened
    }
    let size = (try? FileManager.default.attributesOfItem(atPath: name))?[.size] as? NSNumber
    do {
      return try read(handle, catalog, Int(truncating: size ?? 0), output)
    } catch let problem as ImportProblem {
      throw Failure(.doesNotParse, problem.message)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.notThere, "cannot read '\(name)' to its end.")
    }
  }

  private func read(
    _ handle: FileHandle, _ catalog: ImportCatalog, _ total: Int, _ output: OutputOptions
  ) throws -> ImportOutcome {
    var reading = try HubReading(input(nil), against: catalog)
    let digest = SHA256.Stream()
    var count: Int64 = 0
    let progress = ProgressLine(isQuiet: output.quiet)
    defer { progress.finish() }
    while let piece = try handle.read(upToCount: Self.pieceBytes), !piece.isEmpty {
      piece.withUnsafeBytes { digest.add($0) }
      reading.take(ArraySlice(piece))
      count += Int64(piece.count)
      progress.show("bytes", done: Int(count), total: total)
    }
    return try reading.finish(input(.init(fileBytes: count, sha256: digest.finish())))
  }

  private func input(_ origin: ImportInput.Origin?) -> ImportInput {
    let file = name == "-" ? "standard input" : name.split(separator: "/").last.map(String.init)
    return ImportInput(
      bytes: [], name: file ?? name, source: source, date: date, subject: subject, origin: origin)
  }
}
