#include "native/store/holidays.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

void insert_day(Database& database, std::int64_t notice_id, Date day, bool is_worked) {
    database.prepare("INSERT INTO holiday_notice_day (notice_id, day, is_worked) VALUES (?, ?, ?)")
        .bind(notice_id)
        .bind(to_string(day))
        .bind(is_worked)
        .run();
}

StoredHolidayNotice read_notice(Statement& row) {
    StoredHolidayNotice stored;
    stored.version = row.next<std::int64_t>();
    stored.notice.year = row.next<int>();
    stored.notice.source = row.next<std::string>();
    stored.loaded = row.next<Instant>();
    return stored;
}

std::vector<Date> list_days(Database& database, std::int64_t notice_id, bool is_worked) {
    return database.prepare("SELECT day FROM holiday_notice_day WHERE notice_id = ? AND is_worked = ? ORDER BY day")
        .bind(notice_id)
        .bind(is_worked)
        .list([](Statement& row) { return stored(parse_date(row.next<std::string>()), row); });
}

} // namespace

void insert_holiday_notice(Database& database, const StoredHolidayNotice& stored) {
    const auto& [year, source, holidays, worked] = stored.notice;
    const auto id = database.prepare("INSERT INTO holiday_notice (year, source, loaded_at) VALUES (?, ?, ?)")
                        .bind(year)
                        .bind(source)
                        .bind(stored.loaded)
                        .insert();
    for (const auto day : holidays) insert_day(database, *id, day, false);
    for (const auto day : worked) insert_day(database, *id, day, true);
}

std::vector<StoredHolidayNotice> list_holiday_notices(Database& database) {
    auto notices =
        database.prepare("SELECT id, year, source, loaded_at FROM holiday_notice ORDER BY id").list(read_notice);
    for (auto& stored : notices) {
        stored.notice.holidays = list_days(database, stored.version, false);
        stored.notice.make_up_working_days = list_days(database, stored.version, true);
    }
    return notices;
}

std::int64_t calendar_version(Database& database) {
    return database.prepare("SELECT coalesce(max(id), 0) FROM holiday_notice").value<std::int64_t>();
}

} // namespace zhiping::store
