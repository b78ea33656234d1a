public import Cells

/// The key table: hints, help, `weigh keys` and the documents all come from it.
public enum KeyTable {
  /// Every action, in the order documents list them.
  public static let all: [ActionSpec] =
    moving + needs + rank + compare + weights + probe + decide + looking + always

  /// The action a key means in a place.
  public static func action(for key: Key, in place: Place) -> ActionSpec? {
    all.first { $0.places.contains(place) && $0.keys.contains(key) }
  }

  /// The actions of a place, its own before those that work everywhere.
  public static func actions(in place: Place) -> [ActionSpec] {
    let here = all.filter { $0.places.contains(place) }
    return here.filter { $0.places != Place.everywhere }
      + here.filter { $0.places == Place.everywhere }
  }

  private static let moving: [ActionSpec] = [
    ActionSpec(
      .goTo, (1...7).map { .character(Character("\($0)")) }, Place.everywhere, "screen",
      keyText: "1…7", "Go to a screen."),
    ActionSpec(
      .previousScreen, [.character("[")], Place.everywhere, "previous", "Go to the screen before."),
    ActionSpec(.nextScreen, [.character("]")], Place.everywhere, "next", "Go to the next screen."),
    ActionSpec(
      .move, [.character("j"), .character("k"), .down, .up], Place.lists, "move",
      "Move the cursor down or up."),
    ActionSpec(
      .edge, [.character("g"), .character("G"), .home, .end], Place.lists, "ends",
      "Go to the first or last row."),
    ActionSpec(.page, [.pageUp, .pageDown], Place.lists, "page", "Go up or down one page."),
    ActionSpec(
      .halfPage, [.control("u"), .control("d")], Place.lists, "half page",
      "Go up or down half a page."),
    ActionSpec(
      .columns, [.left, .right, .character("h"), .character("l")], [.rank], "columns",
      "Scroll to columns that did not fit."),
    ActionSpec(
      .columns, [.left, .right, .character("h"), .character("l")], [.compare], "column", hint: 7,
      hintText: "←→", "Go to the model to the left or right."),
  ]

  private static let needs: [ActionSpec] = [
    ActionSpec(
      .open, [.enter], [.needs], "edit", hint: 9,
      "Change what is wanted; on Use, the profile of the intended use."),
    ActionSpec(.mark, [.character(" ")], [.needs], "on/off", hint: 8, "Turn the need on or off."),
    ActionSpec(
      .mustOrPrefer, [.character("m")], [.needs], "must/prefer", hint: 7,
      "Let the need be a demand, a wish, or both."),
    ActionSpec(
      .unknowns, [.character("x")], [.needs], "unknowns", hint: 6,
      "What to do with models the need cannot judge: keep, drop, ask."),
    ActionSpec(
      .add, [.character("a")], [.needs], "add", hint: 5, "Add a need or a wish."),
    ActionSpec(
      .preset, [.character("p")], [.needs], "presets", hint: 5, "Begin with a preset."),
    ActionSpec(
      .restrictions, [.character("R")], [.needs], "restrictions", hint: 2,
      "Switch packs of reported restrictions on or off, and set what each does."),
    ActionSpec(
      .devices, [.character("D")], [.needs], "devices", hint: 2,
      "Declare the devices a model may run on, and change what each may use."),
    ActionSpec(
      .savePreset, [.character("P")], [.needs], "save as", "Save the scenario under a name."),
    ActionSpec(
      .later, [.character("J")], [.needs], "order", hint: 3, hintText: "J K",
      "Move the need down: demands in the order they count, wishes by importance."),
    ActionSpec(.earlier, [.character("K")], [.needs], "order", "Move the need up."),
  ]

