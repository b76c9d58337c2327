#include "tests/support/citizen_desk.hpp"

#include "shared/cases/citizen_actions.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/citizen_case_json.hpp"
#include "tests/support/sample_store.hpp"

#include <catch_amalgamated.hpp>

#include <thread>

// The citizen's half of the API, on a server that runs.
using namespace zhiping;
using namespace zhiping::tests;
using enum CaseAction;

namespace {

// The status of an answer, and where a refusal lies.
struct Answer {
    int status;
    std::string code = {};
    std::string field = {};

    bool operator==(const Answer&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Answer& answer) {
    return out << answer.status << " " << answer.code << " at '" << answer.field << "'";
}

Answer answer_of(const httplib::Result& answer) {
    if (!answer) return {0, "no answer"};
    if (answer->status < 400) return {answer->status};
    const auto error = Json::parse(answer->body)["error"];
    return {answer->status, error["code"], error["field"]};
}

void check_names_nobody(const std::string& body) {
    INFO(body);
    for (const auto& staff : {CitizenDesk::handler, CitizenDesk::lead, CitizenDesk::reviewer}) {
        CHECK_FALSE(contains(body, staff.officer.name));
        CHECK_FALSE(contains(body, '"' + staff.officer.badge + '"'));
    }
    CHECK_FALSE(contains(body, officers));
    CHECK_FALSE(contains(body, "012345\""));
}

std::vector<std::string> possible(const Json& seen) {
    return seen.value("possible_actions", std::vector<std::string>{});
}

} // namespace

TEST_CASE("A citizen goes with a case from the evaluation to the second reply, and no answer names anybody") {
    CitizenDesk desk;
    const auto look = [&](const httplib::Result& answer) {
        REQUIRE(answer_of(answer) == Answer{200});
        check_names_nobody(answer->body);
        CHECK(wire::decode_citizen_case(answer->body));
        return Json::parse(answer->body);
    };
    auto seen = look(desk.get());
    CHECK(seen["status"] == "handling");
    CHECK(seen["unit"] == "caidian");
    CHECK(seen["units"] == Json{{{"id", "caidian"}, {"zh-CN", "蔡甸大队"}, {"en", "Caidian Brigade"}}});
    CHECK(seen["promise"] == Json{{"date", "2026-11-25"}, {"original_date", "2026-11-25"}});
    CHECK(seen["seen"] == 1);

    desk.does(CitizenDesk::handler, Take);
    desk.does(CitizenDesk::handler, AskOfficers, {.words = "请王某某说明", .officer = Officer{"王某某", "012345"}});
    desk.does(CitizenDesk::handler, AskCitizen, {.words = "车停在哪里？"});
    CHECK(look(desk.get())["question"] == 4);
    seen = look(desk.act("answer_question", {{"words", "路边"}, {"seen", 4}}));
    CHECK_FALSE(seen.contains("question"));
    CHECK(seen["events"].back()["words"] == "路边");
    desk.does(CitizenDesk::handler, HandIn, {.reply = CitizenDesk::clean_reply()});
    CHECK_FALSE(look(desk.get()).contains("replies"));
    desk.does(CitizenDesk::lead, Approve);
    seen = look(desk.get());
    CHECK(seen["status"] == "answered");
    CHECK(seen["replies"][0]["overall"] == "not_substantiated");
    CHECK(seen["promise"]["kept_at"] == 1795160400);
    CHECK(seen["answer_until"] == "2027-01-19");
    seen = look(desk.act("open_reply"));
    CHECK(seen["answer_until"] == "2026-12-21");
    seen = look(desk.act("reject", {{"words", "不是这样"}}));
    CHECK(seen["status"] == "handling");
    CHECK(seen["unit"] == "wuhan");
    CHECK(seen["round"] == 2);
    desk.does(CitizenDesk::reviewer, Take);
    desk.does(CitizenDesk::reviewer, IssueReply, {.reply = CitizenDesk::clean_reply()});
    seen = look(desk.get());
    CHECK(seen["replies"].size() == 2);
    seen = look(desk.act("accept", {{"seen", seen["seen"]}}));
    CHECK(seen["status"] == "closed");
    CHECK(seen["closing"] == "satisfied");
    CHECK(possible(seen) == std::vector<std::string>{"report_pressure"});
}

TEST_CASE("The same action again is answered and done once, also when it comes twice at the same time") {
    CitizenDesk desk;
    const Json words{{"action", "add_words"}, {"action_id", desk.new_action_id()}, {"words", "补充"}, {"seen", 1}};
    std::vector<std::thread> phones;
    std::array<Answer, 4> answers;
    for (auto& answer : answers) phones.emplace_back([&] { answer = answer_of(desk.post(words.dump())); });
    for (auto& phone : phones) phone.join();
    for (const auto& answer : answers) CHECK(answer == Answer{200});
    CHECK(desk.seen()["events"].size() == 2);
    desk.does(CitizenDesk::handler, Take);
    CHECK(answer_of(desk.post(words.dump())) == Answer{200}); // What came after it is no reason to refuse it.
    desk.does(CitizenDesk::handler, IssueReply, {.reply = CitizenDesk::clean_reply()});
    const Json accept{{"action", "accept"}, {"action_id", desk.new_action_id()}};
    CHECK(answer_of(desk.post(accept.dump())) == Answer{200});
    CHECK(answer_of(desk.post(accept.dump())) == Answer{200});
    CHECK(count_rows(desk.server.store, "case_action_done") == 2);
}

TEST_CASE("An action id that was used for something else is a conflict, in this case alone") {
    CitizenDesk desk;
    Json words{{"action", "add_words"}, {"action_id", desk.new_action_id()}, {"words", "补充"}};
    REQUIRE(answer_of(desk.post(words.dump())) == Answer{200});
    const Answer conflict{409, "conflict", "action_id"};
    words["words"] = "别的";
    CHECK(answer_of(desk.post(words.dump())) == conflict);
    words["action"] = "report_pressure";
    words["words"] = "补充";
    CHECK(answer_of(desk.post(words.dump())) == conflict);
    CHECK(desk.seen()["events"].size() == 2);
    words["words"] = "别的";
    desk.path = CitizenDesk::case_path(desk.submit({{"submission_id", other_secret_digits}}));
    CHECK(answer_of(desk.post(words.dump())) == Answer{200});
    CHECK(desk.seen()["events"].size() == 2);
}

TEST_CASE("A refused action leaves its id free, and nothing behind") {
    CitizenDesk desk;
    Json accept{{"action", "accept"}, {"action_id", desk.new_action_id()}};
    CHECK(answer_of(desk.post(accept.dump())) == Answer{409, "conflict"});
    CHECK(count_rows(desk.server.store, "case_event") == 1);
    CHECK(count_rows(desk.server.store, "case_action_done") == 0);
    desk.does(CitizenDesk::handler, Take);
    desk.does(CitizenDesk::handler, IssueReply, {.reply = CitizenDesk::clean_reply()});
    CHECK(answer_of(desk.post(accept.dump())) == Answer{200});
}

TEST_CASE("An action is refused when the citizen would see more now, and not for what is hidden") {
    CitizenDesk desk;
    desk.does(CitizenDesk::handler, Take);
    CHECK(answer_of(desk.act("add_words", {{"words", "补充"}, {"seen", 1}})) == Answer{200});
    CHECK(answer_of(desk.act("withdraw", {{"withdrawal", "mistake"}, {"was_asked_for", false}, {"seen", 1}})) ==
          Answer{409, "conflict"});
    CHECK(answer_of(desk.act("add_words", {{"words", "补充"}, {"seen", 99}})) == Answer{409, "conflict"});
    CHECK(answer_of(desk.act("add_words", {{"words", "补充"}, {"seen", 3}})) == Answer{200});
}

TEST_CASE("What a citizen cannot do is refused, and changes nothing") {
    CitizenDesk desk;
    const auto refused = [&](const std::string& action, Json details) {
        return answer_of(desk.act(action, std::move(details)));
    };
    const Answer forbidden{403, "forbidden", "action"}, not_now{409, "conflict"};
    for (const auto* action : {"take", "approve", "amend", "open", "remind"})
        CHECK(refused(action, Json::object()) == forbidden);
    for (const auto* action : {"open_reply", "contest", "answer_question"})
        CHECK(refused(action, {{"words", action == std::string{"open_reply"} ? "" : "说明"}}) == not_now);
    CHECK(refused("dance", Json::object()) == Answer{400, "invalid", "action"});
    CHECK(refused("add_words", Json::object()) == Answer{400, "invalid", "words"});
    CHECK(refused("add_words", {{"words", "　\n"}}) == Answer{400, "invalid", "words"});
    CHECK(refused("add_words", {{"words", std::string(2001, 'x')}}) == Answer{400, "invalid", "words"});
    CHECK(refused("add_words", {{"words", "\u0007"}}) == Answer{400, "invalid", "words"});
    CHECK(refused("add_words", {{"words", 7}}) == Answer{400, "invalid", "words"});
    CHECK(refused("add_words", {{"words", "补充"}, {"withdrawal", "mistake"}}) == Answer{400, "invalid", "withdrawal"});
    CHECK(refused("add_words", {{"words", "补充"}, {"mood", "good"}}) == Answer{400, "invalid", "mood"});
    CHECK(refused("add_words", {{"words", "补充"}, {"sample", true}}) == Answer{400, "invalid", "is_sample"});
    CHECK(refused("withdraw", {{"withdrawal", "mistake"}}) == Answer{400, "invalid", "was_asked_for"});
    CHECK(refused("dispute_contact", {{"event", 1}}) == Answer{400, "invalid", "event"});
    CHECK(refused("add_words", {{"words", "补充"}, {"action_id", "short"}}) == Answer{400, "invalid", "action_id"});
    CHECK(refused("add_words", {{"words", "补充"}, {"seen", 4294967297}}) == Answer{400, "invalid", "seen"});
    for (const auto* body : {"", "[]", "{", "null"}) CHECK(answer_of(desk.post(body)).status == 400);
    const auto form = desk.server.client().Post(desk.path + "/actions", with_secret(), "action=accept",
                                                "application/x-www-form-urlencoded");
    CHECK(answer_of(form).status == 400);
    CHECK(count_rows(desk.server.store, "case_event") == 1);
    CHECK(count_rows(desk.server.store, "case_action_done") == 0);
}

TEST_CASE("A closed case takes a report of pressure and no other words") {
    CitizenDesk desk;
    REQUIRE(answer_of(desk.act("withdraw", {{"withdrawal", "settled"}, {"was_asked_for", true}})) == Answer{200});
    for (const auto* action : {"add_words", "reject", "contest"})
        CHECK(answer_of(desk.act(action, {{"words", "说明"}})) == Answer{409, "conflict"});
    CHECK(answer_of(desk.act("report_pressure", {{"words", "有人让我撤回"}})) == Answer{200});
}

TEST_CASE("A citizen adds words to one case 50 times a day, and answers its reply also after that") {
    CitizenDesk desk;
    for (int time = 0; time < max_added_words_a_day; ++time)
        REQUIRE(answer_of(desk.act("add_words", {{"words", "补充"}})) == Answer{200});
    CHECK(answer_of(desk.act("add_words", {{"words", "补充"}})) == Answer{429, "too_many", "action"});
    CHECK(answer_of(desk.act("report_pressure", {{"words", "补充"}})) == Answer{429, "too_many", "action"});
    desk.does(CitizenDesk::handler, Take);
    desk.does(CitizenDesk::handler, IssueReply, {.reply = CitizenDesk::clean_reply()});
    CHECK(answer_of(desk.act("open_reply")) == Answer{200});
    desk.server.clock.pass(std::chrono::hours{24});
    CHECK(answer_of(desk.act("add_words", {{"words", "补充"}})) == Answer{200});
}

TEST_CASE("Another's secret and an evaluation that is not there are told the same, in the evaluation's own words") {
    CitizenDesk desk;
    const auto unknown = ReceiptNumber::from_random(china_date(desk.server.clock.now()), {9, 8, 7, 6, 5}).text();
    const auto evaluation = desk.server.get("/api/v1/evaluations/" + unknown, with_secret());
    CHECK(answer_of(evaluation) == Answer{404, "not_found", "receipt"});
    const auto accept = Json{{"action", "accept"}, {"action_id", desk.new_action_id()}}.dump();
    CHECK(desk.get(other_secret_digits)->body == evaluation->body);
    CHECK(desk.post(accept, other_secret_digits)->body == evaluation->body);
    CHECK(answer_of(desk.server.get(desk.path)).status == 401);
    desk.path = CitizenDesk::case_path(unknown);
    CHECK(desk.get()->body == evaluation->body);
    CHECK(desk.post(accept)->body == evaluation->body);
    CHECK(desk.get()->status == 404);
}

TEST_CASE("An evaluation without a case says so to who holds its secret, and to nobody else") {
    CitizenDesk desk;
    const auto satisfied = desk.submit(
        {{"submission_id", other_secret_digits}, {"satisfaction", "satisfied"}, {"situations", Json::array()}});
    desk.path = CitizenDesk::case_path(satisfied);
    CHECK(answer_of(desk.get()) == Answer{404, "not_found", "receipt"});
    CHECK(contains(desk.get()->body, text(Text::EvaluationHasNoCase, Language::Chinese)));
    CHECK(contains(desk.get(other_secret_digits)->body, text(Text::EvaluationNotFound, Language::Chinese)));
    CHECK(answer_of(desk.act("add_words", {{"words", "补充"}})) == Answer{404, "not_found", "receipt"});
}

TEST_CASE("An attachment is given once its reply was issued, to who may see the evaluation") {
    CitizenDesk desk;
    const auto content = "%PDF-1.7\n" + std::string(150'000, 'x') + "end";
    const auto attached = desk.seal(content);
    const auto address = desk.path + "/attachments/" + to_digits(attached.hash);
    const auto get = [&](httplib::Headers headers = with_secret()) { return desk.server.get(address, headers); };
    const Answer not_found{404, "not_found", "attachments"};
    desk.does(CitizenDesk::handler, Take);
    desk.does(CitizenDesk::handler, HandIn, {.reply = CitizenDesk::reply_with(attached.hash)}, {attached});
    CHECK(answer_of(get()) == not_found);
    CHECK_FALSE(desk.get()->has_header("Set-Cookie"));
    desk.does(CitizenDesk::lead, Approve);
    const auto seen = desk.get();
    const auto listed = Json::parse(seen->body)["replies"][0]["attachments"][0];
    CHECK(listed == Json{{"sha256", to_digits(attached.hash)},
                         {"format", "pdf"},
                         {"bytes", content.size()},
                         {"name", "意见书.pdf"}});
    const auto given = get();
    REQUIRE(answer_of(given) == Answer{200});
    CHECK(given->body == content);
    CHECK(given->get_header_value("Content-Type") == "application/pdf");
    CHECK(given->get_header_value("Content-Security-Policy") == "default-src 'none'; sandbox; frame-ancestors 'none'");
    CHECK(given->get_header_value("Content-Disposition").starts_with("attachment; filename=\""));
    auto part = with_secret();
    part.emplace("Range", "bytes=-3");
    CHECK(get(part)->body == "end");
    const auto cookie = seen->get_header_value("Set-Cookie");
    CHECK(contains(cookie, "Path=" + desk.path + "/attachments;"));
    CHECK(get({{"Cookie", cookie.substr(0, cookie.find(';'))}})->body == content);
    CHECK(answer_of(get({})).status == 401);
    CHECK(answer_of(get(with_secret(other_secret_digits))).status == 404);
    CHECK(answer_of(desk.server.get(desk.path + "/attachments/nonsense", with_secret())) == not_found);
    CHECK(answer_of(desk.server.get(desk.path + "/attachments/" + std::string(64, '0'), with_secret())) == not_found);
}

TEST_CASE("A reply that was answered keeps its attachment, and one that was taken back never had any for the citizen") {
    CitizenDesk desk;
    const auto draft = desk.seal("%PDF-1.7\ndraft"), issued = desk.seal("%PDF-1.7\nissued");
    const auto status_of = [&](const store::Attachment& each) {
        return desk.server.get(desk.path + "/attachments/" + to_digits(each.hash), with_secret())->status;
    };
    desk.does(CitizenDesk::handler, Take);
    desk.does(CitizenDesk::handler, HandIn, {.reply = CitizenDesk::reply_with(draft.hash)}, {draft});
    desk.does(CitizenDesk::handler, TakeBackReply);
    desk.does(CitizenDesk::handler, HandIn, {.reply = CitizenDesk::reply_with(issued.hash)}, {issued});
    desk.does(CitizenDesk::lead, Approve);
    REQUIRE(answer_of(desk.act("reject", {{"words", "不是这样"}})) == Answer{200});
    CHECK(status_of(issued) == 200);
    CHECK(status_of(draft) == 404);
}
