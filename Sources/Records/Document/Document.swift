/// What a record says, as headings, paragraphs, lists, tables and charts.
///
/// One generator fills it; Markdown and HTML are two ways of writing it down, so that both say the
/// same in the same words.
struct Document {
  /// A part that stands by itself.
  enum Block {
    case heading(level: Int, Prose, Anchor?)
    case paragraph(Prose)
    case list([Item])
    case table(DataTable)
    /// A drawing with the table of what it shows.
    case chart(Chart)
    /// Text of several lines, letter by letter.
    case listing(String)
  }

  /// A line of a list, with the name other parts refer to it by.
  struct Item {
    let text: Prose
    let anchor: Anchor?
  }

  /// How much is said.
  enum Detail {
    /// What people read; what is long is cut, with the place where all of it stands.
    case brief
    /// Every fact, source and excluded model, with charts.
    case full
  }

  /// The parts in their order.
  private(set) var blocks: [Block] = []

  /// Adds a heading.
  mutating func heading(_ level: Int, _ text: Prose, at anchor: Anchor? = nil) {
    blocks.append(.heading(level: level, text, anchor))
  }

  /// Adds the heading of a part that a list of contents leads to.
  mutating func part(_ title: String) { heading(2, "\(title)", at: Anchor("part", title)) }

  /// Adds a paragraph; an empty one is left out.
  mutating func paragraph(_ text: Prose) {
    if !text.isEmpty { blocks.append(.paragraph(text)) }
  }

  /// Adds a list; an empty one is left out.
  mutating func list(_ lines: [Prose]) { list(lines.map { Item(text: $0, anchor: nil) }) }

  /// Adds a list; an empty one is left out.
  mutating func list(_ items: [Item]) {
    if !items.isEmpty { blocks.append(.list(items)) }
  }

  /// Adds a table; one without rows is left out.
  mutating func table(_ table: DataTable) {
    if !table.rows.isEmpty { blocks.append(.table(table)) }
  }

  /// Adds a chart with its table.
  mutating func chart(_ chart: Chart) { blocks.append(.chart(chart)) }

  /// Adds text of several lines; an empty one is left out.
  mutating func listing(_ text: String) {
    let cleaned = PlainText.cleaned(text)
    if !cleaned.isEmpty { blocks.append(.listing(cleaned)) }
  }
}

/// Rows of equal length under a header; the first cell names its row.
struct DataTable {
  /// What the table shows.
  let caption: Prose
  /// One per column.
  let header: [Prose]
  /// The cells, row by row.
  var rows: [[Prose]]
}
