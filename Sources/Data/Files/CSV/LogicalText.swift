/// Truth values as they are written: `true` and `false`, in small letters, capitals or with a capital first.
enum LogicalText {
  static func value(_ field: UnsafeBufferPointer<UInt8>) -> Bool? {
    switch field.count {
    case 4 where ["true", "TRUE", "True"].contains { field.elementsEqual($0.utf8) }: true
    case 5 where ["false", "FALSE", "False"].contains { field.elementsEqual($0.utf8) }: false
    default: nil
    }
  }
}
