import SourceText

/// How a legislature words an amendment.
package enum HouseStyle: String, Sendable, CaseIterable {
  case commonwealth
  case us

  /// The instruction of an amendment, up to the words of a new provision.
  func instruction(_ amendment: Amendment) -> String {
    switch self {
    case .commonwealth: commonwealth(amendment)
    case .us: unitedStates(amendment)
    }
  }

  private func commonwealth(_ amendment: Amendment) -> String {
    let line = amendment.place.map { ", \($0)" } ?? ""
    let place = capitalised(amendment.provision) + line
    return switch amendment.change {
    case .replace(let strike, let insert):
      "\(place), leave out “\(strike)” and insert “\(insert)”."
    case .strike(let words): "\(place), leave out “\(words)”."
    case .exchange(let first, let last, let insert):
      "\(place), leave out from “\(first)” to “\(last)” and insert “\(insert)”."
    case .insert(let words, ""): "\(place), at the beginning insert “\(words)”."
    case .insert(let words, let after): "\(place), after “\(after)” insert “\(words)”."
    case .remove: "\(place), leave out \(kind(of: amendment.provision))."
    case .add(.subsection, _): "\(place), at the end insert—"
    case .add(.section, _): "After \(amendment.provision)\(line), insert the following—"
    case .add(.definition, _): "\(place), insert the following definition—"
    }
  }

  private func unitedStates(_ amendment: Amendment) -> String {
    let line = amendment.place.map { " (\($0))" } ?? ""
    let place = "In \(amendment.provision)\(line)"
    return switch amendment.change {
    case .replace(let strike, let insert): "\(place), strike “\(strike)” and insert “\(insert)”."
    case .strike(let words): "\(place), strike “\(words)”."
    case .exchange(let first, let last, let insert):
      "\(place), strike from “\(first)” through “\(last)” and insert “\(insert)”."
    case .insert(let words, ""): "\(place), insert at the beginning “\(words)”."
    case .insert(let words, let after): "\(place), insert after “\(after)” the words “\(words)”."
    case .remove: "Strike \(amendment.provision)\(line)."
    case .add(.subsection, _): "\(place), add at the end the following:"
    case .add(.section, _): "After \(amendment.provision)\(line), insert the following:"
    case .add(.definition, _): "\(place), insert the following definition:"
    }
  }

  private func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// "the paragraph", "the subsection": what goes when a provision does.
  private func kind(of label: String) -> String {
    if label.lowercased().hasPrefix("schedule") { return "the item" }
    return switch label.count(where: { $0 == "(" }) {
    case 0: "the " + (label.split(separator: " ").first.map(String.init) ?? "provision")
    case 1: "the subsection"
    default: "the paragraph"
    }
  }
}

extension Amendment {
  /// `page 9, line 3`, `line 212`.
  fileprivate var place: String? { PrintedPlace(page: page, line: line).words }
}
