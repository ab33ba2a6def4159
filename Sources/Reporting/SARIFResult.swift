import Findings
import SourceText

/// One finding as a SARIF result.
struct SARIFResult {
  let finding: Finding
  let source: SourceText
  let hashes: LineHashes
  /// Why the finding is silenced; nil where it is not.
  let suppressedFor: String?

  /// Related places that are shown, and that the message may link to.
  private var related: ArraySlice<RelatedPlace> {
    finding.related.prefix(SARIFReport.locationLimit)
  }

  func write(ruleIndex: Int, to json: inout JSONWriter) {
    json.field("ruleId", finding.rule)
    json.field("ruleIndex", ruleIndex)
    json.field("level", finding.severity.rawValue)
    json.object("message") { $0.field("text", message) }
    json.array("locations", CollectionOfOne(finding)) { json, finding in
      json.object { json in
        json.place(finding.range, in: source)
        json.logicalLocation(finding.provision)
      }
    }
    if !related.isEmpty { relatedLocations(to: &json) }
    json.object("partialFingerprints") { json in
      let line = source.position(at: finding.range.lowerBound).line
      if let hash = hashes[line] { json.field("primaryLocationLineHash", hash) }
      json.field("treatylint/v1", finding.fingerprint)
    }
    if let suppressedFor {
      json.array("suppressions", CollectionOfOne(suppressedFor)) { json, reason in
        json.object { json in
          json.field("kind", "inSource")
          json.field("justification", reason)
        }
      }
    }
    if let suggestion = finding.suggestion, !suggestion.edits.isEmpty {
      fix(suggestion, to: &json)
    }
    json.object("properties") { json in
      json.field("basis", finding.basis.rawValue)
      json.field("confidence", finding.confidence.rawValue)
      json.field("provision", finding.provision.label)
      json.array("searched", finding.searched)
      json.array("cites", finding.cites.map(\.readable))
      if let advice = finding.suggestion?.advice { json.field("advice", advice) }
    }
  }

  /// Code scanning shows a related place only where the message links to it.
  private var message: String {
    var text = "\(finding.provision.label): \(finding.message)".escapedAroundLinks
    if text.last.map({ !".!?".contains($0) }) ?? true { text += "." }
    for (index, place) in related.enumerated() {
      let words = "\(place.provision.label): \(place.message)".escapedInLink
      text += (index == 0 ? " See " : ", ") + "[\(words)](\(index + 1))"
    }
    return related.isEmpty ? text : text + "."
  }

  private func relatedLocations(to json: inout JSONWriter) {
    json.array("relatedLocations", related.enumerated()) { json, item in
      json.object { json in
        json.field("id", item.offset + 1)
        json.place(item.element.range, in: source)
        json.logicalLocation(item.element.provision)
        json.object("message") { $0.field("text", item.element.message.escapedAroundLinks) }
      }
    }
  }

  private func fix(_ suggestion: Suggestion, to json: inout JSONWriter) {
    json.array("fixes", CollectionOfOne(suggestion)) { json, suggestion in
      json.object { json in
        json.object("description") { $0.field("text", suggestion.advice.escapedAroundLinks) }
        json.array("artifactChanges", CollectionOfOne(suggestion.edits)) { json, edits in
          json.object { json in
            json.artifact(source.path)
            json.array("replacements", edits) { $0.replacement($1, in: source) }
          }
        }
        json.object("properties") {
          $0.field("applicability", suggestion.applicability.rawValue)
        }
      }
    }
  }
}

extension JSONWriter {
  /// The `artifactLocation` of a path.
  mutating func artifact(_ path: String) {
    object("artifactLocation") { $0.location(path) }
  }

  /// `uri`, relative to the root of the sources unless the path is absolute.
  mutating func location(_ path: String) {
    if path.hasPrefix("/") {
      field("uri", "file://" + path.percentEncoded)
    } else {
      field("uri", path.withoutDotSlash.percentEncoded)
      field("uriBaseId", "%SRCROOT%")
    }
  }

  fileprivate mutating func place(_ range: Range<Int>, in source: SourceText) {
    object("physicalLocation") { json in
      json.artifact(source.path)
      json.object("region") { $0.region(Placement(visible: range, in: source)) }
    }
  }

  fileprivate mutating func region(_ placement: Placement) {
    field("startLine", placement.start.line)
    field("startColumn", placement.start.column)
    field("endLine", placement.end.line)
    field("endColumn", placement.end.column)
  }

  fileprivate mutating func logicalLocation(_ provision: ProvisionReference) {
    array("logicalLocations", CollectionOfOne(provision)) { json, provision in
      json.object { json in
        json.field("name", provision.label)
        let path = provision.path.isEmpty ? [provision.section] : provision.path
        json.field("fullyQualifiedName", path.joined(separator: "/"))
      }
    }
  }

  fileprivate mutating func replacement(_ edit: Suggestion.Edit, in source: SourceText) {
    object { json in
      json.object("deletedRegion") { $0.region(Placement(edit.range, in: source)) }
      json.object("insertedContent") { $0.field("text", edit.text) }
    }
  }
}

extension String {
  /// Everything but unreserved characters and slashes, so that no part can be taken for a scheme.
  var percentEncoded: String {
    var result = ""
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }

  /// As the words of a link, in which brackets and backslashes are escaped.
  fileprivate var escapedInLink: String {
    reduce(into: "") { $0 += "[]\\".contains($1) ? "\\\($1)" : String($1) }
  }

  /// Bills are full of brackets; they are escaped only where they could be read as a link.
  fileprivate var escapedAroundLinks: String { contains("](") ? escapedInLink : self }
}
