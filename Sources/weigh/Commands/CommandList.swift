internal import ArgumentParser

/// Every command, in the order help lists them.
enum CommandList {
  static let all: [any ParsableCommand.Type] = [
    ScreenCommand.self, AskCommand.self, NeedsCommand.self, RankCommand.self, ShowCommand.self,
    WhyCommand.self, WeightsCommand.self,
    ExcludedCommand.self, CompareCommand.self, ShortlistCommand.self, DiffCommand.self,
    CheckCommand.self, ProbeCommand.self,
    ModerationCommand.self,
    DecideCommand.self, ExportCommand.self, RecheckCommand.self, FitCommand.self, GGUFCommand.self,
    QualityCommand.self,
    LicenseCommand.self, ScoreCommand.self, CatalogCommand.self, KeysCommand.self,
    WhereCommand.self,
    DoctorCommand.self, DocsCommand.self,
  ]
}
