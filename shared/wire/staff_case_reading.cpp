#include "shared/wire/case_parts.hpp"
#include "shared/wire/case_person_parts.hpp"
#include "shared/wire/citizen_case_parts.hpp"
#include "shared/wire/evaluation_parts.hpp"
#include "shared/wire/staff_case_json.hpp"

#include <algorithm>

// What encode() of staff_case_json.cpp writes, read by the desk.
namespace zhiping::wire {

namespace {

std::optional<Error> read_officer(const Json& json, Officer& officer) {
    JsonReader reader{json};
    reader.need("name", officer.name);
    reader.read("badge", officer.badge);
    return reader.problem();
}

std::optional<Error> read_participation(const Json& json, Participation& part) {
    JsonReader reader{json};
    reader.need("unit", part.unit_id);
    if (const auto problem = reader.problem()) return problem;
    return read_officer(json, part.officer);
}

std::optional<Error> read_approvals(const Json& json, Approvals& approves) {
    JsonReader reader{json};
    reader.read("wrong", approves.wrong);
    reader.read("declined", approves.declined);
    reader.read("attachments", approves.attachments);
    return reader.problem();
}

std::optional<Error> read_case_reply(const Json& json, CaseReply& reply) {
    if (const auto problem = read_reply(json, reply.reply, Unknown::PassedOver)) return problem;
    std::string finding; // overall_finding() of the reply's.
    JsonReader reader{json};
    reader.read("finding", finding);
    reader.need("author", reply.author);
    reader.read("approver", reply.approver);
    reader.read("issued_at", reply.issued);
    return reader.problem();
}

Result<ReceiptNumber> linked_from(const Json& json) {
    if (!json.is_string()) return invalid("linked", Text::FieldWrongType);
    auto receipt = ReceiptNumber::parse(json.get_ref<const std::string&>());
    if (!receipt) return invalid("linked", receipt.error().message);
    return receipt;
}

// The number of the last is told, also where it is passed over.
int read_events(JsonReader& reader, std::vector<CaseEvent>& events) {
    reader.read_list("events", "action", case_actions, events, read_case_event);
    std::vector<int> numbers;
    reader.read_list("events", numbers, [](const Json& json, int& number) {
        JsonReader event{json};
        event.need("number", number);
        return event.problem();
    });
    return numbers.empty() ? 0 : *std::max_element(numbers.begin(), numbers.end());
}

CaseFile file_from(JsonReader& reader) {
    CaseFile file;
    std::optional<CaseAction> waits_for;
    reader.need("status", case_statuses, file.status);
    reader.read("closing", closings, file.closing);
    reader.need("unit", file.unit_id);
    reader.need("round", file.round);
    reader.read("handler", file.handler);
    reader.read("waits_for", case_actions, waits_for);
    reader.read_list("appointed", file.appointed, read_participation);
    reader.read_list("officers", file.subject.officers, read_officer);
    reader.read_list("clocks", "kind", clock_kinds, file.clocks, read_clock);
    reader.read_part("reply", file.reply, read_case_reply);
    if (waits_for) file.request = PendingRequest{*waits_for, {}, {}};
    return file;
}

// Whether it is the same as far as file_from() knows.
bool is_same(const PendingRequest& one, const PendingRequest& other) { return one.kind == other.kind; }
bool is_same(const Participation& one, const Participation& other) {
    return one.officer == other.officer && one.unit_id == other.unit_id;
}
bool is_same(const CaseReply& one, const CaseReply& other) {
    return one.reply == other.reply && one.author == other.author && one.approver == other.approver &&
           one.issued == other.issued;
}

template <typename T> void keep_or_take(std::optional<T>& made, std::optional<T> said) {
    if (!made || !said || !is_same(*made, *said)) made = std::move(said);
}

void keep_or_take(std::vector<Participation>& made, std::vector<Participation> said) {
    for (auto& each : said) {
        const auto found =
            std::find_if(made.begin(), made.end(), [&](const Participation& one) { return is_same(one, each); });
        if (found != made.end()) each = *found;
    }
    made = std::move(said);
}

// What the events make of the case says more of it; what they do not say, or say otherwise, stands as it was said.
CaseFile completed(CaseFile said, const std::vector<CaseEvent>& events) {
    CaseFile file;
    for (const auto& event : events)
        if (fits(file, event)) apply(file, event);
    file.status = said.status;
    file.closing = said.closing;
    if (file.status != CaseStatus::Closed) file.closed.reset();
    file.unit_id = std::move(said.unit_id);
    file.round = said.round;
    file.handler = std::move(said.handler);
    file.subject.officers = std::move(said.subject.officers);
    file.clocks = std::move(said.clocks);
    keep_or_take(file.request, said.request);
    keep_or_take(file.reply, std::move(said.reply));
    keep_or_take(file.appointed, std::move(said.appointed));
    return file;
}

std::optional<Error> read_shown(JsonReader& reader, StaffCase& shown) {
    auto file = file_from(reader);
    const auto last = read_events(reader, shown.events);
    reader.read_list("attachments", "format", attachment_formats, shown.attachments, read_citizen_attachment);
    reader.read_whole("linked", shown.linked, linked_from);
    reader.need("same_replies", shown.same_replies);
    reader.read_known("may", case_actions, shown.may);
    reader.require("person").read_part("person", shown.person, read_case_person);
    reader.read_list("disclosures", "disclosed", disclosed_kinds, shown.disclosures, read_disclosure);
    reader.read_list("writing", shown.writing, read_officer);
    reader.read_known("rights", rights, shown.rights);
    reader.read_list("units", shown.units, read_named_unit);
    reader.read_part("approves", shown.approves, read_approvals);
    if (const auto problem = reader.problem()) return problem;
    shown.file = completed(std::move(file), shown.events);
    shown.file.events = last;
    return std::nullopt;
}

} // namespace

Result<StaffCase> decode_staff_case(std::string_view text) {
    const auto json = parse(text);
    JsonReader reader{json, Unknown::PassedOver};
    if (const auto problem = reader.problem()) return *problem;
    const auto receipt = member<std::string>(json, "receipt").and_then(ReceiptNumber::parse);
    if (!receipt) return receipt.error();
    auto evaluation = stored_evaluation_in(json);
    if (!evaluation) return evaluation.error();
    if (evaluation->receipt.number != *receipt) return invalid("receipt", Text::ValueUnknown);
    StaffCase shown{*std::move(evaluation), {}, {}, {}, {}, 0, {}};
    if (const auto problem = read_shown(reader, shown)) return *problem;
    return shown;
}

Result<ReplyDraft> decode_reply_draft(std::string_view text) {
    const auto json = parse(text);
    ReplyDraft draft{};
    JsonReader reader{json, Unknown::PassedOver};
    reader.require("reply").read_part("reply", draft.reply, read_reply);
    reader.need("saved_at", draft.saved);
    if (const auto problem = reader.problem()) return *problem;
    return draft;
}

Result<ConflictWords> decode_conflict(std::string_view text) {
    auto refusal = decode_refusal(text);
    if (!refusal) return invalid("error", Text::FieldMissing);
    const auto json = parse(text);
    ConflictWords words{*std::move(refusal), {}};
    JsonReader reader{json, Unknown::PassedOver};
    words.last = read_events(reader, words.unseen);
    if (const auto problem = reader.problem()) return *problem;
    return words;
}

} // namespace zhiping::wire
