/// What a long computation is doing, for a progress line; the front end words it.
package enum Activity: UInt8, Sendable {
  case reading
  case computing
  case filtering
  case describing
  case fitting
  case writing
}
