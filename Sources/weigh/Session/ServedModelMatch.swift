internal import Decision
internal import Probe

/// Which catalog model a server serves, judged by its names alone.
enum ServedModelMatch {
  /// The one model its names stand for; nothing when none or several do.
  static func catalogID(of model: ServedModel, in base: EvaluationBase) -> String? {
    ServedNames(base.snapshot).match(model).id
  }
}
