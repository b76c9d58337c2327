#include "tests/support/case_office.hpp"

#include "native/app/create_codes.hpp"
#include "native/app/load_units.hpp"
#include "shared/cases/rights.hpp"
#include "shared/cases/workflow.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

#include <map>

// Every action of a case as every role tries it at the desk, by where the unit that has the case stands to theirs: held
// against the table of rights. Asked of a running server.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

struct Standing {
    Relation relation;
    const char* unit_id;
};
// Whom the code names is of the same unit.
constexpr std::array standings{
    Standing{Relation::Own, "wuhan"},         Standing{Relation::Below, "hubei"}, Standing{Relation::Above, "caidian"},
    Standing{Relation::Elsewhere, "yichang"}, Standing{Relation::Named, "wuhan"},
};

// The last in which the workflow has it for those who sit at a desk of cases.
std::optional<CaseStatus> status_for(CaseAction action) {
    std::optional<CaseStatus> found;
    for (const auto& step : workflow())
        if (step.action == action && step.by != By::Administrator) found = step.from;
    return found;
}

// The case is of a unit with another one above it, which has promised something.
bool acts_as(By by, Role role, Relation relation) {
    switch (by) {
    case By::Citizen:
    case By::Clock:
    case By::Administrator: // Elsewhere: app::move_cases().
    case By::Bureau: return false;
    case By::Handler: return may(role, Right::Handle, relation);
    case By::Lead: return may(role, Right::Approve, relation);
    case By::Above: return may(role, Right::Oversee, relation);
    case By::Supervisor: return may(role, Right::Urge, relation);
    case By::Officer: return may(role, Right::BeHeard, relation);
    case By::Promiser: return relation == Relation::Own && may(role, Right::Handle, relation);
    }
    return false;
}

// Taken: done, or refused for what it says, or because another of those who may has begun it.
enum class Told { Missing, Forbidden, NotNow, Taken };

Told expected(CaseAction action, Role role, Relation relation) {
    if (!may(role, Right::Read, relation)) return Told::Missing;
    const auto status = status_for(action);
    if (!status) return Told::NotNow;
    const auto lets = [&](const Step& step) {
        return step.from == *status && step.action == action && acts_as(step.by, role, relation);
    };
    return std::ranges::any_of(workflow(), lets) ? Told::Taken : Told::Forbidden;
}

// A detachment with a case in every status, and somebody of every role in every relation to it.
class Detachment : public Office {
public:
    Detachment() {
        auto& server = citizen.server;
        REQUIRE_FALSE(app::load_units(
            server.store, {{"yichang", "hubei", Level::Detachment, {"宜昌市交警支队", "Yichang Detachment"}}}));
        for (const auto& role : roles) {
            if (!is_staff(role.value)) continue;
            for (const auto& [relation, unit_id] : standings) {
                const auto badge = std::to_string(9000 + m_staff.size());
                m_staff[{role.value, relation}] = staff.enter({role.value}, unit_id, badge);
                if (relation == Relation::Named) m_officers.push_back({"民警" + badge, badge});
            }
        }
    }

    Told told(CaseAction action, Role role, Relation relation) {
        const auto status = status_for(action).value_or(CaseStatus::Handling);
        auto& receipt = m_cases[status];
        if (receipt.empty()) receipt = bring_to(status);
        const auto& who = m_staff.at({role, relation});
        const auto at = cases_path + ("/" + receipt);
        const auto shown = get(at, who);
        Json body{{"action", facts_of(case_actions, action).id}, {"seen", 1}};
        if (shown->status == 200) body["seen"] = Json::parse(shown->body)["events"].back()["number"];
        const auto answer = citizen.server.client().Post(at + "/actions", who, body.dump(), "application/json");
        REQUIRE(answer);
        if (answer->status == 200) receipt.clear(); // The next one tries it on another case.
        CHECK((answer->status == 404) == (shown->status == 404));
        return told_by(*answer);
    }

private:
    static Told told_by(const httplib::Response& answer) {
        switch (answer.status) {
        case 404: return Told::Missing;
        case 403: {
            const auto message = Json::parse(answer.body)["error"]["message"].get<std::string>();
            return message == text(Text::CaseNotYours, Language::English) ? Told::Forbidden : Told::Taken;
        }
        case 409: return Told::NotNow;
        case 200:
        case 400: return Told::Taken;
        default: FAIL("the status " << answer.status); return Told::Missing;
        }
    }

    // One document is evaluated so often only (docs/limits.md).
    std::string submit() {
        auto& server = citizen.server;
        const auto token = std::to_string(10'000 + ++m_submitted);
        const store::NewCode code{Module::LawEnforcement, "wuhan",   "违法停车告知单", token, sample_now,
                                  "汉阳大道 1 号",        m_officers};
        const auto made = app::create_codes(server.store, {{code}}, server.clock.now(), server.random);
        server.document_code = std::get<std::vector<CodeFacts>>(made).front().code.symbols();
        const auto secret = std::string(32 - token.size(), '0') + token;
        return citizen.submit({{"submission_id", secret}}, secret);
    }

    std::string bring_to(CaseStatus status) {
        citizen.receipt = submit();
        citizen.does(CitizenDesk::reviewer, CaseAction::Take);
        if (status == CaseStatus::Handling) {
            citizen.does(CitizenDesk::reviewer, CaseAction::RequestExtension, {.words = "鉴定未出", .working_days = 2});
            return citizen.receipt;
        }
        auto reply = CitizenDesk::clean_reply();
        const auto in_a_week = china_date(citizen.server.clock.now()) + std::chrono::days{7};
        reply.measures = {{MeasureKind::Corrected, in_a_week}};
        const auto last = status == CaseStatus::Approval ? CaseAction::HandIn : CaseAction::IssueReply;
        citizen.does(CitizenDesk::reviewer, last, {.reply = reply});
        if (status == CaseStatus::Closed) citizen.does({Role::Citizen}, CaseAction::Accept);
        return citizen.receipt;
    }

    std::map<std::pair<Role, Relation>, httplib::Headers> m_staff;
    std::vector<Officer> m_officers; // Whom the code names: one with each role.
    std::map<CaseStatus, std::string> m_cases;
    int m_submitted = 0;
};

} // namespace

TEST_CASE("Every action is taken at the desk from whom the table of rights gives it, and refused to all others") {
    Detachment detachment;
    for (const auto& action : case_actions)
        for (const auto& role : roles) {
            if (!is_staff(role.value)) continue;
            for (const auto& [relation, unit_id] : standings) {
                CAPTURE(action.id, role.id, facts_of(relations, relation).id);
                const auto wanted = expected(action.value, role.value, relation);
                const auto told = detachment.told(action.value, role.value, relation);
                // What may be done can still not be done just now.
                CHECK((told == wanted || (wanted == Told::Taken && told == Told::NotNow)));
            }
        }
}
