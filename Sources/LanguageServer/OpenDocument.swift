import Bills
import Foundation
import Readers
import SourceText

/// A text as the client has it open.
struct OpenDocument {
  let uri: String
  /// The absolute path of the file; for a text that is none, its address.
  let path: String
  /// Nil for a document that is no bill: it has no findings.
  let format: SourceFormat?
  private(set) var version: Int?
  private(set) var source: SourceText

  /// - Throws: an error where the parameters of `textDocument/didOpen` lack something.
  init(opened item: JSON) throws(RPCError) {
    guard let uri = item["uri"].string, let text = item["text"].string else {
      throw .invalid("textDocument has no uri or no text")
    }
    self.uri = uri
    path = Self.path(of: uri) ?? uri
    format = Self.format(language: item["languageId"].string, path: path)
    version = item["version"].integer
    source = SourceText(path: path, string: text)
  }

  /// The absolute path that an address of a file names, or nil.
  static func path(of uri: String) -> String? {
    guard let url = URL(string: uri), url.isFileURL else { return nil }
    let path = url.path(percentEncoded: false)
    return path.isEmpty ? nil : path
  }

  static func uri(of path: String) -> String { URL(filePath: path).absoluteString }

  /// Markdown and plain text are what editors hold as they are read.
  private static func format(language: String?, path: String) -> SourceFormat? {
    let named = Reader.format(of: path)
    return switch language {
    case "markdown": .markdown
    case "plaintext", "text": named == .markdown ? .markdown : .text
    default: named.flatMap { [.markdown, .text].contains($0) ? $0 : nil }
    }
  }

  /// Carries out the changes of `textDocument/didChange`, each on what the one before it left.
  ///
  /// - Throws: an error for a range that is not one; the text is then as it was.
  mutating func change(
    _ changes: [JSON], to version: Int?, _ encoding: PositionEncoding
  ) throws(RPCError) {
    var changed = source
    for change in changes {
      guard let text = change["text"].string else { throw .invalid("a change has no text") }
      guard !change["range"].isNull else {
        changed = SourceText(path: path, string: text)
        continue
      }
      let range = try encoding.range(change["range"], in: changed)
      var bytes = changed.utf8
      bytes.replaceSubrange(range, with: Array(text.utf8))
      changed = SourceText(
        path: path, utf8: bytes, encoding: .utf8, offsets: OffsetMap(byteOrderMark: 0))
    }
    source = changed
    self.version = version
  }
}

extension PositionEncoding {
  /// The byte of a text that a client's position names.
  func offset(_ position: JSON, in source: SourceText) throws(RPCError) -> Int {
    guard let line = position["line"].integer, let column = position["character"].integer else {
      throw .invalid("a position has no line or no character")
    }
    return offset(line: line, column: column, in: source)
  }

  /// The bytes of a text that a client's range names.
  func range(_ range: JSON, in source: SourceText) throws(RPCError) -> Range<Int> {
    let lower = try offset(range["start"], in: source)
    let upper = try offset(range["end"], in: source)
    guard lower <= upper else { throw .invalid("a range ends before it starts") }
    return lower..<upper
  }

  /// A place of a text as the protocol writes it.
  func json(_ offset: Int, in source: SourceText) -> JSON {
    let place = position(of: offset, in: source)
    return ["line": .integer(place.line), "character": .integer(place.column)]
  }

  func json(_ range: Range<Int>, in source: SourceText) -> JSON {
    ["start": json(range.lowerBound, in: source), "end": json(range.upperBound, in: source)]
  }
}
