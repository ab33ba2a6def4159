import Projects

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The day on which the program runs, by Coordinated Universal Time.
enum Clock {
  static var today: CalendarDay {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    return CalendarDay(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }
}
