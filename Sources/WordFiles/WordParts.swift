import SourceText
import XML

/// Where the parts of a Word file stand in its archive, as its relationships say.
struct WordParts {
  /// The name of the part that holds the text: `word/document.xml`.
  let document: String
  private let related: [String: String]

  init(_ archive: WordArchive) throws(UnreadableText) {
    let root = try Self.relationships("_rels/.rels", of: archive, folder: "")
    document = root["officeDocument"] ?? "word/document.xml"
    guard archive.names.contains(document) else {
      throw UnreadableText(
        message: "this archive has no \(document): it is no Word document, or only part of one")
    }
    related = try Self.relationships(
      Self.relationshipsName(of: document), of: archive, folder: Self.folder(of: document))
  }

  /// The name of a part by the last word of its relationship's type: `styles`, `numbering`.
  func name(of kind: String) -> String? { related[kind] }

  /// The name of the part that relates another one to its own parts.
  static func relationshipsName(of part: String) -> String {
    folder(of: part) + "_rels/" + part.dropFirst(folder(of: part).count) + ".rels"
  }

  static func folder(of part: String) -> String {
    part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
  }

  private static func relationships(
    _ name: String, of archive: WordArchive, folder: String
  ) throws(UnreadableText) -> [String: String] {
    guard let bytes = try archive.part(name) else { return [:] }
    var targets: [String: String] = [:]
    try WordXML.scan(bytes, part: name) { event in
      guard case .start(let element, _) = event, element.name.local == "Relationship",
        let kind = element.attribute("Type")?.split(separator: "/").last,
        let target = element.attribute("Target"), element.attribute("TargetMode") != "External",
        targets[String(kind)] == nil
      else { return true }
      targets[String(kind)] =
        target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
      return true
    }
    return targets
  }
}

/// The XML of a Word file.
enum WordXML {
  /// - Throws: what is wrong, with the name of the part.
  static func scan(
    _ bytes: [UInt8], part: String, _ handle: (XMLEvent) -> Bool
  ) throws(UnreadableText) {
    do {
      try XMLScanner.scan(bytes, handle)
    } catch {
      throw UnreadableText(message: "\(part): \(error.message)")
    }
  }

  private static let namespaces = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
  ]

  /// The local name of an element of Word's own; of any other its name behind a colon.
  static func name(_ name: XMLName) -> String {
    namespaces.contains(name.namespace) ? name.local : ":" + name.local
  }
}

extension XMLElement {
  /// The value of `w:val`; what stands there for a switch says whether it is on.
  var value: String? { attribute("val") }
  var number: Int? { value.flatMap { Int($0) } }
  var isOn: Bool { !["0", "false", "off"].contains(value ?? "1") }
}
