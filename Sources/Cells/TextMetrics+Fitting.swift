/// Where a text that is too long loses its cells.
public enum CutPlace: Hashable, Sendable {
  /// At the end: `Mistral-Sma…`.
  case end
  /// In the middle, for names that differ only at the end: `mconcat/Qw…-27B`.
  case middle
}

/// The side of its field on which a text stands.
public enum Alignment: Hashable, Sendable {
  /// Text and names.
  case left
  /// Numbers.
  case right
}

extension TextMetrics {
  /// The text cut to a width, with the cut marked; never cuts a character of two cells in half.
  ///
  /// **Shape** the result is at most `width` cells; where not even the mark fits, it is what fits
  /// of the mark.
  public func clipped(_ text: String, to width: Int, at place: CutPlace = .end) -> String {
    let all = Array(units(text))
    if all.reduce(0, { $0 + $1.width }) <= width { return joined(all) }
    let room = width - cellWidth(cut)
    guard room > 0 else { return joined(prefix(Array(units(cut)), width)) }
    let tail = place == .middle ? suffix(all, room / 2) : []
    let head = prefix(all, room - tail.reduce(0) { $0 + $1.width })
    return joined(head) + cut + joined(tail)
  }

  /// The text in a field of exactly `width` cells, cut if too long.
  public func padded(
    _ text: String, to width: Int, _ alignment: Alignment = .left, cutAt place: CutPlace = .end
  ) -> String {
    let shown = clipped(text, to: width, at: place)
    let blanks = String(repeating: " ", count: max(0, width - cellWidth(shown)))
    return alignment == .left ? shown + blanks : blanks + shown
  }

  /// The text in lines of at most `width` cells, broken at blanks, and inside a word only when the
  /// word alone is too long.
  ///
  /// **Shape** a line feed ends a paragraph; an empty text is one empty line; a width below 1
  /// counts as 1. A character of two cells in a width of 1 is shown as `?`.
  public func wrapped(_ text: String, to width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { wrappedParagraph(String($0), to: max(1, width)) }
  }

  private func wrappedParagraph(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for word in words(of: text) {
      var units = word[...]
      var wordWidth = word.reduce(0) { $0 + $1.width }
      let gap = line.isEmpty ? 0 : 1
      if lineWidth + gap + wordWidth <= width {
        line += String(repeating: " ", count: gap) + joined(units)
        lineWidth += gap + wordWidth
        continue
      }
      if !line.isEmpty { lines.append(line) }
      while wordWidth > width {
        let head = prefix(Array(units), width)
        lines.append(head.isEmpty ? "?" : joined(head))
        let taken = max(1, head.count)
        wordWidth -= units.prefix(taken).reduce(0) { $0 + $1.width }
        units = units.dropFirst(taken)
      }
      line = joined(units)
      lineWidth = wordWidth
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  private func words(of text: String) -> [[TextUnit]] {
    Array(units(text)).split(whereSeparator: \.isBlank).map(Array.init)
  }

  private func prefix(_ units: [TextUnit], _ width: Int) -> [TextUnit] {
    var left = width
    return Array(
      units.prefix { unit in
        left -= unit.width
        return left >= 0
      })
  }

  private func suffix(_ units: [TextUnit], _ width: Int) -> [TextUnit] {
    prefix(units.reversed(), width).reversed()
  }

  private func joined(_ units: some Sequence<TextUnit>) -> String {
    units.reduce(into: "") { $0 += $1.text }
  }
}

extension TextMetrics {
  /// The text cut at its end so that no number is cut: digits the cut would fall between go whole.
  public func clippedKeepingNumbers(_ text: String, to width: Int) -> String {
    let shown = clipped(text, to: width)
    guard shown != harmless(text), shown.hasSuffix(cut) else { return shown }
    let kept = shown.dropLast(cut.count)
    let rest = harmless(text).dropFirst(kept.count)
    guard let last = kept.last, let next = rest.first, Self.isDigit(last), Self.isDigit(next) else {
      return shown
    }
    var head = kept
    while let last = head.last, Self.isDigit(last) { head.removeLast() }
    return head + cut
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || character == "." || character == ",")
  }
}
