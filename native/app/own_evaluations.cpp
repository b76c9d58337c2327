#include "native/app/own_evaluations.hpp"

#include "native/app/own_case.hpp"
#include "native/app/own_notices.hpp"
#include "native/app/sealed_person.hpp"
#include "native/app/sealed_position.hpp"
#include "native/app/stored_evaluation.hpp"
#include "native/store/cases.hpp"
#include "native/store/persons.hpp"
#include "native/store/views.hpp"

namespace zhiping::app {

OwnEvaluations list_own_evaluations(store::Store& store, CurrentCalendar& calendar, std::int64_t person_id,
                                    std::optional<std::int64_t> before, Instant now) {
    return store.read([&](store::Database& database) {
        auto ids = store::list_evaluations_of_person(database, person_id, before, most_own_evaluations + 1);
        OwnEvaluations own;
        if (ids.size() > most_own_evaluations) {
            ids.pop_back();
            own.next_before = ids.back();
        }
        const auto in_force = calendar.in(database);
        for (const auto id : ids) {
            auto found = store::find_evaluation_by_receipt(database, store::find_case_key(database, id)->receipt);
            const auto stored = cases::find_case(database, id);
            own.listed.push_back(
                {whole_evaluation(database, *std::move(found)),
                 stored ? std::optional{show_own_case(database, *stored, *in_force.days, now)} : std::nullopt,
                 list_own_notices(database, id, person_id)});
        }
        return own;
    });
}

namespace {

// Whole at once: a person has a few hundred at most.
constexpr std::int64_t most_exported = 10'000;

OwnEvaluationData data_of(store::Database& database, const PersonMeans& means, std::int64_t id, const Calendar& days) {
    auto found = store::find_evaluation_by_receipt(database, store::find_case_key(database, id)->receipt);
    OwnEvaluationData own{.evaluation = whole_evaluation(database, *std::move(found)),
                          .views = store::list_views(database, id)};
    if (const auto stored = cases::find_case(database, id))
        own.seen = show_own_case(database, *stored, days, means.now);
    const auto link = store::find_evaluation_person(database, id);
    const auto name = open_name(means.key, *link);
    own.name = name ? name->text() : "";
    own.may_call = link->may_call;
    own.notices = list_own_notices(database, id, link->person_id);
    own.where = find_whereabouts(database, means.key, id).value_or(Whereabouts{});
    return own;
}

} // namespace

OwnData export_person(const PersonMeans& means, CurrentCalendar& calendar, std::int64_t person_id) {
    return means.store.read([&](store::Database& database) {
        const auto phone = find_phone(database, means.key, person_id);
        OwnData data{.phone = phone ? phone->text() : "", .evaluations = {}};
        const auto in_force = calendar.in(database);
        for (const auto id : store::list_evaluations_of_person(database, person_id, {}, most_exported))
            data.evaluations.push_back(data_of(database, means, id, *in_force.days));
        return data;
    });
}

} // namespace zhiping::app
