#pragma once

#include "native/app/current_calendar.hpp"
#include "native/app/data_folder.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

// What an operator does with notices of holidays.
namespace zhiping::app {

using LoadedNotices = std::vector<store::StoredHolidayNotice>; // As store::list_holiday_notices() gives them.

LoadedNotices loaded_notices(const DataFolder&); // None where nothing was ever stored.

struct ListedNotice {
    HolidayNotice notice;
    std::optional<Instant> loaded; // None: it comes with the program.
    bool is_in_force;              // False: another one of its year replaced it.
};

// Those that come with the program and those that were loaded: by year, each after the one that it replaced.
std::vector<ListedNotice> list_notices(const LoadedNotices&);

// Why a notice cannot be loaded beside those that are known, in the reader's language; nullopt when it can. It names a
// source that can be printed, its year leaves no gap between the years that are known, and every holiday by the law of
// 2025 is among its days off. Precondition: check_notice() accepts it.
std::optional<std::string> find_problem(const HolidayNotice&, const Calendar& known, Language);

enum class NoticeLoading { Stored, AlreadyInForce };

struct BadNotice {
    std::string reason; // In the reader's language.
};

// Stores it with its line in the journal, to count from now on for its year. The same as the one in force changes
// nothing. By the operator, in English. Precondition: check_notice() accepts it.
std::variant<NoticeLoading, BadNotice> load_notice(store::Database&, const HolidayNotice&, Instant now, Language);
std::variant<NoticeLoading, BadNotice> load_notice(store::Store&, const HolidayNotice&, Instant now);

} // namespace zhiping::app
