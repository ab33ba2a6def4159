import Foundation
import PackagePlugin

/// `swift package treatylint-fix RULE… [-- arguments]`: applies suggestions of the rules, families or
/// provisions named to the bills of the package.
@main
struct TreatyLintFixPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let parts = arguments.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)
    let wanted = parts.first.map(Array.init) ?? []
    guard !wanted.isEmpty else {
      Diagnostics.error(
        "name the rules, families or provisions to fix: swift package treatylint-fix scope/any-offence"
      )
      return
    }
    let tool = Process()
    tool.executableURL = try context.tool(named: "treatylint").url
    tool.arguments =
      ["check", "."] + wanted.flatMap { ["--fix", $0] } + (parts.count > 1 ? Array(parts[1]) : [])
    tool.currentDirectoryURL = context.package.directoryURL
    try tool.run()
    tool.waitUntilExit()
    if tool.terminationStatus > 1 { Diagnostics.error("treatylint could not run: see above") }
  }
}
