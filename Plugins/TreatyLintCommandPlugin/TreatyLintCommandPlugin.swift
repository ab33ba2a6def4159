import Foundation
import PackagePlugin

/// `swift package treatylint [arguments]`: any command of treatylint, in the folder of the package.
///
/// Without arguments the whole package is checked. Nothing is written, so no permission is asked for.
@main
struct TreatyLintCommandPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let tool = Process()
    tool.executableURL = try context.tool(named: "treatylint").url
    tool.arguments = arguments.isEmpty ? ["check", "."] : arguments
    tool.currentDirectoryURL = context.package.directoryURL
    try tool.run()
    tool.waitUntilExit()
    switch tool.terminationStatus {
    case 0: break
    case 1: Diagnostics.error("treatylint: findings at or above the fail level")
    default: Diagnostics.error("treatylint could not run: see above")
    }
  }
}
