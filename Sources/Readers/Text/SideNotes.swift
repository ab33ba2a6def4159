/// Finds notes that are printed in the margin.
enum SideNotes {
  static func mark(_ lines: inout [TextLine], in bytes: UnsafeBufferPointer<UInt8>) {
  }
}
