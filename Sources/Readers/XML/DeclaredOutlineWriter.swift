import Bills

/// Collects the provisions that elements declare, and says in the end what each of them is.
struct DeclaredOutlineWriter {
  /// What an element says of its provision.
  enum Place: Hashable {
    case container(Provision.Kind)
    case section(unit: String)
    case item(Provision.Kind)
  }

  private struct Node {
    let place: Place
    var provision: DeclaredProvision
    var hasChildren = false
  }

  private var nodes: [Node] = []
  private var open: [Int] = []
  /// Containers that a heading opened, which no element closes.
  private var flat: [(level: Int, node: Int)] = []
  private(set) var asides: [Range<Int>] = []

  var depth: Int { open.count }

  // MARK: Opening and closing

  mutating func open(_ place: Place, at position: Int, isInserted: Bool) -> Int {
    let parent = open.last
    if let parent { nodes[parent].hasChildren = true }
    nodes.append(
      Node(
        place: place,
        provision: DeclaredProvision(
          kind: .item, parent: parent, range: position..<position, isInserted: isInserted)))
    open.append(nodes.count - 1)
    return nodes.count - 1
  }

  /// Closes a provision and whatever a heading opened in it.
  mutating func close(_ node: Int, at position: Int) {
    while let last = open.popLast() {
      if flat.last?.node == last { flat.removeLast() }
      end(last, at: position)
      if last == node { return }
    }
  }

  mutating func openFlat(_ place: Place, level: Int, at position: Int) {
    flat.append((level, open(place, at: position, isInserted: false)))
  }

  /// Closes what headings of a level or a deeper one opened where nothing else is open within.
  mutating func closeFlat(above level: Int, at position: Int) {
    while let last = flat.last, last.level >= level, last.node == open.last, level > 0 {
      close(last.node, at: position)
    }
  }

  private mutating func end(_ node: Int, at position: Int) {
    let start = nodes[node].provision.range.lowerBound
    nodes[node].provision.range = start..<max(start, position)
    nodes[node].provision.bodyStart = min(nodes[node].provision.bodyStart, max(start, position))
  }

  // MARK: What stands in the innermost provision

  mutating func setLabel(_ label: NumberLabel) {
    guard let node = open.last, nodes[node].provision.number.isEmpty else { return }
    nodes[node].provision.number = label.number
    if !label.unitWord.isEmpty { nodes[node].provision.unitWord = label.unitWord }
  }

  mutating func setUnitWord(_ word: String) {
    guard let node = open.last else { return }
    nodes[node].provision.unitWord = NumberLabel(word).unitWord
  }

  mutating func setHeading(_ range: Range<Int>, bodyStart: Int) {
    guard let node = open.last, nodes[node].provision.heading == nil, !nodes[node].hasChildren,
      nodes[node].provision.bodyStart == range.lowerBound
    else { return }
    nodes[node].provision.heading = range
    nodes[node].provision.bodyStart = bodyStart
  }

  /// The words that follow the list of the innermost provision, if it has one.
  mutating func beginTail(at position: Int) {
    guard let node = open.last, nodes[node].hasChildren, nodes[node].provision.tailStart == nil
    else { return }
    nodes[node].provision.tailStart = position
  }

  mutating func addAside(_ range: Range<Int>) { if !range.isEmpty { asides.append(range) } }

  // MARK: The end

  /// All provisions with their kinds; elements without number and heading are left out.
  ///
  /// - Parameter end: where the text ends.
  mutating func finished(at end: Int) -> [DeclaredProvision] {
    while let last = open.last { close(last, at: end) }
    var result: [DeclaredProvision] = []
    var places: [Place] = []
    // Where each node went: its own provision, or that of the node around it.
    var index: [Int?] = []
    for node in nodes {
      let parent = node.provision.parent.flatMap { index[$0] }
      guard Self.isKept(node) else {
        index.append(parent)
        continue
      }
      var provision = node.provision
      provision.parent = parent
      provision.kind = Self.kind(of: node.place, provision, in: &result, places)
      if case .section(let unit) = node.place, provision.unitWord.isEmpty,
        provision.kind == .section
      {
        provision.unitWord = unit
      }
      index.append(result.count)
      places.append(node.place)
      result.append(provision)
    }
    return result
  }

  private static func isKept(_ node: Node) -> Bool {
    let provision = node.provision
    if !provision.number.isEmpty { return !provision.range.isEmpty }
    switch node.place {
    case .container(let kind):
      return !provision.range.isEmpty && (kind == .schedule || provision.heading != nil)
    case .section, .item: return false
    }
  }

  private static func kind(
    of place: Place, _ provision: DeclaredProvision, in result: inout [DeclaredProvision],
    _ places: [Place]
  ) -> Provision.Kind {
    switch place {
    case .container(let kind): return kind
    case .section(let unit):
      guard let outer = enclosingSection(of: provision, in: result) else { return .section }
      if provision.isInserted, !result[outer].isInserted { return .section }
      if unit == "clause" || unit == "rule" { return below(provision, in: result) }
      // A section that holds articles is a heading over them.
      if case .section = places[outer] { result[outer].kind = .division }
      return .section
    case .item(let kind):
      let parent = provision.parent.map { result[$0] }
      if provision.isInserted, parent?.isInserted != true { return kind }
      let isWithin =
        enclosingSection(of: provision, in: result) != nil
        || lineage(of: provision, in: result).contains { result[$0].kind == .schedule }
      return isWithin ? below(provision, in: result) : .section
    }
  }

  private static func below(
    _ provision: DeclaredProvision, in result: [DeclaredProvision]
  ) -> Provision.Kind {
    switch provision.parent.map({ result[$0].kind }) ?? .bill {
    case .paragraph: .subparagraph
    case .subparagraph, .item: .item
    case .subsection: .paragraph
    default: provision.number.first?.isNumber == true ? .subsection : .paragraph
    }
  }

  private static func enclosingSection(
    of provision: DeclaredProvision, in result: [DeclaredProvision]
  ) -> Int? {
    lineage(of: provision, in: result).first { result[$0].kind == .section }
  }

  /// The provisions around one, innermost first.
  private static func lineage(
    of provision: DeclaredProvision, in result: [DeclaredProvision]
  ) -> [Int] {
    var chain: [Int] = []
    var parent = provision.parent
    while let index = parent {
      chain.append(index)
      parent = result[index].parent
    }
    return chain
  }
}
