extension String {
  /// The parts between line feeds; a carriage return before one stays with its line.
  ///
  /// Splitting by `Character` would not do: carriage return and line feed are one of them.
  var linesBetweenFeeds: [Substring] {
    utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0) }
  }
}
