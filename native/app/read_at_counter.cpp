#include "native/app/read_at_counter.hpp"

#include "native/app/may_help.hpp"
#include "native/app/own_case.hpp"
#include "native/app/stored_evaluation.hpp"
#include "native/store/journal.hpp"
#include "native/store/views.hpp"

namespace zhiping::app {

namespace {

using Found = std::pair<std::int64_t, CounterReading>;

std::optional<Found> find(store::Database& database, const Calendar& calendar, const ReceiptNumber& number,
                          const StaffMember& member, Instant now) {
    auto evaluation = store::find_evaluation_by_receipt(database, number);
    if (!evaluation) return std::nullopt;
    const auto id = evaluation->id;
    const auto code = store::find_code_state(database, evaluation->evaluation.code);
    const auto own = cases::find_case(database, id);
    const auto events = own ? cases::read_events(database, id) : std::vector<CaseEvent>{};
    if (!may_help(database, member, evaluation->evaluation.code.symbols(), code.value().unit_id, events))
        return std::nullopt;
    CounterReading reading{whole_evaluation(database, *std::move(evaluation))};
    if (own) reading.shown = counter_case(show_own_case(database, *own, calendar, now));
    return Found{id, std::move(reading)};
}

void keep_reading(store::Store& store, const store::View& view, const ReceiptNumber& number) {
    store.write([&](store::Database& database) {
        if (!store::insert_counter_view(database, view)) return;
        store::append_to_journal(database,
                                 journal::Line{journal::Kind::ReadAtCounter, number, view.at}.add(view.staff_id));
    });
}

} // namespace

Result<CounterReading> read_at_counter(store::Store& store, CurrentCalendar& calendar, const QueryCodeShown& shown,
                                       const StaffMember& member, Instant now) {
    const auto& number = shown.number();
    auto found = store.read(
        [&](store::Database& database) { return find(database, *calendar.in(database).days, number, member, now); });
    if (!found) return evaluation_not_found();
    keep_reading(store, {found->first, member.id, member.unit_id, now}, number);
    return std::move(found->second);
}

} // namespace zhiping::app