  private static let rank: [ActionSpec] = [
    ActionSpec(.open, [.enter], [.rank], "details", hint: 9, "Open the model."),
    ActionSpec(.open, [.enter], [.detail], "more", hint: 9, "Open the page of the row."),
    ActionSpec(
      .open, [.enter], [.excluded], "model", hint: 9,
      "Open the model; on a need, go to its models."),
    ActionSpec(.mark, [.character(" ")], [.rank, .detail], "mark", hint: 8, "Mark the model."),
    ActionSpec(
      .compare, [.character("c")], [.rank, .detail], "compare", hint: 4,
      "Put the marked models side by side."),
    ActionSpec(
      .unknowns, [.character("x")], [.rank], "unknowns", hint: 3,
      "Show or fold the models that hang on an unknown fact."),
    ActionSpec(
      .ways, [.character("z")], [.rank], "ways", hint: 7,
      "Open the other ways to run the model below its row, or fold them."),
    ActionSpec(
      .ways, [.character("z")], [.detail], "ways", hint: 2, "List every way to run the model."),
    ActionSpec(
      .sort, [.character("s")], [.rank], "sort", hint: 6,
      "Sort by another column; rank numbers stay."),
    ActionSpec(.reverseSort, [.character("S")], [.rank], "reverse", "Turn the order around."),
    ActionSpec(
      .heavier, [.character("+")], [.rank], "weigh", hint: 2, hintText: "+/-",
      "Give the sorted criterion 1 point of weight more."),
    ActionSpec(
      .lighter, [.character("-")], [.rank], "weigh",
      "Give the sorted criterion 1 point of weight less."),
    ActionSpec(
      .add, [.character("a")], [.rank, .detail, .compare], "shortlist", hint: 4,
      "Add the model to the shortlist, or take it off."),
    ActionSpec(
      .whyNot, [.character("w")], [.rank], "why not", hint: 5,
      "Ask for any model by name and open the reason it is not here."),
    ActionSpec(
      .tryChange, [.character("t")], [.excluded], "try change", hint: 8,
      "Try the smallest change of the need without keeping it; again: drop it."),
    ActionSpec(
      .keepTried, [], [.excluded], "keep the tried change", keyText: ":",
      "Make the tried change a lasting one, which undo takes back."),
  ]

  private static let compare: [ActionSpec] = [
    ActionSpec(
      .open, [.enter], [.compare], "details", hint: 9,
      "Open the model of the column; with fewer than two marks, mark the best of the ranking."),
    ActionSpec(
      .nextView, [.character("v")], [.compare], "view", hint: 8,
      "Show bars, scatter, table, or two shortlists; in a wide window also bars and scatter "
        + "together."),
    ActionSpec(
      .openList, [], [.compare], "open another shortlist",
      "Show a shortlist or decision record of a file beside the ranking."),
    ActionSpec(
      .axes, [.character("b")], [.compare], "axes", hint: 5, "Choose the two axes of the scatter."),
    ActionSpec(
      .dropColumn, [.character("d")], [.compare], "drop", hint: 6,
      "Compare the model of the column no longer."),
    ActionSpec(
      .mark, [.character(" ")], [.compare], "mark",
      "Mark the model under the cursor, or take the mark off."),
    ActionSpec(
      .export, [.character("e")], [.compare], "export",
      "Export the charts; not yet, weigh compare --json has their numbers."),
  ]

  private static let weights: [ActionSpec] = [
    ActionSpec(
      .columns, [.left, .right, .character("h"), .character("l")], [.weights], "change", hint: 9,
      hintText: "←→", "Take 1 point of weight away or give 1; the others keep their shares."),
    ActionSpec(
      .wideStep, [.character("H"), .character("L"), .shiftLeft, .shiftRight], [.weights],
      "5 at a time", hint: 4, hintText: "H L", "Take 5 points of weight away or give 5."),
    ActionSpec(
      .later, [.character("J")], [.weights], "order", hint: 8, hintText: "J K",
      "Let the criterion matter less than the next; the order of importance gives the weights."),
    ActionSpec(
      .earlier, [.character("K")], [.weights], "order",
      "Let the criterion matter more than the one before."),
    ActionSpec(
      .dropWeight, [.character("0")], [.weights], "drop", hint: 7,
      "Let the criterion weigh nothing."),
    ActionSpec(
      .evenWeights, [.character("=")], [.weights], "even", hint: 6, "Let all weigh the same."),
    ActionSpec(
      .resetWeights, [.character("r")], [.weights], "reset", hint: 6,
      "Go back to the weights that stood before they were changed here."),
    ActionSpec(
      .preset, [.character("p")], [.weights], "presets", hint: 5,
      "Take over the order of importance of a preset."),
    ActionSpec(
      .savePreset, [.character("P")], [.weights], "save as", hint: 3,
      "Save the scenario with these weights under a name."),
  ]

  private static let probe: [ActionSpec] = [
    ActionSpec(
      .open, [.enter], [.probe], "start", hint: 9,
      "Probe what the cursor is on; on an earlier run, open its page."),
    ActionSpec(
      .mark, [.character(" ")], [.probe], "pause", hint: 8,
      "Pause the probe between two requests, or go on; on a stopped run, measure the rest."),
    ActionSpec(
      .again, [.character("A")], [.probe], "again", hint: 7,
      "Measure an earlier run once more, and say what changed."),
    ActionSpec(
      .nextView, [.character("v")], [.probe], "view", hint: 6,
      "Of a moderation run, show another outcome; behind the last, the answers to review."),
    ActionSpec(
      .label, [.character("f")], [.probe], "label", hint: 7,
      "Say what an answer is; your label leads, and all labels are kept."),
    ActionSpec(
      .nextMatch, [.character("n")], [.probe], "next answer", hint: 5, hintText: "n N",
      "Go to the next answer of a moderation run."),
    ActionSpec(
      .previousMatch, [.character("N")], [.probe], "previous answer", "Go to the answer before."),
  ]

