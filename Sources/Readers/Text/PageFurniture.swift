/// Finds running heads and feet and page numbers.
enum PageFurniture {
  static func mark(_ lines: inout [TextLine], in bytes: UnsafeBufferPointer<UInt8>) {
  }
}
