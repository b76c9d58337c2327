#include "native/app/holiday_notices.hpp"

#include "native/app/bad_row.hpp"
#include "native/app/notice_lines.hpp"
#include "native/store/journal.hpp"
#include "shared/calendar/statutory_holidays.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

// From here on the law is the one that is_statutory_holiday() knows; before, Labour Day and Spring Festival had a day
// less.
constexpr int first_year_of_law = 2025;

std::optional<std::string> problem_with_year(int year, const Calendar& known, Language language) {
    const auto first = known.notices().front().year;
    const auto last = known.notices().back().year;
    if (year >= first - 1 && year <= last + 1) return std::nullopt;
    const auto missing = year < first ? first - 1 : last + 1;
    return fill(
        text(Text::HolidaysYearMissing, language),
        {{"first", std::to_string(first)}, {"last", std::to_string(last)}, {"missing", std::to_string(missing)}});
}

std::optional<std::string> find_missing_holiday(const HolidayNotice& notice, Language language) {
    using namespace std::chrono;
    if (notice.year < first_year_of_law) return std::nullopt;
    for (Date day{year{notice.year} / January / 1}; day <= Date{year{notice.year} / December / 31}; day += days{1})
        if (is_statutory_holiday(day) && !std::ranges::binary_search(notice.holidays, day))
            return fill(text(Text::HolidaysDayMissing, language), {{"day", to_string(day)}});
    return std::nullopt;
}

const HolidayNotice* find_of_year(const Calendar& known, int year) {
    const auto found = std::ranges::find(known.notices(), year, &HolidayNotice::year);
    return found == known.notices().end() ? nullptr : &*found;
}

} // namespace

LoadedNotices loaded_notices(const DataFolder& data) {
    if (!data.is_in_use()) return {};
    auto store = data.open();
    return store.read(store::list_holiday_notices);
}

std::vector<ListedNotice> list_notices(const LoadedNotices& loaded) {
    std::vector<ListedNotice> all;
    for (const auto& notice : shipped_notices()) all.push_back({notice, std::nullopt, false});
    for (const auto& stored : loaded) all.push_back({stored.notice, stored.loaded, false});
    const auto year_of = [](const ListedNotice& listed) { return listed.notice.year; };
    std::ranges::stable_sort(all, {}, year_of);
    for (auto each = all.begin(); each != all.end(); ++each)
        each->is_in_force = std::next(each) == all.end() || year_of(*std::next(each)) != year_of(*each);
    return all;
}

std::optional<std::string> find_problem(const HolidayNotice& notice, const Calendar& known, Language language) {
    if (notice.source.empty()) return std::string{text(Text::HolidaysSourceMissing, language)};
    if (auto problem = problem_with_words("source", notice.source)) return problem;
    if (auto problem = problem_with_year(notice.year, known, language)) return problem;
    return find_missing_holiday(notice, language);
}

std::variant<NoticeLoading, BadNotice> load_notice(store::Database& database, const HolidayNotice& notice, Instant now,
                                                   Language language) {
    const auto known = calendar_with(store::list_holiday_notices(database));
    if (auto problem = find_problem(notice, known, language)) return BadNotice{*std::move(problem)};
    const auto* in_force = find_of_year(known, notice.year);
    if (in_force && *in_force == notice) return NoticeLoading::AlreadyInForce;
    const store::StoredHolidayNotice stored{notice, now};
    store::insert_holiday_notice(database, stored);
    store::append_to_journal(database, notice_line(stored));
    return NoticeLoading::Stored;
}

std::variant<NoticeLoading, BadNotice> load_notice(store::Store& store, const HolidayNotice& notice, Instant now) {
    return store.write(
        [&](store::Database& database) { return load_notice(database, notice, now, Language::English); });
}

} // namespace zhiping::app