  private static let decide: [ActionSpec] = [
    ActionSpec(
      .open, [.enter], [.decide], "edit", hint: 9,
      "Change what the cursor is on: verdict, opinion, text, status, checklist, duties."),
    ActionSpec(
      .mark, [.character(" ")], [.decide], "turn", hint: 5,
      "Go to a reviewer's next opinion; choose none of these; tick an export."),
    ActionSpec(
      .columns, [.left, .right, .character("h"), .character("l")], [.decide], "reviewer", hint: 4,
      hintText: "←→", "Go to the opinion of a reviewer, or back to the verdict."),
    ActionSpec(
      .add, [.character("a")], [.decide], "add reviewer", hint: 8,
      "Add a reviewer, who gets a column of opinions."),
    ActionSpec(
      .nextView, [.character("v")], [.decide], "view the record", hint: 7,
      "Read the record as it would be written."),
    ActionSpec(
      .export, [.character("e")], [.decide], "export", hint: 6,
      "Write the ticked files; asks once before it replaces files that differ."),
    ActionSpec(
      .dropColumn, [.character("d")], [.decide], "drop", hint: 2,
      "Take the model off the shortlist."),
    ActionSpec(
      .otherPane, [.tab, .backTab], [.decide], "next block", hint: 3,
      "Go to the next block: shortlist, record, export, more."),
  ]

  private static let looking: [ActionSpec] = [
    ActionSpec(
      .filter, [.character("/")], Place.filtered, "find", hint: 4,
      "Show only rows with these letters; Enter keeps the filter, Esc clears it."),
    ActionSpec(
      .nextMatch, [.character("n")], [.needs, .rank, .excluded], "next", "Go to the next match."),
    ActionSpec(
      .previousMatch, [.character("N")], [.needs, .rank, .excluded], "previous",
      "Go to the match before."),
    ActionSpec(
      .nextMatch, [.character("n")], [.detail], "source", hint: 7, hintText: "n N",
      "Go to the next source."),
    ActionSpec(
      .previousMatch, [.character("N")], [.detail], "source", "Go to the source before."),
    ActionSpec(
      .otherPane, [.tab, .backTab], [.excluded], "other list", hint: 5,
      "Move between needs and models."),
    ActionSpec(
      .otherPane, [.tab, .backTab], [.needs, .rank, .detail, .compare, .weights, .probe],
      "other pane",
      "Scroll the other pane."),
    ActionSpec(
      .openSource, [.character("o")], [.rank, .detail, .excluded, .compare], "open", hint: 1,
      "Open the source of what is under the cursor in the browser."),
    ActionSpec(
      .copy, [.character("y")], Place.everywhere, "copy", "Copy the model, need or source."),
    ActionSpec(
      .copyCommand, [.character("Y")], Place.everywhere, "copy command",
      "Copy the command that does the same."),
  ]

  private static let always: [ActionSpec] = [
    ActionSpec(
      .undo, [.character("u")], Place.everywhere, "undo", hint: 1, "Undo the last change."),
    ActionSpec(.redo, [.control("r")], Place.everywhere, "redo", "Do it again."),
    ActionSpec(
      .palette, [.character(":")], Place.everywhere, "command", hint: 1,
      "Find any action by name."),
    ActionSpec(
      .help, [.character("?"), .function(1)], Place.everywhere, "help",
      "Explain this screen and its keys."),
    ActionSpec(
      .back, [.escape], Place.everywhere, "back",
      "Close what is open, else clear the filter, else go back; never quits."),
    ActionSpec(
      .quit, [.character("q")], Place.everywhere, "quit", "Go back; on a screen itself, quit."),
    ActionSpec(.theme, [.character("T")], Place.everywhere, "theme", "Use the next theme."),
    ActionSpec(.mouse, [.character("M")], Place.everywhere, "mouse", "Turn the mouse on or off."),
    ActionSpec(.redraw, [.control("l")], Place.everywhere, "redraw", "Paint the screen again."),
    ActionSpec(.suspend, [.control("z")], Place.everywhere, "suspend", "Suspend Weigh."),
    ActionSpec(
      .interrupt, [.control("c")], Place.everywhere, "stop", "Stop running work; at rest, quit."),
  ]
}
