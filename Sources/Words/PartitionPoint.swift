extension RandomAccessCollection where Index == Int {
  /// The first index whose element belongs to the second part of a partitioned collection.
  package func partitionPoint(_ isSecond: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if isSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
