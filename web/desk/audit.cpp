#include "web/desk/audit.hpp"

#include "shared/text/text_ids.hpp"
#include "shared/wire/audit_json.hpp"
#include "shared/wire/error_json.hpp"
#include "shared/wire/paths.hpp"
#include "shared/wire/plain_form.hpp"

#include <iterator>

namespace zhiping::desk {

namespace {

std::optional<Error> read_day(const char* field, const std::string& typed, std::optional<Date>& day) {
    if (typed.empty()) return std::nullopt;
    const auto parsed = parse_date(typed);
    if (!parsed) return invalid(field, Text::DateMalformed);
    day = *parsed;
    return std::nullopt;
}

Result<AuditQuery> query_of(const AuditSearch& typed) {
    AuditQuery query;
    if (const auto problem = read_day("from", typed.from, query.from)) return *problem;
    if (const auto problem = read_day("until", typed.until, query.until)) return *problem;
    if (!typed.badge.empty()) query.badge = typed.badge;
    if (!typed.receipt.empty()) {
        const auto parsed = ReceiptNumber::parse(typed.receipt);
        if (!parsed) return invalid("receipt", parsed.error().message);
        query.receipt = *parsed;
    }
    query.kind = typed.kind;
    return query;
}

std::string path_of(const AuditQuery& query) {
    std::vector<wire::FormField> fields;
    if (query.from) fields.push_back({"from", to_string(*query.from)});
    if (query.until) fields.push_back({"until", to_string(*query.until)});
    if (query.badge) fields.push_back({"badge", *query.badge});
    if (query.receipt) fields.push_back({"receipt", query.receipt->text()});
    if (query.kind) fields.push_back({"kind", std::string{facts_of(audit_kinds, *query.kind).id}});
    if (!query.after.empty()) fields.push_back({"after", query.after});
    const std::string path = wire::audit_path;
    return fields.empty() ? path : path + "?" + wire::encode_form_fields(fields);
}

} // namespace

void Audit::refresh() {
    if (m_state != State::Empty) ask({});
}

void Audit::show_more() {
    if (m_next) ask(*m_next);
}

void Audit::search() {
    auto query = query_of(typed);
    if (!query) return refuse(std::string{text(query.error().message, m_api.language())}, query.error().field);
    m_query = *std::move(query);
    m_entries.clear();
    m_next.reset();
    m_state = State::Reading;
    refresh();
}

void Audit::search_receipt(const ReceiptNumber& receipt) {
    typed = {.from = typed.from, .until = typed.until, .receipt = receipt.text()};
    search();
}

void Audit::search_everything() {
    typed = {};
    search();
}

void Audit::lose_answer() {
    if (m_state == State::Reading) m_state = State::Empty;
}

void Audit::forget() {
    ++m_asked; // What is still on its way is nobody's.
    m_state = State::Empty;
    m_query = {};
    m_entries.clear();
    m_next.reset();
    m_problem.clear();
    m_problem_field.clear();
    m_answered = false;
    typed = {};
}

void Audit::ask(const std::string& after) {
    if (m_state == State::Failed) m_state = State::Reading;
    m_problem.clear();
    m_problem_field.clear();
    auto query = m_query;
    query.after = after;
    m_api.get(path_of(query), [this, is_next = !after.empty(), asked = ++m_asked](const Answer& answer) {
        if (asked == m_asked) take(answer, is_next);
    });
    m_changed();
}

// What is there stays when it cannot be read again.
void Audit::take(const Answer& answer, bool is_next) {
    m_answered = true;
    auto page = read_answer(answer, wire::decode_audit_page);
    if (!page) {
        if (m_state == State::Reading) m_state = State::Failed;
        const auto refusal = wire::decode_refusal(answer.body);
        return refuse(unread_words(answer, m_api.language()), refusal ? refusal->field : std::string{});
    }
    m_state = State::Here;
    if (!is_next) m_entries.clear();
    auto read = *std::move(page);
    m_next = std::move(read.next);
    m_entries.insert(m_entries.end(), std::make_move_iterator(read.entries.begin()),
                     std::make_move_iterator(read.entries.end()));
    m_changed();
}

void Audit::refuse(std::string words, std::string field) {
    m_problem = std::move(words);
    m_problem_field = std::move(field);
    m_changed();
}

} // namespace zhiping::desk
