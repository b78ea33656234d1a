extension GlyphSet {
  /// The text with typographic signs spelled in ASCII when this set is ASCII, else unchanged.
  ///
  /// Only signs Weigh's own sentences use are spelled; letters of any script stay as they are.
  public func spelled(_ text: String) -> String {
    guard isASCII, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return text.reduce(into: "") { spelled, character in
      switch character {
      case "–", "—", "−", "─", "·": spelled += "-"
      case "…": spelled += "..."
      case "‘", "’": spelled += "'"
      case "“", "”", "„": spelled += "\""
      case "×": spelled += "x"
      case "≥": spelled += ">="
      case "≤": spelled += "<="
      case "→": spelled += "->"
      case "←": spelled += "<-"
      case "±": spelled += "+-"
      case "µ", "μ": spelled += "u"
      case "✓": spelled += meets
      case "✗": spelled += fails
      case "▸": spelled += cursor
      case "•": spelled += marked
      case "▲", "↑": spelled += up
      case "▼", "↓": spelled += down
      case "\u{A0}", "\u{202F}", "\u{2009}": spelled += " "
      default: spelled.append(character)
      }
    }
  }
}
