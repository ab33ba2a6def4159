import Bills
import Lexicons
import Readers
import SourceText
import Testing

/// Texts read as the linter reads them, with the statute words that are shipped.
enum Reading {
  private static let table = Result { try Lexicon.shipped().languageTable() }

  static func bill(_ text: String, as format: SourceFormat = .text) throws -> Bill {
    let source = SourceText(path: "bill", string: text)
    return Bill(Reader.read(source, format: format), language: try table.get())
  }
}

extension Bill {
  /// The labels of all provisions but the bill itself, in the order of the tree.
  var labels: [String] { descendants(of: 0).map(label(of:)) }

  private func descendants(of provision: Int) -> [Int] {
    provisions[provision].children.flatMap { [$0] + descendants(of: $0) }
  }

  func words(_ range: Range<Int>) -> String { document.string(range) }

  /// The words of a heading, or nil where there is none.
  func heading(_ label: String) throws -> String? {
    try provision(label).heading.map { words($0) }
  }

  /// The provision with a label; there must be one.
  func provision(_ label: String) throws -> Provision {
    try #require(
      provisions.first { $0.id != 0 && self.label(of: $0.id) == label },
      "there is no \(label) among \(labels)")
  }
}
