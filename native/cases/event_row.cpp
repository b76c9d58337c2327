#include "native/cases/event_row.hpp"

#include "native/store/database_error.hpp"
#include "shared/wire/case_json.hpp"

namespace zhiping::cases {

namespace {

[[noreturn]] void refuse_damaged(const store::EventRow& row) {
    throw store::DatabaseError{store::DatabaseProblem::Damaged,
                               "event " + std::to_string(row.number) + " of a case cannot be read"};
}

// What its commitment is made of. No part but the facts, which come last, can hold a line feed.
std::string committed_text(const store::EventRow& row) {
    std::string text;
    for (const auto part : {facts_of(case_actions, row.action).id, facts_of(roles, row.actor.role).id,
                            std::string_view{row.actor.unit_id}, std::string_view{row.actor.officer.name},
                            std::string_view{row.actor.officer.badge}})
        text.append(part).append("\n");
    return text + row.facts;
}

} // namespace

store::EventRow to_row(std::int64_t evaluation_id, const CaseEvent& event, outside::Random& random) {
    auto facts = event;
    const auto words = take_words(facts.details);
    store::EventRow row{.evaluation_id = evaluation_id,
                        .number = event.number,
                        .action = event.action,
                        .actor = event.actor,
                        .at = event.at,
                        .facts = wire::encode_facts(facts),
                        .salt = random.bytes<std::tuple_size_v<journal::Salt>>()};
    if (words.is_empty()) return row;
    row.words = wire::encode(words);
    row.words_salt = random.bytes<std::tuple_size_v<journal::Salt>>();
    return row;
}

CaseEvent to_event(const store::EventRow& row) {
    CaseEvent begun{.number = row.number,
                    .action = row.action,
                    .actor = row.actor,
                    .at = row.at,
                    .details = {},
                    .status = {},
                    .closing = {},
                    .unit_id = {},
                    .round = {},
                    .clocks = {}};
    auto facts = wire::decode_facts(row.facts, std::move(begun));
    if (!facts) refuse_damaged(row);
    auto event = *std::move(facts);
    if (!row.words) return event;
    auto words = wire::decode_words(*row.words);
    if (!words) refuse_damaged(row);
    give_words(event.details, *std::move(words));
    return event;
}

journal::Line event_line(const ReceiptNumber& receipt, const store::EventRow& row) {
    journal::Line line{journal::Kind::CaseEvent, receipt, row.at};
    line.add(row.number).add(case_actions, row.action).add(journal::commit_to(committed_text(row), row.salt));
    if (row.words) line.add(journal::commit_to(*row.words, row.words_salt));
    return line;
}

} // namespace zhiping::cases
