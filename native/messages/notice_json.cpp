#include "native/messages/notice_json.hpp"

#include <nlohmann/json.hpp>

namespace zhiping::messages {

namespace {

// Of the message, and not of the address or the secret that the operator has set.
bool is_about_message(int status) { return status == 400 || status == 410 || status == 413 || status == 422; }

// Number and date are null where there is none.
nlohmann::json to_json(const Notice& notice) {
    nlohmann::json json{{"kind", facts_of(notice_kinds, notice.kind).id},
                        {"words", notice.words},
                        {"number", nullptr},
                        {"unit", notice.unit},
                        {"date", nullptr},
                        {"link", notice.link}};
    if (notice.receipt) json["number"] = notice.receipt->text();
    if (notice.due) json["date"] = to_string(*notice.due);
    return json;
}

} // namespace

std::string body_for(const Notice& notice, const PhoneNumber& to) {
    return nlohmann::json{
        {"id", notice.id}, {"to", to.text()}, {"notice", to_json(notice)}, {"language", tag_of(notice.language)}}
        .dump();
}

std::string body_for(const Notice& notice, const std::vector<std::string>& badges) {
    auto body = to_json(notice);
    body["id"] = notice.id;
    body["to"] = badges;
    return body.dump();
}

NoticeHanded notice_handed(const Webhook::Answer& answer) {
    const auto& [outcome, words] = answer.handed;
    switch (outcome) {
    case Outcome::Taken: return {NoticeOutcome::Taken};
    case Outcome::Unknown: return {NoticeOutcome::Unknown, words};
    case Outcome::Refused: break;
    }
    const bool is_final = answer.status && is_about_message(*answer.status);
    return {is_final ? NoticeOutcome::Never : NoticeOutcome::Later, words};
}

} // namespace zhiping::messages
