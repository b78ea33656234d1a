internal import Foundation

/// The running program that keeps a run, told from every other one, also after a restart.
///
/// **Shape**: `boot:process:start`, spelled so in the database. A process number alone may have gone
/// to another program since.
struct RunHolder: Equatable {
  let text: String

  /// This program.
  static let current = RunHolder(process: getpid()) ?? RunHolder(text: "unknown:\(getpid())")

  init(text: String) { self.text = text }

  /// The program with this number; `nil` where none runs, or the system does not tell.
  init?(process: Int32) {
    // Fields stand behind the program's name, which may itself hold blanks and brackets.
    guard let stat = Self.read("/proc/\(process)/stat"), let name = stat.lastIndex(of: ")"),
      let boot = Self.read("/proc/sys/kernel/random/boot_id")
    else { return nil }
    let fields = stat[stat.index(after: name)...].split(separator: " ")
    // proc(5): the state is field 3, the start time field 22; what follows the name begins at 3.
    guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
    let start = fields[19]
    text = "\(boot.trimmingCharacters(in: .whitespacesAndNewlines)):\(process):\(start)"
  }

  /// Whether that program still runs here.
  var isAlive: Bool {
    let parts = text.split(separator: ":")
    guard parts.count > 1, let process = Int32(parts[1]) else { return false }
    guard parts[0] != "unknown" else { return kill(process, 0) == 0 }
    return RunHolder(process: process) == self
  }

  private static func read(_ path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)  // What cannot be read is not there.
  }
}
