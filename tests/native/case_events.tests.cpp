#include "tests/support/case_office.hpp"

using namespace zhiping;
using namespace zhiping::tests;

namespace {

// Somebody who asks what changed, and remembers where they were.
class Watcher {
public:
    Watcher(Office& station, Role role, const std::string& unit_id)
        : m_station(station), m_who(station.enter({role}, unit_id)), m_last(answered("")["last"]) {}

    // The receipts of what changed since they asked last.
    std::vector<std::string> changed() {
        const auto answer = ask("?after=" + std::to_string(m_last));
        if (answer->status == 304) {
            CHECK(answer->body.empty());
            return {};
        }
        REQUIRE(answer->status == 200);
        const auto told = Json::parse(answer->body);
        m_last = told["last"];
        return told["changed"].get<std::vector<std::string>>();
    }
    httplib::Result ask(const std::string& query) const {
        auto answer = m_station.get("/api/v1/events" + query, m_who);
        REQUIRE(answer);
        return answer;
    }
    std::int64_t last() const { return m_last; }

private:
    Json answered(const std::string& query) const { return Json::parse(ask(query)->body); }

    Office& m_station;
    httplib::Headers m_who;
    std::int64_t m_last;
};

using Receipts = std::vector<std::string>;

} // namespace

TEST_CASE("Who asks again is told which cases changed meanwhile, each once, and 304 when none did") {
    Office station;
    Watcher handler{station, Role::Handler, "caidian"};
    CHECK(handler.changed().empty());
    const auto colleague = station.enter({Role::Handler}, "caidian");
    REQUIRE(station.act(colleague, {{"action", "take"}, {"seen", 1}})->status == 200);
    REQUIRE(station.citizen.act("add_words", {{"words", "还有一点"}})->status == 200);
    CHECK(handler.changed() == Receipts{station.citizen.receipt});
    CHECK(handler.changed().empty());
}

TEST_CASE("A new case is a change, for its unit and those above it, and for nobody else") {
    Office station;
    Watcher lead{station, Role::Lead, "caidian"};
    Watcher detachment{station, Role::Supervisor, "wuhan"};
    Watcher administrator{station, Role::Administrator, "caidian"};
    Watcher other_handler{station, Role::Handler, "wuhan"};
    const std::string token(32, '7');
    const auto receipt = station.citizen.submit({{"submission_id", token}}, token);
    CHECK(lead.changed() == Receipts{receipt});
    CHECK(detachment.changed() == Receipts{receipt});
    CHECK(administrator.changed().empty());
    CHECK(other_handler.changed().empty());
}

TEST_CASE("Who looks at a case changes nothing for those who wait for changes") {
    Office station;
    Watcher lead{station, Role::Lead, "caidian"};
    const auto handler = station.enter({Role::Handler}, "caidian");
    REQUIRE(station.get(station.path, handler)->status == 200);
    CHECK(lead.changed().empty());
}

TEST_CASE("A report of pressure is a change for the lead of the bureau alone") {
    Office station;
    Watcher lead{station, Role::Lead, "caidian"};
    Watcher detachment{station, Role::Lead, "wuhan"};
    Watcher bureau{station, Role::Lead, "hubei"};
    Watcher bureau_handler{station, Role::Handler, "hubei"};
    REQUIRE(station.citizen.act("report_pressure", {{"words", "有人让我撤回"}})->status == 200);
    CHECK(lead.changed().empty());
    CHECK(detachment.changed().empty());
    CHECK(bureau_handler.changed().empty());
    CHECK(bureau.changed() == Receipts{station.citizen.receipt});
}

TEST_CASE("A unit is told that it lost a case, and nothing of what happens to it then") {
    Office station;
    station.citizen.does(CitizenDesk::handler, CaseAction::Take);
    station.citizen.does(CitizenDesk::handler, CaseAction::IssueReply, {.reply = CitizenDesk::clean_reply()});
    Watcher handler{station, Role::Handler, "caidian"};
    Watcher reviewer{station, Role::Handler, "wuhan"};
    REQUIRE(station.citizen.act("reject", {{"words", "不满意"}})->status == 200);
    CHECK(handler.changed() == Receipts{station.citizen.receipt});
    CHECK(reviewer.changed() == Receipts{station.citizen.receipt});
    station.citizen.does(CitizenDesk::reviewer, CaseAction::Take);
    CHECK(handler.changed().empty());
    CHECK(reviewer.changed() == Receipts{station.citizen.receipt});
}

TEST_CASE("Changes are asked for after a number that an answer had, and nothing else") {
    Office station;
    const Watcher handler{station, Role::Handler, "caidian"};
    for (const std::string made_up : {"-1", "x", "", "1.5", "99999999999999999999"}) {
        CAPTURE(made_up);
        check_refused(handler.ask("?after=" + made_up), 400, "after");
    }
    check_refused(handler.ask("?after=1&after=2"), 400, "after");
    check_refused(handler.ask("?before=1"), 400, "before");
    CHECK(handler.ask("?after=0")->status == 200); // From the beginning.
    CHECK(station.get("/api/v1/events", {})->status == 401);
}

TEST_CASE("A unit is told of each case that it lost, also when the next unit loses it too") {
    Office station;
    const Watcher handler{station, Role::Handler, "caidian"};
    const auto lead_of = [](const char* unit_id, const char* badge) {
        return test::staff(Role::Lead, unit_id, "负责人", badge);
    };
    station.citizen.does(lead_of("wuhan", "2002"), CaseAction::TakeOver, {.words = "由支队办理"});
    station.citizen.does(lead_of("hubei", "3002"), CaseAction::TakeOver, {.words = "由总队办理"});
    const auto told = Json::parse(handler.ask("?after=" + std::to_string(handler.last()))->body);
    CHECK(told["changed"] == Json{station.citizen.receipt});
}

TEST_CASE("Not even the numbers tell of what is hidden, or of the cases of others") {
    Office station;
    const auto last_of = [&](Watcher& who) { return Json::parse(who.ask("")->body)["last"].get<std::int64_t>(); };
    Watcher lead{station, Role::Lead, "caidian"};
    Watcher elsewhere{station, Role::Handler, "wuhan"};
    Watcher administrator{station, Role::Administrator, "hubei"};
    CHECK(last_of(administrator) == 0);
    CHECK(last_of(elsewhere) == 0);
    const auto before = last_of(lead);
    REQUIRE(station.citizen.act("report_pressure", {{"words", "有人让我撤回"}})->status == 200);
    CHECK(last_of(lead) == before);
    CHECK(lead.ask("?after=" + std::to_string(before + 1))->status == 304);
    REQUIRE(station.citizen.act("add_words", {{"words", "还有一点"}})->status == 200);
    CHECK(last_of(lead) > before);
    CHECK(last_of(elsewhere) == 0);
}
