#include "native/cases/inspect_cases.hpp"

#include "native/cases/same_reply.hpp"
#include "native/cases/seen_events.hpp"
#include "native/store/units.hpp"
#include "shared/cases/offered_actions.hpp"
#include "shared/cases/officers.hpp"
#include "shared/cases/rights.hpp"
#include "shared/cases/visibility.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>
#include <iterator>

namespace zhiping::cases {

namespace {

Error no_case() { return {ErrorCode::NotFound, Text::CaseMissing, "receipt"}; }

ShownCase show_all(store::Database& database, const StoredCase& stored) {
    ShownCase shown{.file = stored.file,
                    .events = {},
                    .linked = store::list_linked_cases(database, stored.key.evaluation_id),
                    .same_replies = count_same_replies(database, stored),
                    .attachments = store::list_attachments(database, stored.key.evaluation_id)};
    shown.events = read_events(database, stored.key.evaluation_id);
    return shown;
}

// Those of the reply that the reader sees.
void copy_attachments(const ShownCase& all, ShownCase& part) {
    if (!part.file.reply) return;
    const auto& seen = part.file.reply->reply.attachments;
    std::copy_if(all.attachments.begin(), all.attachments.end(), std::back_inserter(part.attachments),
                 [&](const store::PlacedAttachment& each) {
                     return std::find(seen.begin(), seen.end(), each.attachment.hash) != seen.end();
                 });
}

// Other cases are those of other citizens.
ShownCase visible_part(const ShownCase& all, const Actor& reader, const UnitTree& units) {
    ShownCase part{.file = as_seen_by(reader, all.file, all.events, units),
                   .events = {},
                   .reader_may = offered_actions(all.file, reader, units)};
    part.events = events_seen_by(reader, all.events, all.file, units);
    copy_attachments(all, part);
    if (!may(reader, Right::Read, all.file, units)) return part;
    part.linked = all.linked;
    part.same_replies = all.same_replies;
    return part;
}

void add_missing(std::vector<CaseAction>& actions, const std::vector<CaseAction>& more) {
    for (const auto action : more)
        if (std::find(actions.begin(), actions.end(), action) == actions.end()) actions.push_back(action);
}

} // namespace

Result<Ok> list_cases(store::Store& store, const store::WorkFilter& filter,
                      const std::function<void(const store::ListedWork&)>& visit) {
    return store.read([&](store::Database& database) -> Result<Ok> {
        if (filter.at_unit && !store::find_unit(database, *filter.at_unit))
            return invalid("unit", Text::UnitUnknownInCase);
        store::for_each_work(database, filter, visit);
        return Ok{};
    });
}

Result<ShownCase> show_case(store::Store& store, const ReceiptNumber& receipt) {
    return store.read([&](store::Database& database) -> Result<ShownCase> {
        const auto stored = find_case(database, receipt);
        if (!stored) return no_case();
        return show_all(database, *stored);
    });
}

Result<ShownCase> show_case_to(store::Store& store, const ReceiptNumber& receipt, const Actor& reader) {
    if (is_staff(reader.role))
        if (const auto valid = check_officer(reader.officer, "actor"); !valid) return valid.error();
    return store.read([&](store::Database& database) -> Result<ShownCase> {
        const auto stored = find_case(database, receipt);
        if (!stored) return no_case();
        auto shown = show_to(database, *stored, std::span{&reader, 1});
        if (!shown) return no_case();
        return *std::move(shown);
    });
}

std::optional<ShownCase> show_to(store::Database& database, const StoredCase& stored, std::span<const Actor> readers) {
    const auto all = show_all(database, stored);
    ShownCase shown{};
    std::vector<CaseAction> may;
    for (const auto& reader : readers) {
        auto part = visible_part(all, reader, units_above(database, {stored.file.unit_id, reader.unit_id}));
        if (part.events.empty()) continue;
        add_missing(may, part.reader_may);
        if (part.events.size() > shown.events.size()) shown = std::move(part);
    }
    if (shown.events.empty()) return std::nullopt;
    shown.reader_may = std::move(may);
    return shown;
}

} // namespace zhiping::cases
