import ArgumentParser
@main struct TreatyLint: ParsableCommand { mutating func run() {} }
