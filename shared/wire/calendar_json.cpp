#include "shared/wire/calendar_json.hpp"

#include "shared/wire/json.hpp"

namespace zhiping::wire {

namespace {

Result<std::vector<Date>> days_member(const Json& json, const char* name) {
    const auto found = json.find(name);
    if (found == json.end()) return invalid(name, Text::FieldMissing);
    if (!found->is_array()) return invalid(name, Text::FieldWrongType);
    std::vector<Date> days;
    for (const auto& each : *found) {
        if (!each.is_string()) return invalid(name, Text::FieldWrongType);
        const auto day = parse_date(each.get_ref<const std::string&>());
        if (!day) return invalid(name, day.error().message);
        days.push_back(*day);
    }
    return days;
}

Json to_json(const std::vector<Date>& days) {
    auto json = Json::array();
    for (const auto day : days) json.push_back(to_string(day));
    return json;
}

} // namespace

Result<HolidayNotice> decode_notice(std::string_view text) {
    const auto json = parse(text);
    if (!json.is_object()) return invalid("", Text::BodyNotJson);
    const auto year = member<std::int64_t>(json, "year");
    if (!year) return year.error();
    if (*year < 1950 || *year > 9998) return invalid("year", Text::FieldOutOfRange);
    auto source = member<std::string>(json, "source");
    if (!source) return source.error();
    auto holidays = days_member(json, "holidays");
    if (!holidays) return holidays.error();
    auto worked = days_member(json, "make_up_working_days");
    if (!worked) return worked.error();
    HolidayNotice notice{static_cast<int>(*year), *std::move(source), *std::move(holidays), *std::move(worked)};
    if (const auto valid = check_notice(notice); !valid) return valid.error();
    return notice;
}

std::string encode(const HolidayNotice& notice) {
    return to_text({{"year", notice.year},
                    {"source", notice.source},
                    {"holidays", to_json(notice.holidays)},
                    {"make_up_working_days", to_json(notice.make_up_working_days)}});
}

} // namespace zhiping::wire
