internal import Cells

/// A piece of a line in one role.
struct Span: Hashable, Sendable {
  let text: String
  let role: Role

  init(_ text: String, _ role: Role = .text) {
    self.text = text
    self.role = role
  }
}

/// One part of a pane, before it is broken into lines.
enum PanelItem: Hashable, Sendable {
  /// A thin rule with a title in it.
  case title(String)
  /// Running text; lines after the first are indented.
  case text([Span], indent: Int)
  /// One line as it is, never broken.
  case line([Span])
  /// Pieces that are never broken, with three blanks between.
  case chunks([[Span]])
  /// A label, and text in a column of its own.
  case entry(String, [Span])
  /// A label, a text cut to its room, and a number at the right edge.
  case part(String, Span, String)
  /// Rows under common headers, their texts wrapped; marked rows stand out.
  case table(WrappedTable, marked: Set<Int>)
  /// An empty line.
  case blank

  static func text(_ text: String, _ role: Role = .text) -> PanelItem {
    .text([Span(text, role)], indent: 0)
  }

  static func entry(_ label: String, _ text: String) -> PanelItem { .entry(label, [Span(text)]) }
}

/// What a pane beside or below a list shows.
struct Panel: Hashable, Sendable {
  var title: String
  var items: [PanelItem]

  init(_ title: String, _ items: [PanelItem] = []) {
    self.title = title
    self.items = items
  }

  /// A line as it is drawn.
  enum Line: Hashable, Sendable {
    case title(String)
    case spans([Span])
  }

  /// The pane in lines of at most `width` cells, and never wider than prose reads well.
  func lines(width: Int, glyphs: GlyphSet) -> [Line] {
    let width = max(1, min(width, 100))
    let labels = items.compactMap { item -> Int? in
      switch item {
      case .entry(let label, _), .part(let label, _, _):
        return glyphs.metrics.cellWidth(glyphs.spelled(label))
      default: return nil
      }
    }
    let numbers = items.compactMap { item -> Int? in
      guard case .part(_, _, let number) = item else { return nil }
      return glyphs.metrics.cellWidth(glyphs.spelled(number))
    }
    let column = min((labels.max() ?? 0) + 2, max(8, width / 2))
    return items.flatMap { item -> [Line] in
      switch item {
      case .title(let title): return [.title(title)]
      case .blank: return [.spans([])]
      case .line(let spans): return [.spans(spans)]
      case .table(let table, let marked):
        let spelled = WrappedTable(
          columns: table.columns, rows: table.rows.map { $0.map(glyphs.spelled) })
        return spelled.lines(width: width, metrics: glyphs.metrics).enumerated()
          .flatMap { position, lines -> [Line] in
            let role: Role =
              position == 0 ? .muted : marked.contains(position - 1) ? .accent : .text
            return lines.map { .spans([Span($0, role)]) }
          }
      case .text(let spans, let indent):
        return Self.wrapped(spans, width: width, indent: indent, glyphs: glyphs).map(Line.spans)
      case .chunks(let chunks): return Self.flowed(chunks, width: width, glyphs: glyphs)
      case .part(let label, let span, let number):
        let room = max(1, width - column - (numbers.max() ?? 0) - 2)
        let text = glyphs.metrics.clippedKeepingNumbers(glyphs.spelled(span.text), to: room)
        let gap = max(
          0,
          width - column - glyphs.metrics.cellWidth(text)
            - glyphs.metrics.cellWidth(glyphs.spelled(number)))
        return [
          .spans([
            Span(glyphs.metrics.padded(glyphs.spelled(label), to: column - 2) + "  ", .muted),
            Span(text, span.role), Span(String(repeating: " ", count: gap) + number),
          ])
        ]
      case .entry(let label, let spans):
        let shown = glyphs.metrics.padded(glyphs.spelled(label), to: column - 2) + "  "
        let text = Self.wrapped(spans, width: width - column, indent: 0, glyphs: glyphs)
        let blank = String(repeating: " ", count: column)
        return text.enumerated().map { position, line in
          .spans([Span(position == 0 ? shown : blank, .muted)] + line)
        }
      }
    }
  }

  /// Lays pieces out in lines without breaking one.
  private static func flowed(_ chunks: [[Span]], width: Int, glyphs: GlyphSet) -> [Line] {
    var lines: [[Span]] = [[]]
    var used = 0
    for chunk in chunks {
      let needed = chunk.reduce(0) { $0 + glyphs.metrics.cellWidth(glyphs.spelled($1.text)) }
      if used > 0, used + 3 + needed > width {
        lines.append([])
        used = 0
      }
      if used > 0 { lines[lines.count - 1].append(Span("   ")) }
      lines[lines.count - 1] += chunk
      used += needed + (used > 0 ? 3 : 0)
    }
    return lines.map(Line.spans)
  }

  /// Breaks spans at blanks; a word keeps its role.
  private static func wrapped(_ spans: [Span], width: Int, indent: Int, glyphs: GlyphSet)
    -> [[Span]]
  {
    let width = max(1, width)
    var lines: [[Span]] = []
    var line: [Span] = []
    var used = 0
    func close() {
      lines.append(line)
      let lead = min(indent, width - 1)
      line = lead > 0 ? [Span(String(repeating: " ", count: lead))] : []
      used = lead
    }
    for span in spans {
      let text = glyphs.spelled(span.text)
      var isFirst = true
      for word in text.split(separator: " ", omittingEmptySubsequences: false) {
        let gap = isFirst ? 0 : 1
        isFirst = false
        let wordWidth = glyphs.metrics.cellWidth(String(word))
        if used + gap + wordWidth <= width {
          line.append(Span((gap == 1 ? " " : "") + word, span.role))
          used += gap + wordWidth
          continue
        }
        if word.isEmpty { continue }
        if used > indent || lines.isEmpty && used > 0 { close() }
        if used + wordWidth <= width {
          line.append(Span(String(word), span.role))
          used += wordWidth
          continue
        }
        for part in glyphs.metrics.wrapped(String(word), to: max(1, width - used)) {
          if used > indent { close() }
          line.append(Span(part, span.role))
          used += glyphs.metrics.cellWidth(part)
        }
      }
    }
    lines.append(line)
    return lines
  }
}
