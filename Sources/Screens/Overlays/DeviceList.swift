internal import Cells
internal import Decision
public import Fit

/// The devices of the scenario: a list, the fields of one of them, and what can be added.
struct DeviceList: Hashable, Sendable {
  var list = ListCursor()
  /// Where somebody stands among the fields of the device, once it is open.
  var fields: ListCursor?
  /// The value being typed.
  var line: LineEdit?
  /// Why the value was not accepted.
  var problem: String?
  /// What can be added, while something is looked for.
  var finder: DeviceFinder?
  /// The memory sizes of what is added, while one is chosen.
  var sizes: SizeChoice?

  /// The field under the cursor.
  var field: DeviceField? {
    fields.flatMap { DeviceField.all.indices.contains($0.row) ? DeviceField.all[$0.row] : nil }
  }

  /// The memory sizes of a choice.
  struct SizeChoice: Hashable, Sendable {
    let choice: NamedDevice
    let count: Int64
    var picker: Picker
  }
}

/// A device of this machine, as detection proposes it.
public struct DeviceProposal: Hashable, Sendable {
  /// What it is.
  public let name: String
  /// What is known of it, or why it cannot be read.
  public let detail: String
  /// What a scenario would declare; nothing where it cannot be read.
  public let declaration: DeviceDeclaration?

  /// Proposes a device, or names one that must be declared by hand.
  public init(name: String, detail: String, declaration: DeviceDeclaration?) {
    self.name = name
    self.detail = detail
    self.declaration = declaration
  }
}

/// Hardware one can add: what this machine has, and what the catalog names, narrowed by typing.
struct DeviceFinder: NarrowedList, Hashable, Sendable {
  /// What stands in the list.
  enum Item: Hashable, Sendable {
    /// Ask what this machine has.
    case thisMachine
    /// Somebody asked, and the answer is on its way.
    case waiting
    case proposal(DeviceProposal)
    case choice(NamedDevice)
  }

  var items: [Item]
  var line = LineEdit()
  var list = ListCursor()

  init(_ choices: [NamedDevice]) {
    items = [.thisMachine] + choices.map(Item.choice)
  }

  /// Positions of what is shown, by name; a count in front of the name narrows nothing, and a number
  /// behind it that no name has is a memory size.
  var shown: [Int] {
    let typed = typed
    let texts = items.map(Self.text)
    guard !typed.words.isEmpty else { return Array(items.indices) }
    func holding(_ words: some Sequence<String>) -> [Int] {
      texts.indices.filter { position in words.allSatisfy { texts[position].contains($0) } }
    }
    var found = holding(typed.words)
    if typed.count > 1 {
      // A count is of single devices; servers, which are counts themselves, come after them.
      found = found.filter { !isServer($0) } + found.filter(isServer)
    }
    guard found.isEmpty, typed.words.count > 1, let size = typedSize else { return found }
    return holding(typed.words.dropLast()).filter { position in
      guard case .choice(let choice) = items[position] else { return false }
      return choice.sizesGiB.isEmpty || choice.sizesGiB.contains(size)
    }
  }

  private func isServer(_ position: Int) -> Bool {
    if case .choice(let choice) = items[position] { return choice.count > 1 }
    return false
  }

  var chosen: Item? { chosenPosition.map { items[$0] } }

  /// What is typed: how many, and words of the name.
  var typed: (count: Int64, words: [String]) {
    let text = line.text.lowercased().map { $0 == "×" || $0 == "-" ? " " : String($0) }.joined()
    var words = text.split(separator: " ").map(String.init)
    guard let first = words.first else { return (1, []) }
    let digits = first.prefix { $0.isASCII && $0.isNumber }
    let rest = first.dropFirst(digits.count)
    guard let count = Int64(digits), (1...64).contains(count), words.count > 1 || !rest.isEmpty
    else { return (1, words) }
    if rest == "x" || rest.isEmpty, words.count > 1 {
      words.removeFirst()
      if rest.isEmpty, words.first == "x" { words.removeFirst() }
      return (count, words)
    }
    guard rest.first == "x", rest.count > 1 else { return (1, words) }
    words[0] = String(rest.dropFirst())
    return (count, words)
  }

  /// The number somebody typed behind the name.
  private var typedSize: Double? {
    let last = typed.words.last.map { $0.hasSuffix("g") ? String($0.dropLast()) : $0 }
    return last.flatMap(Double.init)
  }

  /// The memory somebody typed behind the name, where it is one of these sizes.
  func memory(among sizes: [Double]) -> Double? {
    typedSize.flatMap { sizes.contains($0) ? $0 : nil }
  }

  private static func text(_ item: Item) -> String {
    switch item {
    case .thisMachine, .waiting: return "this machine"
    case .proposal(let proposal): return "this machine " + proposal.name.lowercased()
    case .choice(let choice):
      return (choice.id.split(separator: "-").joined(separator: " ") + " " + choice.name)
        .lowercased()
    }
  }
}
