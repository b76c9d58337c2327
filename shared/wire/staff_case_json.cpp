#include "shared/wire/staff_case_json.hpp"

#include "shared/wire/case_json.hpp"
#include "shared/wire/case_parts.hpp"
#include "shared/wire/case_person_json.hpp"
#include "shared/wire/citizen_case_parts.hpp"
#include "shared/wire/error_json.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "shared/wire/evidence_json.hpp"

namespace zhiping::wire {

namespace {

// What has a text of its own already.
template <typename List> Json to_encoded_list(const List& list) {
    return to_list(list, [](const auto& each) { return parse(encode(each)); });
}

Json to_json(const CaseReply& reply) {
    auto json = parse(encode(reply.reply));
    json["finding"] = facts_of(overall_findings, overall_finding(reply.reply.findings)).id;
    json["author"] = JsonWriter::plain(reply.author);
    if (reply.approver) json["approver"] = JsonWriter::plain(*reply.approver);
    if (reply.issued) json["issued_at"] = to_number(*reply.issued);
    return json;
}

Json to_json(const Participation& part) {
    auto json = JsonWriter::plain(part.officer);
    json["unit"] = part.unit_id;
    return json;
}

Json to_json(const Approvals& approves) {
    JsonWriter writer;
    writer.add("wrong", approves.wrong);
    writer.add("declined", approves.declined);
    writer.add("attachments", approves.attachments);
    return writer.take();
}

} // namespace

std::string encode(const CaseChanges& changes) {
    return to_text(
        {{"last", changes.last}, {"changed", to_list(changes.receipts, [](const auto& each) { return each.text(); })}});
}

std::string encode(const StaffCase& shown) {
    const auto& file = shown.file;
    JsonWriter writer;
    writer.add("receipt", shown.evaluation.receipt.number.text());
    writer.add("evaluation", parse(encode(shown.evaluation)));
    writer.add("status", case_statuses, file.status);
    writer.add("closing", closings, file.closing);
    writer.add("unit", file.unit_id);
    writer.add("round", std::optional{file.round});
    writer.add("handler", file.handler);
    if (file.request) writer.add("waits_for", case_actions, std::optional{file.request->kind});
    writer.add("appointed", to_list(file.appointed, [](const auto& each) { return to_json(each); }));
    writer.add("officers", to_list(file.subject.officers, [](const auto& each) { return JsonWriter::plain(each); }));
    writer.add("clocks", to_encoded_list(file.clocks));
    if (file.reply) writer.add("reply", to_json(*file.reply));
    writer.add("attachments", to_list(shown.attachments, written));
    writer.add("linked", to_list(shown.linked, [](const auto& each) { return each.text(); }));
    writer.add("same_replies", std::optional{shown.same_replies});
    writer.add("events", to_encoded_list(shown.events));
    writer.add("may", to_ids(case_actions, shown.may));
    writer.add("person", parse(encode(shown.person)));
    writer.add("disclosures", to_encoded_list(shown.disclosures));
    writer.add("writing", to_list(shown.writing, [](const auto& each) { return JsonWriter::plain(each); }));
    writer.add("rights", to_ids(rights, shown.rights));
    writer.add("units", to_list(shown.units, written));
    writer.add("approves", to_json(shown.approves));
    return to_text(writer.take());
}

std::string encode(const ReplyDraft& draft) {
    return to_text(Json{{"reply", parse(encode(draft.reply))}, {"saved_at", to_number(draft.saved)}});
}

std::string encode(const Error& error, std::span<const CaseEvent> unseen, Language language) {
    auto json = parse(encode(error, language));
    json["events"] = to_encoded_list(unseen);
    return to_text(json);
}

Result<CaseRequest> decode_case_request(std::string_view text) {
    const auto json = parse(text);
    CaseRequest request{};
    JsonReader reader{json};
    reader.need("action", case_actions, request.action);
    reader.read("seen", request.seen);
    if (reader.has("details"))
        if (const auto problem = read_details(json["details"], request.details)) return *problem;
    reader.has("attachments");
    if (const auto problem = reader.problem_with_all()) return *problem;
    auto attachments = upload_ids_from(json, "attachments");
    if (!attachments) return attachments.error();
    request.attachments = *std::move(attachments);
    return request;
}

} // namespace zhiping::wire
