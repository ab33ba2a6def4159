import Foundation

/// A report read back: members and elements by path, `runs.0.columnKind`.
struct ParsedJSON {
  let value: Any

  init(_ text: String) throws {
    value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
  }

  private init(value: Any) {
    self.value = value
  }

  subscript(path: String) -> ParsedJSON {
    path.split(separator: ".").reduce(self) { $0.member(String($1)) }
  }

  var string: String? { value as? String }
  var int: Int? { value as? Int }
  var bool: Bool? { value as? Bool }
  var isNull: Bool { value is NSNull }
  var array: [ParsedJSON] { (value as? [Any] ?? []).map(ParsedJSON.init(value:)) }
  var strings: [String] { array.compactMap(\.string) }
  var integers: [String: Int]? { value as? [String: Int] }

  /// A member by its whole name, dots included.
  func member(_ key: String) -> ParsedJSON {
    if let index = Int(key), let array = value as? [Any], index < array.count {
      return ParsedJSON(value: array[index])
    }
    return ParsedJSON(value: (value as? [String: Any])?[key] ?? "missing: \(key)")
  }
}
