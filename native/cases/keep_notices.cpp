#include "native/cases/keep_notices.hpp"

#include "native/store/notices.hpp"
#include "native/store/persons.hpp"

#include <algorithm>

namespace zhiping::cases {

namespace {

std::optional<std::int64_t> find_reader(store::Database& database, std::int64_t evaluation_id) {
    const auto person = store::find_evaluation_person(database, evaluation_id);
    return person && person->name ? std::optional{person->person_id} : std::nullopt;
}

} // namespace

void keep_notices(store::Database& database, const KeptEvent& kept, outside::Random& random) {
    const auto all = wanted_notices(kept.event, kept.before, kept.after, kept.units);
    const bool tells_person = std::ranges::any_of(all, [](const WantedNotice& each) { return !each.readers; });
    const auto person_id = tells_person ? find_reader(database, kept.evaluation_id) : std::nullopt;
    for (const auto& wanted : all) {
        if (!wanted.readers && !person_id) continue;
        store::insert_notice(database, {.message_id = random.bytes<16>(),
                                        .kind = wanted.kind,
                                        .evaluation_id = kept.evaluation_id,
                                        .person_id = wanted.readers ? std::nullopt : person_id,
                                        .readers = wanted.readers,
                                        .about_unit_id = wanted.about_unit_id,
                                        .due = wanted.due,
                                        .made = kept.event.at});
    }
}

} // namespace zhiping::cases
