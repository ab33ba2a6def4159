import CExpat
import SourceText

/// Scans XML in UTF-8 by libexpat, with the exact bytes of each event.
///
/// Nothing outside the text is ever fetched. Entities that expand into more than they should are stopped
/// by libexpat's own limit, deep nesting by `limits`.
package enum XMLScanner {
  /// - Parameters:
  ///   - text: decoded to UTF-8, whatever its declaration says.
  ///   - handle: called for each event; `false` ends the scan without an error.
  /// - Throws: why the text is not XML that can be read, with the line.
  package static func scan(
    _ text: [UInt8], limits: XMLLimits = XMLLimits(), _ handle: (XMLEvent) -> Bool
  ) throws(UnreadableText) {
    guard text.count < Int(Int32.max) else {
      throw UnreadableText(message: "this XML is larger than 2 GiB: split it")
    }
    guard let parser = XML_ParserCreateNS("UTF-8", separator) else {
      throw UnreadableText(message: "no memory to read XML")
    }
    defer { XML_ParserFree(parser) }
    let failure = withoutActuallyEscaping(handle) { handle in
      let scan = Scan(parser: parser, text: text, limits: limits, handle: handle)
      return withExtendedLifetime(scan) { scan.run() }
    }
    if let failure { throw failure }
  }

  /// Between namespace and local name; no character of XML.
  fileprivate static let separator = XML_Char(1)
}

/// One scan; libexpat's calls come back to it.
private final class Scan {
  let parser: XML_Parser
  let text: [UInt8]
  let limits: XMLLimits
  let handle: (XMLEvent) -> Bool
  var depth = 0
  var elements = 0
  var failure: UnreadableText?
  var isStopped = false

  init(parser: XML_Parser, text: [UInt8], limits: XMLLimits, handle: @escaping (XMLEvent) -> Bool) {
    self.parser = parser
    self.text = text
    self.limits = limits
    self.handle = handle
  }

  func run() -> UnreadableText? {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in Scan.of(data).start(name, attributes) },
      { data, name in Scan.of(data).end(name) })
    XML_SetCharacterDataHandler(parser) { data, words, count in
      Scan.of(data).characters(words, Int(count))
    }
    XML_SetProcessingInstructionHandler(parser) { data, target, words in
      let scan = Scan.of(data)
      guard let target, let words else { return }
      scan.send(
        .instruction(
          target: String(cString: target), data: String(cString: words), range: scan.range))
    }
    XML_SetSkippedEntityHandler(parser) { data, name, isParameter in
      guard isParameter == 0, let name else { return }
      Scan.of(data).stop("uses the entity '&\(String(cString: name));', which it does not declare")
    }
    // The scan comes in place of a parser, so that nothing is fetched and the loss is told.
    XML_SetExternalEntityRefHandlerArg(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetExternalEntityRefHandler(parser) { data, _, _, _, _ in
      Scan.of(data.map { UnsafeMutableRawPointer($0) }).stop(
        "uses an entity that lies outside the file, which is not fetched: put its words in")
      return 0
    }
    let status = text.withUnsafeBytes {
      XML_Parse(
        parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(text.count), 1)
    }
    if let failure { return failure }
    guard status == XML_STATUS_ERROR, !isStopped else { return nil }
    let reason = String(cString: XML_ErrorString(XML_GetErrorCode(parser)))
    return UnreadableText(message: "line \(line): this is not well-formed XML: \(reason)")
  }

  private var line: Int { Int(XML_GetCurrentLineNumber(parser)) }

  private static func of(_ data: UnsafeMutableRawPointer?) -> Scan {
    Unmanaged<Scan>.fromOpaque(data!).takeUnretainedValue()
  }

  private var range: Range<Int> {
    let start = Int(XML_GetCurrentByteIndex(parser))
    return start..<start + Int(XML_GetCurrentByteCount(parser))
  }

  private func send(_ event: XMLEvent) {
    guard !isStopped, !handle(event) else { return }
    isStopped = true
    XML_StopParser(parser, XML_Bool(0))
  }

  private func stop(_ message: String) {
    guard !isStopped else { return }
    failure = UnreadableText(message: "line \(line): this XML " + message)
    isStopped = true
    XML_StopParser(parser, XML_Bool(0))
  }

  private func start(
    _ name: UnsafePointer<XML_Char>?, _ pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    guard let name, let pairs else { return }
    depth += 1
    elements += 1
    guard depth <= limits.depth else { return stop("nests deeper than \(limits.depth) elements") }
    guard elements <= limits.elements else {
      return stop("holds more than \(limits.elements) elements")
    }
    var attributes: [(name: XMLName, value: String)] = []
    var pair = pairs
    while let key = pair[0], let value = pair[1] {
      attributes.append((Scan.name(key), String(cString: value)))
      pair += 2
    }
    send(.start(XMLElement(name: Scan.name(name), attributes: attributes), range: range))
  }

  private func end(_ name: UnsafePointer<XML_Char>?) {
    depth -= 1
    guard let name else { return }
    send(.end(Scan.name(name), range: range))
  }

  private func characters(_ words: UnsafePointer<XML_Char>?, _ count: Int) {
    guard let words, count > 0 else { return }
    let bytes = words.withMemoryRebound(to: UInt8.self, capacity: count) {
      Array(UnsafeBufferPointer(start: $0, count: count))
    }
    let range = range
    let isVerbatim = range.count == count && text[range].elementsEqual(bytes)
    send(.text(bytes, range: range, isVerbatim: isVerbatim))
  }

  private static func name(_ words: UnsafePointer<XML_Char>) -> XMLName {
    let whole = String(cString: words)
    guard let split = whole.utf8.firstIndex(of: UInt8(XMLScanner.separator)) else {
      return XMLName(local: whole)
    }
    return XMLName(
      namespace: String(whole[..<split]), local: String(whole[whole.utf8.index(after: split)...]))
  }
}
