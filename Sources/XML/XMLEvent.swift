/// What a scanner meets, in the order of the file. Ranges are bytes of the text that was scanned.
package enum XMLEvent {
  /// A start tag, or the whole of an empty-element tag.
  case start(XMLElement, range: Range<Int>)
  /// An end tag; an empty range where the element was closed by its own start tag.
  case end(XMLName, range: Range<Int>)
  /// Character data. `words` are the bytes it stands for, valid UTF-8; where it is verbatim they are
  /// the bytes of the file at `range`, and otherwise those of a reference or a line break.
  case text([UInt8], range: Range<Int>, isVerbatim: Bool)
  case instruction(target: String, data: String, range: Range<Int>)
}

/// The name of an element or attribute, in its namespace.
package struct XMLName: Hashable, Sendable {
  /// The address of the namespace, or an empty string.
  package let namespace: String
  package let local: String

  package init(namespace: String = "", local: String) {
    self.namespace = namespace
    self.local = local
  }
}

/// A start tag, read.
package struct XMLElement: Sendable {
  package let name: XMLName
  package let attributes: [(name: XMLName, value: String)]

  /// The value of an attribute by its local name, whatever its namespace.
  package func attribute(_ local: String) -> String? {
    attributes.first { $0.name.local == local }?.value
  }
}

/// What a file may ask for before it is refused.
package struct XMLLimits: Sendable {
  /// How deeply elements may nest.
  package var depth = 512
  /// How many elements there may be.
  package var elements = 4_000_000

  package init() {}
}
