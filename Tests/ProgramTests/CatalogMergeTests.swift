import Foundation
import Testing

/// A model is a file, so that two people's facts meet only where they are about the same one.
@Suite struct CatalogMergeTests {
  static let hasGit = FileManager.default.isExecutableFile(atPath: "/usr/bin/git")

  @Test(.enabled(if: hasGit, "git is not installed"))
  func `facts two people give of different models merge without a conflict`() throws {
    let example = try TeamExample()
    let result = try example.shell(
      """
      set -e
      git init -q -b main . && git config user.name team && git config user.email team@example.org
      git add catalog && git commit -qm "The catalog"
      git checkout -qb first
      model=catalog/models/microsoft/phi-4.toml
      sed -i 's/^context = .*/context = { v = 16_384, s = "llmstats" }/' $model
      git commit -qam "Read the context of one model again"
      git checkout -q main && git checkout -qb second
      sed -i 's/^input = 0.1$/input = 0.11/' catalog/hosts/mistral.toml
      sed -i 's/^tool_call = .*/tool_call = { v = true, s = "localmodelrun" }/' \
        catalog/models/openai/gpt-oss-20b.toml
      git commit -qam "Read a price and another model again"
      git checkout -q main
      git merge -q --no-edit first
      git merge -q --no-edit second
      test -z "$(git status --short --untracked-files=no)"
      weigh catalog lint catalog
      weigh catalog build --from catalog --out merged.sqlite -q
      grep -q '^context = .*llmstats' catalog/models/microsoft/phi-4.toml
      grep -q '^tool_call = .*localmodelrun' catalog/models/openai/gpt-oss-20b.toml
      grep -q '^input = 0.11$' catalog/hosts/mistral.toml
      """)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  @Test(.enabled(if: hasGit, "git is not installed"))
  func `two people who give one fact differently get a conflict, never one of the two in silence`()
    throws
  {
    let example = try TeamExample()
    let result = try example.shell(
      """
      set -e
      git init -q -b main . && git config user.name team && git config user.email team@example.org
      git add catalog && git commit -qm "The catalog"
      for branch in first second; do
        git checkout -q main && git checkout -qb $branch
        number=$([ $branch = first ] && echo 16_384 || echo 16_000)
        sed -i "s/^context = .*/context = { v = $number, s = \\"llmstats\\" }/" \
          catalog/models/microsoft/phi-4.toml
        git commit -qam "The context by the $branch reader"
      done
      if git merge -q --no-edit first; then exit 9; fi
      weigh catalog lint catalog
      """)
    // Nine would say that git merged; one is what lint says of the marks of a conflict.
    #expect(result.status == 1, "\(result.output)\(result.errors)")
    #expect(result.output.contains("phi-4.toml"), "\(result.output)")
  }
}
