/// A command as it is run: no shell, fixed arguments.
public struct SystemCommand: Hashable, Sendable {
  /// The program, found on the path.
  public let program: String
  /// Its arguments.
  public let arguments: [String]

  /// Names a command.
  public init(_ program: String, _ arguments: [String]) {
    self.program = program
    self.arguments = arguments
  }
}

/// What became of a command.
public enum CommandOutcome: Hashable, Sendable {
  /// There is no such program.
  case absent
  /// It printed this and exited with this status.
  case finished(status: Int32, text: String)
  /// It did not end in time.
  case timedOut
}

/// Everything detection may ask of a machine; recorded answers serve as well as live ones.
public struct SystemSource: Sendable {
  /// The text of a file; `nil` where it is absent or cannot be read.
  public let read: @Sendable (_ path: String) -> String?
  /// The names in a folder, in byte order; none where it is absent.
  public let list: @Sendable (_ folder: String) -> [String]
  /// What a command prints.
  public let run: @Sendable (_ command: SystemCommand) -> CommandOutcome

  /// Makes a source out of its three answers.
  public init(
    read: @escaping @Sendable (String) -> String?, list: @escaping @Sendable (String) -> [String],
    run: @escaping @Sendable (SystemCommand) -> CommandOutcome
  ) {
    self.read = read
    self.list = list
    self.run = run
  }

  /// Answers from recorded files and commands; everything else is absent.
  public static func recorded(
    files: [String: String], commands: [SystemCommand: CommandOutcome] = [:]
  ) -> SystemSource {
    SystemSource(
      read: { files[$0] },
      list: { folder in
        let prefix = folder + "/"
        let names = files.keys.filter { $0.hasPrefix(prefix) }
          .compactMap { $0.dropFirst(prefix.count).split(separator: "/").first.map(String.init) }
        return Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      },
      run: { commands[$0] ?? .absent })
  }

  /// A whole number in a file of its own; `nil` where there is none.
  func number(_ path: String) -> Int64? {
    read(path).flatMap { Int64($0.trimmed) }
  }
}

extension StringProtocol {
  /// The text without white space around it.
  var trimmed: String {
    var rest = Substring(self)
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
