import Lang

extension SignatureHelp {
  init(_ spec: CommandSpec, activeAt active: Int?) {
    label = spec.synopsis
    documentation = spec.summary
    activeParameter = active
    parameters = []
    var start = 0
    let parts =
      spec.arguments.map { ($0.argumentSynopsis, $0) } + spec.clauses.map { ($0.clauseSynopsis, $0) }
      + (spec.options.filter(\.isRequired) + spec.options.filter { !$0.isRequired }).map {
        ($0.optionSynopsis, $0)
      }
    var found: [String: Range<Int>] = [:]
    for (part, parameter) in parts {
      guard let range = label.utf8Range(of: part, from: start) else { continue }
      found[parameter.name] = range
      start = range.upperBound
    }
    for parameter in spec.arguments + spec.clauses + spec.options {
      parameters.append((found[parameter.name] ?? 0..<0, parameter.explanation))
    }
  }

  init(option: ParameterSpec) {
    label = option.optionSynopsis
    documentation = option.explanation
    let name = option.name.utf8.count + 1
    let value = name..<max(name, label.utf8.count - 1)
    parameters = label.utf8.count > name ? [(value, option.help)] : []
    activeParameter = parameters.isEmpty ? nil : 0
  }

  /// - Parameter argument: the place of the argument at the cursor; the last of a form may stand for more.
  init(function form: String, _ summary: String, argument: Int) {
    label = form
    documentation = summary
    let ranges = form.parameterRanges
    parameters = ranges.map { ($0, "") }
    let repeats = form.hasSuffix("…)")
    activeParameter = ranges.indices.contains(argument) ? argument : repeats ? ranges.indices.last : nil
  }
}

extension ParameterSpec {
  fileprivate var explanation: String { help + (defaultText.map { " Default: \($0)." } ?? "") }
}

extension String {
  /// `max(x), max(x, y, …)` is two.
  var signatures: [String] {
    var forms: [String] = []
    var form = ""
    for character in self {
      form.append(character)
      guard character == ")" else { continue }
      forms.append(String(form.drop { $0 == "," || $0 == " " }))
      form = ""
    }
    return forms
  }

  /// The parameters between the parentheses of `round(x, digits)`, in UTF-8 offsets.
  var parameterRanges: [Range<Int>] {
    let bytes = Array(utf8)
    guard let open = bytes.firstIndex(of: UInt8(ascii: "(")),
      let close = bytes.lastIndex(of: UInt8(ascii: ")")),
      open + 1 < close
    else { return [] }
    var ranges: [Range<Int>] = []
    var start = open + 1
    for place in start...close where bytes[place] == UInt8(ascii: ",") || place == close {
      ranges.append(start..<place)
      start = min(place + 2, close)
    }
    return ranges
  }

  /// Where a text first stands behind an offset.
  fileprivate func utf8Range(of part: String, from start: Int) -> Range<Int>? {
    let (bytes, wanted) = (Array(utf8), Array(part.utf8))
    guard !wanted.isEmpty, bytes.count >= wanted.count else { return nil }
    var place = start
    while place + wanted.count <= bytes.count {
      if bytes[place..<(place + wanted.count)].elementsEqual(wanted) { return place..<(place + wanted.count) }
      place += 1
    }
    return nil
  }
}
