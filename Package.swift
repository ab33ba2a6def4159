// swift-tools-version: 6.1
import PackageDescription

/// The rooms and the one direction of their arrows are described in ARCHITECTURE.md.
let package = Package(
  name: "treatylint",
  products: [
    .executable(name: "treatylint", targets: ["treatylint"]),
    .plugin(name: "TreatyLintBuildToolPlugin", targets: ["TreatyLintBuildToolPlugin"]),
    .plugin(name: "TreatyLintCommandPlugin", targets: ["TreatyLintCommandPlugin"]),
    .plugin(name: "TreatyLintFixPlugin", targets: ["TreatyLintFixPlugin"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8",
      providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
    .systemLibrary(
      name: "CZip", pkgConfig: "libzip",
      providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "CExpat", pkgConfig: "expat",
      providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(
      name: "CGumbo", pkgConfig: "gumbo",
      providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]),
    .target(name: "CLexicons"),

    .target(name: "SourceText"),
    .target(name: "XML", dependencies: ["CExpat", "SourceText"]),
    .target(name: "WordFiles", dependencies: ["CZip", "Findings", "SourceText", "XML"]),
    .target(name: "PrintedPages", dependencies: ["SourceText", "XML"]),
    .target(name: "Findings", dependencies: ["SourceText"]),
    .target(name: "Words"),
    .target(name: "Patterns", dependencies: ["CPCRE2", "Words"]),
    .target(name: "Bills", dependencies: ["SourceText", "Words"]),
    .target(
      name: "Readers",
      dependencies: [
        "Bills", "CCmark", "CGumbo", "PrintedPages", "SourceText", "WordFiles", "XML",
      ]),
    .target(
      name: "Lexicons",
      dependencies: [
        "CLexicons", "Bills", "Findings", "Patterns", .product(name: "Yams", package: "Yams"),
      ]),
    .target(name: "Analysis", dependencies: ["Bills", "Lexicons", "Patterns", "Findings"]),
    .target(name: "Checks", dependencies: ["Analysis"]),
    .target(
      name: "Amendments", dependencies: ["Bills", "Findings", "Readers", "SourceText", "WordFiles"]),
    .target(
      name: "Linting", dependencies: ["Amendments", "Checks", "Projects", "Readers", "Words"]),
    .target(name: "Projects", dependencies: ["Bills", "Findings", "Lexicons", "SourceText"]),
    .target(
      name: "LanguageServer",
      dependencies: [
        "Analysis", "Bills", "Checks", "Findings", "Lexicons", "Linting", "Projects", "Readers",
        "SourceText",
      ]),
    .target(name: "Comparison", dependencies: ["Bills", "Findings"]),
    .target(name: "Reporting", dependencies: ["Findings", "SourceText", "XML"]),
    .target(
      name: "Manual", dependencies: ["CCmark", "Checks", "Findings", "Lexicons", "Reporting"]),
    .executableTarget(
      name: "treatylint",
      dependencies: [
        "Amendments", "Bills", "Comparison", "Findings", "LanguageServer", "Lexicons", "Linting",
        "Manual", "Projects", "Readers", "Reporting", "SourceText", "WordFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .plugin(
      name: "TreatyLintBuildToolPlugin", capability: .buildTool(), dependencies: ["treatylint"]),
    .plugin(
      name: "TreatyLintCommandPlugin",
      capability: .command(
        intent: .custom(verb: "treatylint", description: "Check the bills of this package.")),
      dependencies: ["treatylint"]),
    .plugin(
      name: "TreatyLintFixPlugin",
      capability: .command(
        intent: .custom(
          verb: "treatylint-fix", description: "Apply suggestions to the bills of this package."),
        permissions: [
          .writeToPackageDirectory(reason: "treatylint rewrites the bills that it fixes")
        ]),
      dependencies: ["treatylint"]),

    .target(name: "SeededRandom", path: "Tests/SeededRandom"),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"]),
    .testTarget(name: "ReadersTests", dependencies: ["Readers", "SeededRandom"]),
    .testTarget(
      name: "WordFilesTests", dependencies: ["SeededRandom", "SourceText", "WordFiles"]),
    .testTarget(
      name: "PrintedPagesTests", dependencies: ["PrintedPages", "SourceText"], exclude: ["StandIns"]
    ),
    .testTarget(name: "PatternsTests", dependencies: ["Patterns", "SeededRandom", "Words"]),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting"]),
    .testTarget(
      name: "BillsTests",
      dependencies: ["Bills", "Lexicons", "Readers", "SeededRandom", "SourceText"]),
    .testTarget(name: "LexiconsTests", dependencies: ["Lexicons", "Patterns"]),
    .testTarget(
      name: "LintingTests",
      dependencies: [
        "Bills", "Findings", "Lexicons", "Linting", "Readers", "SeededRandom", "SourceText",
      ]),
    .testTarget(
      name: "AmendmentsTests",
      dependencies: [
        "Amendments", "Bills", "Findings", "Lexicons", "Readers", "SeededRandom", "SourceText",
      ]),
    .testTarget(
      name: "ComparisonTests",
      dependencies: [
        "Bills", "Comparison", "Findings", "Lexicons", "Linting", "Readers", "SeededRandom",
        "SourceText",
      ]),
    .testTarget(
      name: "ProjectsTests",
      dependencies: [
        "Bills", "Findings", "Lexicons", "Linting", "Projects", "Readers", "SeededRandom",
        "SourceText",
      ]),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: [
        "Bills", "Findings", "LanguageServer", "Lexicons", "Linting", "Projects", "Readers",
        "SeededRandom", "SourceText",
      ]),
    .testTarget(
      name: "CommandLineTests", dependencies: ["LanguageServer", "SourceText", "WordFiles"],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "SamplesTests",
      dependencies: ["Bills", "Findings", "Lexicons", "Linting", "Readers", "SourceText"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
