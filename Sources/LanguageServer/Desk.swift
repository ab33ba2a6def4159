import Bills
import Findings
import Linting
import Projects
import Readers
import SourceText

/// The documents that the client has open, and the last check of each.
struct Desk {
  private let surroundings: Surroundings
  private var documents: [String: OpenDocument] = [:]
  private var checked: [String: CheckedText] = [:]
  private var advised: [String: CheckedText] = [:]
  /// What a check of a document may take over from the one before.
  private var memories: [String: CheckMemory] = [:]
  /// Documents whose last text has not been reported on, with the time since when that is so.
  private(set) var unsettled: [String: ContinuousClock.Instant] = [:]

  init(_ surroundings: Surroundings) { self.surroundings = surroundings }

  subscript(uri: String) -> OpenDocument? { documents[uri] }

  var uris: [String] { documents.keys.sorted() }

  // MARK: Changes

  mutating func open(_ document: OpenDocument) {
    documents[document.uri] = document
    memories[document.uri] = nil
    touch(document.uri)
  }

  mutating func close(_ uri: String) {
    documents[uri] = nil
    checked[uri] = nil
    advised[uri] = nil
    memories[uri] = nil
    unsettled[uri] = nil
  }

  /// - Throws: an error where the document is not open, or the change is none.
  mutating func change(
    _ uri: String, _ changes: [JSON], version: Int?, _ encoding: PositionEncoding
  ) throws(RPCError) {
    guard documents[uri] != nil else { throw .invalid("not open: \(uri)") }
    try documents[uri]?.change(changes, to: version, encoding)
    touch(uri)
  }

  /// Forgets what held for the documents, so that each is checked anew.
  mutating func forgetSettings() {
    surroundings.forget()
    memories = [:]
    for uri in documents.keys { touch(uri) }
  }

  private mutating func touch(_ uri: String) {
    checked[uri] = nil
    advised[uri] = nil
    unsettled[uri] = unsettled[uri] ?? .now
  }

  mutating func settle(_ uri: String) { unsettled[uri] = nil }

  // MARK: Checks

  /// The text of a document as it is now, checked; nil for a document that is no bill, and where the
  /// check was broken off.
  ///
  /// - Parameter isStale: whether nobody wants the answer any more.
  /// - Throws: what is wrong with the configuration.
  mutating func check(
    _ uri: String, isStale: @Sendable () -> Bool = { false }
  ) throws -> CheckedText? {
    if let done = checked[uri] { return done }
    guard let document = documents[uri], let format = document.format else { return nil }
    let settings = try surroundings.settings(document.path)
    var memory = memories[uri] ?? CheckMemory()
    let examined = settings.linter.examine(
      Reader.read(document.source, format: format), memory: &memory, suggests: false,
      isStale: isStale)
    memories[uri] = memory
    guard let examined else { return nil }
    let (report, faults) = settings.applied(
      to: examined.report, of: examined.bill.document, today: surroundings.today())
    let text = CheckedText(
      uri: uri, version: document.version, examination: examined, settings: settings,
      report: report, faults: faults)
    checked[uri] = text
    return text
  }

  /// The same with what to do about each finding: not asked at every keystroke, and so not worked out.
  mutating func suggestions(_ uri: String) throws -> CheckedText? {
    if let done = advised[uri] { return done }
    let text = try check(uri)?.suggesting(today: surroundings.today())
    advised[uri] = text
    return text
  }
}
