/// How far a long computation is.
package struct Progress: Hashable, Sendable {
  package var activity: Activity
  /// Finished units and how many there are in all, 0 where that is not known: bytes of what is read, else rows.
  package var done: Int
  package var total: Int
  /// Finished rows.
  package var rows: Int
  /// How often the computation has begun to count, this count included.
  package var pass: Int

  package init(activity: Activity, done: Int, total: Int, rows: Int, pass: Int) {
    self.activity = activity
    self.done = done
    self.total = total
    self.rows = rows
    self.pass = pass
  }
}
