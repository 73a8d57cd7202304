extension CommandSpec {
  /// The form of a call in one line: `did treatment start [if condition] [| outcome(column), robust]`.
  package var synopsis: String {
    var parts = [name] + arguments.map(\.argumentSynopsis) + clauses.map(\.clauseSynopsis)
    let required = options.filter(\.isRequired).map(\.optionSynopsis)
    let optional = options.filter { !$0.isRequired }.map(\.optionSynopsis).joined(separator: ", ")
    if !required.isEmpty {
      parts.append("| " + required.joined(separator: ", ") + (optional.isEmpty ? "" : " [, \(optional)]"))
    } else if !optional.isEmpty {
      parts.append("[| \(optional)]")
    }
    return parts.joined(separator: " ")
  }
}

extension ParameterSpec {
  /// `columns …`, `[steps]`
  package var argumentSynopsis: String {
    let word: String =
      switch shape {
      case .choice, .assignment: shape.placeholder
      default: name
      }
    let form = takesMany ? word + " …" : word
    return isRequired ? form : "[\(form)]"
  }

  /// `[if condition]`
  package var clauseSynopsis: String {
    let form = "\(name) \(shape.placeholder)"
    return isRequired ? form : "[\(form)]"
  }

  /// `robust`, `cluster(columns)`
  package var optionSynopsis: String {
    let placeholder = shape.placeholder
    if placeholder.isEmpty { return name }
    let many = takesMany && shape != .columns ? ", …" : ""
    return shape.allowsNoValue ? "\(name)[(\(placeholder)\(many))]" : "\(name)(\(placeholder)\(many))"
  }
}
