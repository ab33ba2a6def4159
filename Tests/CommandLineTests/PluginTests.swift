import Foundation
import Testing

/// The sample repository of bills, linted by SwiftPM as its users would: from a copy, so that nothing is
/// left from an earlier build.
@Suite struct PluginTests {
  private static func swift(_ arguments: [String], _ folder: Folder) throws -> ToolRun {
    try ToolRun(
      ["swift"] + arguments, in: folder, binary: URL(filePath: "/usr/bin/env"))
  }

  @Test func aRepositoryOfBills() throws {
    try Folder.with { folder in
      let sample = ToolRun.package.appending(path: "Samples/repository")
      for name in ["Bills/Bills.swift", "Bills/harbour-data-bill.md", ".treatylint.yml"] {
        try folder.write(Array(Data(contentsOf: sample.appending(path: name))), to: name)
      }
      let manifest = String(
        decoding: try Data(contentsOf: sample.appending(path: "Package.swift")), as: UTF8.self)
      try folder.write(
        manifest.replacing(
          ".package(name: \"treatylint\", path: \"../..\")",
          with: ".package(name: \"treatylint\", path: \"\(ToolRun.package.path)\")"
        ),
        to: "Package.swift")

      let build = try Self.swift(["build"], folder)
      let found = "harbour-data-bill.md:9:113: error: clause 2(1): one hundred and eighty days"
      #expect(build.status == 0, "\(build.errors)")
      #expect((build.output + build.errors).contains(found))

      let command = try Self.swift(["package", "treatylint"], folder)
      #expect(command.status == 0, "\(command.errors)")
      #expect(
        command.output.contains("\nBills/" + found) || command.output.hasPrefix("Bills/" + found))
      let failing = try Self.swift(
        ["package", "treatylint", "check", "Bills", "--fail-level", "error"], folder)
      #expect(failing.status == 1)
      let asking = try Self.swift(["package", "treatylint-fix", "preservation"], folder)
      #expect(asking.errors.contains("wants permission"))

      let configuration = try folder.read(".treatylint.yml")
      try folder.write(configuration.replacing("never", with: "error"), to: ".treatylint.yml")
      let broken = try Self.swift(["build"], folder)
      #expect(broken.status != 0)
      #expect((broken.output + broken.errors).contains(found))
    }
  }
}
