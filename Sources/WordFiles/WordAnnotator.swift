import Findings
import SourceText

/// Writes comments and tracked changes into a Word file, and leaves all else of it as it is.
package struct WordAnnotator {
  private let text: WordText
  /// The same words give the same file, whenever it is written.
  private static let signature = "w:author=\"treatylint\" w:date=\"2000-01-01T00:00:00Z\""

  package init(_ text: WordText) { self.text = text }

  /// - Parameters:
  ///   - notes: comments, at the words they are about.
  ///   - edits: tracked changes; those that touch words which stand in no run of the document, such as
  ///     an automatic number, are left out, and so are those that touch others before them.
  /// - Returns: the file, and how many of the edits were written.
  package func annotated(
    _ notes: [WordNote], _ edits: [[WordEdit]]
  ) throws -> (bytes: [UInt8], written: Int) {
    var comments = try WordComments(existing("comments"))
    var plan = WordPlan(text)
    for note in notes {
      let id = comments.add(note.paragraphs, signature: Self.signature)
      plan.mark(note.range, comment: id)
    }
    let written = edits.count { plan.change($0) }
    let document = try WordRewriter(text: text, plan: plan, signature: Self.signature).rewritten()
    return (try archive(document: document, comments: comments), written)
  }

  private func existing(_ kind: String) throws(UnreadableText) -> (name: String, bytes: [UInt8])? {
    guard let name = text.parts.name(of: kind), let bytes = try text.archive.part(name) else {
      return nil
    }
    return (name, bytes)
  }

  private func archive(document: [UInt8], comments: WordComments) throws -> [UInt8] {
    let relationships = WordParts.relationshipsName(of: text.parts.document)
    var files: [(name: String, bytes: [UInt8])] = []
    let name = comments.name ?? WordParts.folder(of: text.parts.document) + "comments.xml"
    for entry in text.archive.names where !entry.hasSuffix("/") {
      var bytes = try text.archive.part(entry) ?? []
      if entry == text.parts.document { bytes = document }
      if entry == name { bytes = comments.bytes }
      if comments.name == nil {
        if entry == "[Content_Types].xml" { bytes = Self.declaring("/" + name, in: bytes) }
        if entry == relationships { bytes = Self.relating("comments.xml", in: bytes) }
      }
      files.append((entry, bytes))
    }
    if comments.name == nil {
      files.append((name, comments.bytes))
      if !files.contains(where: { $0.name == relationships }) {
        files.append((relationships, Self.relating("comments.xml", in: Self.noRelationships)))
      }
    }
    return try ZipWriter.archive(files)
  }

  private static let noRelationships = Array(
    ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + "</Relationships>").utf8)

  private static func declaring(_ name: String, in bytes: [UInt8]) -> [UInt8] {
    let type = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    return inserted(
      "<Override PartName=\"\(name)\" ContentType=\"\(type)\"/>", beforeLast: "</", of: bytes)
  }

  private static func relating(_ target: String, in bytes: [UInt8]) -> [UInt8] {
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    return inserted(
      "<Relationship Id=\"rIdTreatylintComments\" Type=\"\(type)\" Target=\"\(target)\"/>",
      beforeLast: "</", of: bytes)
  }

  /// Text put before the end tag of the root.
  static func inserted(_ text: String, beforeLast mark: String, of bytes: [UInt8]) -> [UInt8] {
    let mark = Array(mark.utf8)
    guard bytes.count >= mark.count,
      let place = (0...bytes.count - mark.count).last(where: { bytes[$0...].starts(with: mark) })
    else { return bytes }
    return Array(bytes[..<place]) + Array(text.utf8) + Array(bytes[place...])
  }
}

/// The part that holds the comments, those of other authors included.
struct WordComments {
  /// The name of the part in the archive; nil where there was none.
  let name: String?
  private(set) var bytes: [UInt8]
  private var next = 0
  private let prefix = "w"

  init(_ existing: (name: String, bytes: [UInt8])?) throws(UnreadableText) {
    name = existing?.name
    guard let existing else {
      bytes = Array(
        ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
          + "<w:comments xmlns:w=\"\(Self.namespace)\"></w:comments>").utf8)
      return
    }
    bytes = existing.bytes
    var highest = -1
    try WordXML.scan(existing.bytes, part: existing.name) { event in
      if case .start(let element, _) = event, WordXML.name(element.name) == "comment",
        let id = element.attribute("id").flatMap({ Int($0) })
      {
        highest = max(highest, id)
      }
      return true
    }
    next = highest + 1
    // `<w:comments/>` has no end tag to write before.
    if bytes.suffix(40).firstRange(of: Array("</".utf8)) == nil,
      let end = bytes.lastIndex(of: UInt8(ascii: "/"))
    {
      bytes.replaceSubrange(end..., with: Array("></w:comments>".utf8))
    }
  }

  static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  /// - Returns: the number of the comment.
  mutating func add(_ paragraphs: [String], signature: String) -> Int {
    let id = next
    next += 1
    // Bound here, so that it holds whatever prefix the part uses.
    let words = paragraphs.map {
      "<w:p><w:r><w:t xml:space=\"preserve\">\($0.escapedForXML)</w:t></w:r></w:p>"
    }
    bytes = WordAnnotator.inserted(
      "<w:comment xmlns:w=\"\(Self.namespace)\" w:id=\"\(id)\" \(signature) w:initials=\"tl\">"
        + words.joined() + "</w:comment>", beforeLast: "</", of: bytes)
    return id
  }
}
