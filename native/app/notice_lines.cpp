#include "native/app/notice_lines.hpp"

#include "native/sealing/content_hash.hpp"

namespace zhiping::app {

std::string notice_text(const HolidayNotice& notice) {
    auto text = std::to_string(notice.year) + "\n" + notice.source + "\n";
    for (const auto day : notice.holidays) text += "free " + to_string(day) + "\n";
    for (const auto day : notice.make_up_working_days) text += "worked " + to_string(day) + "\n";
    return text;
}

journal::Line notice_line(const store::StoredHolidayNotice& stored) {
    journal::Line line{journal::Kind::NoticeLoaded, stored.notice.year, stored.loaded};
    line.add(sealing::sha256_of(notice_text(stored.notice)));
    return line;
}

void verify_notices(store::Database& database, std::span<const journal::Entry> lines,
                    const std::function<void(const std::string&)>& tell_problem) try {
    const auto stored = store::list_holiday_notices(database);
    if (stored.size() < lines.size())
        return tell_problem("the journal knows " + std::to_string(lines.size()) + " notices of holidays, and " +
                            std::to_string(stored.size()) + " are stored");
    const auto kept = std::span{stored}.last(lines.size());
    for (std::size_t number = 0; number < lines.size(); ++number)
        if (notice_line(kept[number]).entry() != lines[number])
            tell_problem("the notice of holidays " + std::to_string(kept[number].notice.year) +
                         " is not the one that was loaded");
} catch (const store::DatabaseError& problem) {
    if (problem.is_disk_trouble()) throw;
    tell_problem(std::string{"the notices of holidays cannot be read: "} + problem.what());
}

} // namespace zhiping::app
