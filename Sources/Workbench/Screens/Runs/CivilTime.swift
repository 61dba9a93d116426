/// A moment as date and time of day in UTC, to the minute.
struct CivilTime: Hashable, CustomStringConvertible {
    let year: Int
    let month: Int
    let day: Int
    let hour: Int
    let minute: Int

    /// Source: Hinnant (2013), "chrono-compatible low-level date algorithms", civil_from_days.
    init(secondsSince1970 seconds: Double) {
        // Beyond this many seconds there is no date that anybody could have meant.
        let whole = Int(min(max(seconds, 0), 1e11))
        (hour, minute) = (whole % 86_400 / 3600, whole % 3600 / 60)
        // Years begin in March, so that the day that leap years add is their last.
        let days = whole / 86_400 + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    var description: String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(two(month))-\(two(day)) \(two(hour)):\(two(minute))"
    }
}
