import Foundation
import Testing

/// What `make deb` builds, unpacked and run; and the recipe of the GitHub action.
@Suite struct PackagingTests {
  private static func run(
    _ arguments: [String], _ folder: Folder, _ environment: [String: String] = [:]
  ) throws -> ToolRun {
    try ToolRun(
      arguments, in: folder, environment: environment, binary: URL(filePath: "/usr/bin/env"))
  }

  private static var hasPackageTools: Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/dpkg-deb")
  }

  @Test(.enabled(if: hasPackageTools, "dpkg-deb is not on this machine"))
  func aDebianPackageInItsOwnRoot() throws {
    try Folder.with { folder in
      let script = ToolRun.package.appending(path: "packaging/deb.sh").path
      let built = try Self.run(["bash", script, ToolRun.binary.path, folder.url.path], folder)
      try #require(built.status == 0, "\(built.errors)")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      let package = try #require(names.first { $0.hasSuffix(".deb") })
      for path in [
        "root/var/lib/dpkg/updates", "root/var/lib/dpkg/info", "root/var/lib/dpkg/triggers",
      ] {
        try FileManager.default.createDirectory(
          at: folder.url.appending(path: path), withIntermediateDirectories: true)
      }
      try folder.write("", to: "root/var/lib/dpkg/status")
      try folder.write("", to: "root/var/lib/dpkg/available")
      // The libraries are the machine's own; only they are missing in the new root.
      let installed = try Self.run(
        [
          "dpkg", "--root=\(folder.url.path)/root", "--force-depends", "--force-not-root",
          "--log=/dev/null", "-i", package,
        ], folder)
      try #require(installed.status == 0, "\(installed.errors)")
      let binary = folder.url.appending(path: "root/usr/bin/treatylint")
      #expect(try ToolRun(["--version"], in: folder, binary: binary).output == "0.1.0\n")
      for name in [
        "share/man/man1/treatylint.1.gz", "share/bash-completion/completions/treatylint",
        "share/zsh/site-functions/_treatylint", "share/fish/vendor_completions.d/treatylint.fish",
        "share/doc/treatylint/LICENSE",
      ] {
        #expect(FileManager.default.fileExists(atPath: folder.url.path + "/root/usr/" + name))
      }
      let page = try Self.run(
        ["gzip", "-dc", "root/usr/share/man/man1/treatylint.1.gz"], folder
      ).output
      for command in ["check", "powers", "amend", "compare", "baseline"] {
        #expect(page.contains("treatylint \(command)"))
      }
    }
  }

  @Test func theGitHubActionWritesSARIFAndASummary() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.bad, to: "bills/bill.md")
      let script = ToolRun.package.appending(path: "CI/github-action.sh").path
      let run = try Self.run(
        ["bash", script], folder,
        [
          "PATHS": "bills", "SARIF": "out.sarif", "TREATYLINT": ToolRun.binary.path,
          "GITHUB_STEP_SUMMARY": folder.url.appending(path: "summary.md").path,
        ])
      #expect(run.status == 1)
      #expect(run.output.contains("::error file=bills/bill.md,line=3"))
      #expect(try folder.read("out.sarif").contains("\"version\": \"2.1.0\"") == true)
      #expect(try folder.read("summary.md").contains("scope/any-offence"))
    }
  }
}
