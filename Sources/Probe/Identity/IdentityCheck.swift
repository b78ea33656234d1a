/// Finds out whether a server serves the model it should, before anything is measured.
///
/// - Parameters:
///   - served: what the server says, as a run tells it with `ProbeEvent.found`.
///   - endpoint: where it says so; only a server of this machine names files of this machine.
///   - model: what the catalog says of the model it should be.
///   - quantization: the quantization it should have, where one is named.
///   - names: the names of the catalog.
///   - stop: ends the reading of a large file; the rest is judged without it.
///   - progress: told how many bytes of how many were read.
/// - Returns: how sure it is, and why; the caller ends the run where it is `contradicts`.
///
/// **Cost** Reads the served file only where the catalog knows the hash of a file of its size:
/// about a second for each GB.
public func identify(
  _ served: ServedModel, at endpoint: Endpoint, as model: ModelNumbers,
  quantization: String? = nil, names: ServedNames? = nil, stop: ProbeStop = ProbeStop(),
  progress: (_ bytes: Int, _ of: Int) -> Void = { _, _ in }
) -> ServedIdentity {
  var hash: String?
  if endpoint.isLoopback, served.remoteHost == nil,
    let file = served.filePath.flatMap(ModelFile.init(path:)),
    model.files.contains(where: { $0.bytes == nil || $0.bytes == file.byteCount })
  {
    hash = file.sha256(stop: stop) { progress($0, file.byteCount) }
  }
  return ServedIdentity(
    of: served, as: model, quantization: quantization, names: names, sha256: hash)
}
