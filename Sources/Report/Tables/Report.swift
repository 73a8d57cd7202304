/// What is shown of a result: data, in the order in which it is read. A renderer turns it into text.
package struct Report: Hashable, Sendable {
  /// The first line; an empty title is not shown.
  package var title: String
  /// What stands at the right of the title: `robust standard errors (HC1)`.
  package var aside: String?
  /// Lines under the title.
  package var lead: [String]
  package var blocks: [Block]
  /// What stands at the foot: star thresholds, conventions, warnings.
  package var notes: [String]

  package init(
    title: String, aside: String? = nil, lead: [String] = [], blocks: [Block] = [], notes: [String] = []
  ) {
    self.title = title
    self.aside = aside
    self.lead = lead
    self.blocks = blocks
    self.notes = notes
  }
}
