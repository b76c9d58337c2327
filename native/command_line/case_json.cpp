#include "native/command_line/case_json.hpp"

#include "shared/wire/case_json.hpp"

#include <nlohmann/json.hpp>

namespace zhiping::command_line {

namespace {

using Json = nlohmann::ordered_json;

Json id_of(const std::optional<Closing>& closing) {
    if (!closing) return nullptr;
    return facts_of(closings, *closing).id;
}

template <typename List> Json to_list(const List& list) {
    auto json = Json::array();
    for (const auto& each : list) json.push_back(Json::parse(wire::encode(each)));
    return json;
}

Json to_json(const Officer& officer) { return {{"name", officer.name}, {"badge", officer.badge}}; }

Json to_json(const CaseReply& reply) {
    auto json = Json::parse(wire::encode(reply.reply));
    json["finding"] = facts_of(overall_findings, overall_finding(reply.reply.findings)).id;
    json["issued_at"] = nullptr;
    if (reply.issued) json["issued_at"] = reply.issued->time_since_epoch().count();
    return json;
}

} // namespace

std::string to_json(const store::ListedCase& listed, const store::WorkDays& days) {
    const auto& state = listed.state;
    Json json{{"receipt", listed.receipt.text()},
              {"received_at", listed.received.time_since_epoch().count()},
              {"status", facts_of(case_statuses, state.status).id},
              {"closing", id_of(state.closing)},
              {"unit", state.unit_id},
              {"round", state.round},
              {"due", nullptr},
              {"marks", Json::array()}};
    for (const auto& mark : case_marks)
        if (is_marked(state, mark.value, days)) json["marks"].push_back(mark.id);
    if (state.due) json["due"] = to_string(*state.due);
    return json.dump();
}

std::string to_json(const ReceiptNumber& receipt, const cases::ShownCase& shown) {
    const auto& file = shown.file;
    Json json{{"receipt", receipt.text()},
              {"status", facts_of(case_statuses, file.status).id},
              {"closing", id_of(file.closing)},
              {"unit", file.unit_id},
              {"round", file.round},
              {"handler", nullptr},
              {"appointed", Json::array()},
              {"clocks", to_list(file.clocks)},
              {"waits_for", nullptr},
              {"reply", nullptr},
              {"attachments", Json::array()},
              {"linked", Json::array()},
              {"same_replies", shown.same_replies},
              {"events", to_list(shown.events)}};
    if (file.handler) json["handler"] = to_json(*file.handler);
    for (const auto& [officer, unit_id, round] : file.appointed) {
        auto appointed = to_json(officer);
        appointed["unit"] = unit_id;
        json["appointed"].push_back(std::move(appointed));
    }
    if (file.request) json["waits_for"] = facts_of(case_actions, file.request->kind).id;
    if (file.reply) json["reply"] = to_json(*file.reply);
    for (const auto& [place, attachment] : shown.attachments)
        json["attachments"].push_back({{"hash", to_digits(attachment.hash)}, {"name", attachment.name}});
    for (const auto& linked : shown.linked) json["linked"].push_back(linked.text());
    return json.dump();
}

} // namespace zhiping::command_line
