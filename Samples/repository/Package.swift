// swift-tools-version: 6.1
import PackageDescription

// A repository of bills with no program of its own. A repository elsewhere depends on
// .package(url: "https://github.com/treatylint/treatylint", from: "0.1.0").
let package = Package(
  name: "arcadia-bills",
  dependencies: [.package(name: "treatylint", path: "../..")],
  targets: [
    // SwiftPM drops a target without any source, so Bills/ holds one that says nothing. The name must
    // be one that no target of treatylint has: SwiftPM wants names to be unique across packages.
    .target(
      name: "ArcadiaBills", path: "Bills", sources: ["Bills.swift"],
      plugins: [.plugin(name: "TreatyLintBuildToolPlugin", package: "treatylint")])
  ]
)
