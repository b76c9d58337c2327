#include "web/desk/asked_act.hpp"

#include "shared/table.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "shared/wire/administration_json.hpp"
#include "web/desk/administration_paths.hpp"

#include <utility>

namespace zhiping::desk {

namespace {

constexpr std::array acts{
    AskedActFacts{AskedAct::Reset, Text::DeskAdminReset, Text::DeskAdminResetHint, true, true},
    AskedActFacts{AskedAct::Disable, Text::DeskAdminDisable, Text::DeskAdminDisableHint, true, true},
    AskedActFacts{AskedAct::ConfirmChange, Text::DeskAdminConfirm, Text::DeskAdminConfirmHint, true, false},
    AskedActFacts{AskedAct::RefuseChange, Text::DeskAdminRefuse, Text::DeskAdminRefuseHint, false, false},
    AskedActFacts{AskedAct::TakeBackChange, Text::DeskAdminTakeBack, Text::DeskAdminTakeBackHint, false, false},
    AskedActFacts{AskedAct::RevokeCode, Text::DeskAdminCodeRevoke, Text::DeskAdminCodeRevokeHint, false, true},
    AskedActFacts{AskedAct::ReissueCode, Text::DeskAdminCodeReissue, Text::DeskAdminCodeReissueHint, false, true},
    AskedActFacts{AskedAct::EndIssuer, Text::DeskAdminIssuerEnd, Text::DeskAdminIssuerEndHint, false, true},
    AskedActFacts{AskedAct::MoveCases, Text::DeskAdminMoveTitle, Text::DeskAdminMoveHint, false, false},
};
static_assert(follows_enum(acts));

struct Request {
    std::string method;
    std::string path;
    std::string body;
};

Request request_of(AskedAct act, const std::string& subject, const std::string& code, const std::string& to) {
    switch (act) {
    case AskedAct::Reset: return {"POST", administered("staff", subject) + "/reset", wire::encode_code(code)};
    case AskedAct::Disable: return {"POST", administered("staff", subject) + "/disabling", wire::encode_code(code)};
    case AskedAct::ConfirmChange:
    case AskedAct::RefuseChange:
    case AskedAct::TakeBackChange:
        return {"POST", administered("changes", subject) + "/decision",
                wire::encode(wire::ChangeDecision{act == AskedAct::ConfirmChange, code})};
    case AskedAct::RevokeCode: return {"POST", std::string{wire::codes_path} + "/" + subject + "/revocation", "{}"};
    case AskedAct::ReissueCode: return {"POST", std::string{wire::codes_path} + "/" + subject + "/reissue", {}};
    case AskedAct::EndIssuer: return {"DELETE", std::string{issuers_path} + "/" + subject, {}};
    case AskedAct::MoveCases: return {"POST", administered("staff", subject) + "/cases", wire::encode_receiver(to)};
    }
    return {};
}

} // namespace

const AskedActFacts& facts_of_act(AskedAct act) { return facts_of(acts, act); }

AskedOnce::AskedOnce(Api& api, std::function<void()> changed, std::function<void(const Answer&)> done)
    : m_done(std::move(done)), m_form(api, std::move(changed), asked_fields) {}

void AskedOnce::begin(AskedAct act, std::string subject, std::string name, std::string to) {
    m_act = act;
    m_subject = std::move(subject);
    m_name = std::move(name);
    m_to = std::move(to);
    m_form.clear();
}

void AskedOnce::leave() {
    if (!m_form.is_sending()) forget();
}

void AskedOnce::forget() {
    m_act.reset();
    m_form.clear();
}

void AskedOnce::send() {
    auto request = request_of(*m_act, m_subject, m_form.typed("code"), m_to);
    m_form.send(std::move(request.method), std::move(request.path), std::move(request.body),
                [this](const Answer& answer) { m_done(answer); });
}

} // namespace zhiping::desk
