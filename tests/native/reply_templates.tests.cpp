#include "native/app/reply_templates.hpp"

#include "shared/cases/reply_words.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/reply_template_json.hpp"
#include "tests/support/case_page.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/upload_office.hpp"

#include <catch_amalgamated.hpp>

// Templates for replies: those that come with the program, those that an operator loads, who is given them, and what
// becomes of a reply that was begun with one.
using namespace zhiping;
using namespace zhiping::tests;
using Catch::Matchers::ContainsSubstring;
using enum CaseAction;

namespace {

constexpr auto templates_path = "/api/v1/reply-templates";

Date day(const char* text) { return parse_date(text).value(); }

std::string file_with(const std::string& text) {
    return Json{{"templates", {{{"id", "a"}, {"name", "甲"}, {"text", text}}}}}.dump();
}

app::NewTemplates from(const char* begins, const std::string& text = "好") {
    return {file_with(text), day(begins), "operator"};
}

int load(store::Store& store, const app::NewTemplates& templates) {
    const auto outcome = app::load_templates(store, templates, sample_now);
    if (const auto* bad = std::get_if<app::BadTemplates>(&outcome)) throw std::logic_error{bad->reason};
    return std::get<int>(outcome);
}

std::string reason(store::Store& store, const app::NewTemplates& templates) {
    const auto outcome = app::load_templates(store, templates, sample_now);
    const auto* bad = std::get_if<app::BadTemplates>(&outcome);
    return bad ? bad->reason : "taken";
}

Json list(const CommandLine& zhiping) {
    const auto listed = zhiping.run({"templates", "list", "--format", "json"});
    REQUIRE(listed.exit_code == 0);
    return Json::parse(listed.output);
}

// A situation of the template with a finding that it is for and that the situation can have.
std::optional<SituationFinding> find_use(const ReplyTemplate& one, const ModuleContent& content) {
    for (const auto& offered : content.situations)
        for (const auto& finding : findings) {
            const SituationFinding found{offered.situation, finding.value};
            const bool may_be =
                finding.value != Finding::Lawful || facts_of(situations, offered.situation).may_be_lawful;
            if (may_be && is_offered(one, Module::LawEnforcement, {{found}})) return found;
        }
    return std::nullopt;
}

} // namespace

TEST_CASE("The templates that come with the program are good, each for something that is ticked and can be found") {
    const auto& set = app::shipped_templates();
    CHECK(set.number == 1);
    CHECK(set.begins == day("2023-05-19"));
    CHECK(set.templates.size() == 10);
    CHECK_FALSE(check_templates(set.templates));
    for (auto one : set.templates) {
        CAPTURE(one.id);
        bool is_of_use = false;
        for (const auto& module : modules) {
            if (!one.modules.empty() && std::ranges::find(one.modules, module.value) == one.modules.end()) continue;
            auto anywhere = one;
            anywhere.modules.clear();
            is_of_use = is_of_use || find_use(anywhere, newest_catalogue().of(module.value));
        }
        CHECK(is_of_use);
        // What is found has a name in the text, so that nobody sends it as it is.
        CHECK_FALSE(unfilled(one.text).empty());
    }
}

TEST_CASE("What the templates say with everything filled in is a reply") {
    std::vector<TemplateValue> values;
    for (const auto& variable : template_variables) values.push_back({variable.value, "甲"});
    for (const auto& one : app::shipped_templates().templates) {
        CAPTURE(one.id);
        const Reply reply{.findings = {{Situation::UnfairEnforcement, Finding::DidNotHappen}},
                          .text = fill_in(one.text, values),
                          .basis = "道路交通安全法第八十七条"};
        CHECK(check_reply(reply, {{Situation::UnfairEnforcement}}, china_date(sample_now), newest_policy()));
    }
}

TEST_CASE("Of the sets that have begun the one with the highest number holds, and one that is to come waits") {
    StaffHouse house;
    const app::StaffMember handler{.id = 1, .officer = {}, .unit_id = "420114", .roles = {Role::Handler}};
    const auto number_on = [&](const char* when) {
        return app::read_reply_templates(house.store, handler, day(when)).value().number;
    };
    CHECK(number_on("2026-12-01") == 1);
    CHECK(number_on("2020-01-01") == 1); // There was none before it.
    CHECK(load(house.store, from("2026-12-01", "二")) == 2);
    CHECK(load(house.store, from("2026-12-10", "三")) == 3);
    CHECK(load(house.store, from("2026-12-10", "四")) == 4); // Of one day the later counts.
    CHECK(number_on("2026-11-30") == 1);
    CHECK(number_on("2026-12-01") == 2);
    CHECK(number_on("2026-12-09") == 2);
    CHECK(number_on("2026-12-10") == 4);
    const auto set = app::read_reply_templates(house.store, handler, day("2026-12-09")).value();
    CHECK(set == ReplyTemplateSet{2, day("2026-12-01"), {{.id = "a", .name = "甲", .text = "二"}}});
}

TEST_CASE("A set that cannot be offered is refused whole, and says which template is wrong and why") {
    StaffHouse house;
    auto two = Json::parse(file_with("好"));
    two["templates"].push_back({{"id", "b"}, {"name", "乙"}, {"text", "您好，{电话}"}});
    const auto with = [](const std::string& content) {
        return app::NewTemplates{content, day("2026-12-01"), "operator"};
    };
    CHECK(reason(house.store, with(two.dump())) == "template 2 (b): text: There is no variable {电话}.");
    CHECK(reason(house.store, with(file_with("{联系电话"))) ==
          "template 1 (a): text: A brace has no other one that closes or opens it.");
    CHECK_THAT(reason(house.store, with(file_with(std::string(100'000, 'x')))),
               ContainsSubstring("template 1 (a): text: These words are too long."));
    CHECK(reason(house.store, with("您好")) == "Line 1 is not valid JSON.");
    CHECK(reason(house.store, with(two.dump(1) + "\n}")) ==
          "Line " + std::to_string(2 + count_of(two.dump(1), "\n")) + " is not valid JSON.");
    CHECK_THAT(reason(house.store, with("{}")), ContainsSubstring("templates: "));
    CHECK(reason(house.store, with(file_with("好") + std::string(max_template_set_bytes, ' '))) == "more than 1 MB");
    two["templates"] = std::vector<Json>(201, two["templates"][0]);
    CHECK(reason(house.store, with(two.dump())) == "templates: At most 200 templates.");
    two["templates"] = std::vector<Json>(2, two["templates"][0]);
    CHECK(reason(house.store, with(two.dump())) == "template 2 (a): id: Another template has this id.");
    auto nobody = from("2026-12-01");
    nobody.who = "";
    CHECK(reason(house.store, nobody) == "who loads them is missing");
    nobody.who = "甲\x1B[31m";
    CHECK(reason(house.store, nobody) == "who contains a control character");
    CHECK(count_rows(house.store, "reply_template_set") == 0);
}

TEST_CASE("A set that would begin before the last one is refused, also before the one that comes with the program") {
    StaffHouse house;
    CHECK(reason(house.store, from("2023-05-18")) ==
          "set 1 begins on 2023-05-19, and this one on 2023-05-18, which is before it");
    CHECK(load(house.store, from("2026-12-10")) == 2);
    CHECK(reason(house.store, from("2026-12-09")) ==
          "set 2 begins on 2026-12-10, and this one on 2026-12-09, which is before it");
    CHECK(count_rows(house.store, "reply_template_set") == 1);
}

TEST_CASE("A stored set that somebody damaged is not offered in part") {
    StaffHouse house;
    load(house.store, from("2026-11-01"));
    house.store.write(
        [](store::Database& database) { database.prepare("UPDATE reply_template_set SET content = '{'").run(); });
    const app::StaffMember lead{.id = 1, .officer = {}, .unit_id = "420114", .roles = {Role::Lead}};
    CHECK_THROWS_WITH(app::read_reply_templates(house.store, lead, day("2026-11-20")),
                      ContainsSubstring("reply templates 2"));
}

TEST_CASE("The command loads what the list prints, on the day that is said, and lists what holds") {
    const CommandLine zhiping;
    const auto shipped = list(zhiping);
    REQUIRE(shipped.size() == 1);
    CHECK(shipped[0]["number"] == 1);
    CHECK(shipped[0]["in_force"] == true);
    CHECK(shipped[0]["loaded_at"].is_null());
    CHECK_FALSE(std::filesystem::exists(zhiping.file("data")));

    const auto next = zhiping.write("next.json", Json{{"templates", shipped[0]["templates"]}}.dump());
    const auto loaded = zhiping.run({"templates", "load", next, "--from", "2025-12-01", "--who", "法制科"});
    CHECK(loaded.output == "Loaded 10 templates as set 2, which begins on 2025-12-01\n");
    CHECK(loaded.exit_code == 0);
    const auto coming = zhiping.run({"templates", "load", asset("templates/replies.json"), "--from", "9000-01-01"});
    CHECK(coming.output == "Loaded 10 templates as set 3, which begins on 9000-01-01\n");
    const auto all = list(zhiping);
    REQUIRE(all.size() == 3);
    CHECK(all[1]["templates"] == shipped[0]["templates"]);
    CHECK(all[1]["who"] == "法制科");
    CHECK(all[2]["who"] == "operator");
    CHECK(all[1]["loaded_at"] > 1'700'000'000);
    const auto table = zhiping.run({"templates", "list"}).output;
    CHECK_THAT(table, ContainsSubstring("1       2023-05-19  replaced  10         shipped"));
    CHECK_THAT(table, ContainsSubstring("2       2025-12-01  in force  10         "));
    CHECK_THAT(table, ContainsSubstring("3       9000-01-01  to come   10         "));
}

TEST_CASE("A file that is refused is named in one line, and no folder is made for it") {
    const CommandLine zhiping;
    const auto refused = [&](const std::string& file, const std::string& from, const std::string& part) {
        const auto outcome = zhiping.run({"templates", "load", file, "--from", from});
        CAPTURE(file, from);
        CHECK(outcome.exit_code == 1);
        CHECK(outcome.output.empty());
        CHECK(count_of(outcome.problem, "\n") == 1);
        CHECK_THAT(outcome.problem, ContainsSubstring(part));
    };
    refused(zhiping.write("a.json", file_with("{单号}")), "2026-12-01",
            "a.json: template 1 (a): text: There is no variable {单号}.");
    refused(zhiping.write("b.json", "no"), "2026-12-01", "b.json: Line 1 is not valid JSON.");
    refused(zhiping.write("c.json", std::string(max_template_set_bytes + 1, ' ')), "2026-12-01",
            "c.json: more than 1 MB");
    refused(zhiping.write("d.json", file_with("好")), "2026-02-30", "--from '2026-02-30' is not a day");
    refused(zhiping.file("d.json"), "2023-05-18", "d.json: set 1 begins on 2023-05-19");
    refused("missing.json", "2026-12-01", "cannot read missing.json");
    CHECK(zhiping.run({"templates", "load", zhiping.file("d.json")}).exit_code == 2); // Without a day.
    CHECK_FALSE(std::filesystem::exists(zhiping.file("data")));
}

TEST_CASE("Who handles or approves cases is given the templates, of any unit, and nobody else") {
    UploadOffice station;
    for (const auto* unit_id : {"caidian", "wuhan", "hubei"})
        for (const auto role : {Role::Handler, Role::Lead}) {
            CAPTURE(unit_id, facts_of(roles, role).id);
            const auto answer = station.get(templates_path, station.enter({role}, unit_id));
            REQUIRE(answer->status == 200);
            CHECK(wire::decode_template_set(answer->body).value() == app::shipped_templates());
            CHECK(answer->get_header_value("Cache-Control") == "no-store");
        }
    for (const auto role :
         {Role::Auditor, Role::Supervisor, Role::Administrator, Role::Counter, Role::Codes, Role::Officer}) {
        CAPTURE(facts_of(roles, role).id);
        check_refusal(station.get(templates_path, station.enter({role}, "caidian")), 403, "forbidden", "");
    }
    check_refusal(station.get(templates_path, {}), 401, "unauthorized", "");
    CHECK(Json::parse(station.get(templates_path, station.handler)->body)["variables"].size() ==
          template_variables.size());
}

TEST_CASE("A server offers a set from its first day in China on") {
    UploadOffice station;
    auto& server = station.citizen.server;
    const auto number_at = [&](const char* time) {
        server.clock.pass(parse_china_time(time).value() - server.clock.now());
        return Json::parse(station.get(templates_path, station.enter({Role::Handler}, "caidian"))->body)["number"];
    };
    load(server.store, from("2026-11-21"));
    CHECK(number_at("2026-11-20 23:59") == 1);
    CHECK(number_at("2026-11-21 00:00") == 2);
}

TEST_CASE("A reply that was begun with a template is kept as a draft, and goes out only when nothing is left in it") {
    UploadOffice station;
    const auto draft_path = station.path + "/draft";
    const auto act = [&](const std::string& text, const std::string& language) {
        Json reply{{"findings",
                    {{{"situation", "impounded_without_cause"}, {"finding", "lawful"}},
                     {{"situation", "unfair_enforcement"}, {"finding", "did_not_happen"}}}},
                   {"text", text},
                   {"basis", "道路交通安全法第八十七条"}};
        const Json draft{{"text", text}};
        REQUIRE(station.citizen.server.client()
                    .Put(draft_path, station.handler, draft.dump(), "application/json")
                    ->status == 200);
        const Json body{{"action", "issue_reply"}, {"seen", station.seen()}, {"details", {{"reply", reply}}}};
        return station.citizen.server.client().Post(station.path + "/actions?lang=" + language, station.handler,
                                                    body.dump(), "application/json");
    };
    const auto& unfair = app::shipped_templates().templates[8];
    REQUIRE(unfair.id == "unfair_not_wrong");
    std::vector<TemplateValue> values;
    for (const auto& variable : template_variables)
        if (variable.value != TemplateVariable::Telephone) values.push_back({variable.value, "某"});
    const auto text = fill_in(unfair.text, values);
    for (const auto* language : {"zh-CN", "en"}) {
        const auto refused = act(text, language);
        check_refusal(refused, 400, "invalid", "text");
        CHECK(contains(Json::parse(refused->body)["error"]["message"].get<std::string>(), "{联系电话}"));
    }
    CHECK(act(fill_in(text, {{{TemplateVariable::Telephone, "{027}"}}}), "en")->status == 200);
}

namespace {

// How a page has them.
std::string markup(std::string_view text) { return http::escape(text).markup; }

} // namespace

TEST_CASE("The page of a case has what is said of a reply, word by word and in that order") {
    CasePage page;
    auto& server = page.desk.server;
    const auto sealed = page.desk.seal("%PDF-1.7\nanswer");
    auto reply = CitizenDesk::reply_with(sealed.hash);
    reply.text = "第一行 <b>不是标签</b>\n第二行，现将核查结果答复如下，特此告知。";
    reply.measures = {{MeasureKind::Apologised},
                      {MeasureKind::Repaid, china_date(server.clock.now()) + std::chrono::days{9}}};
    page.desk.does(CitizenDesk::handler, Take);
    page.desk.does(CitizenDesk::handler, HandIn, {.reply = reply}, {sealed});
    page.desk.does(CitizenDesk::lead, Approve);
    REQUIRE(page.fill_in("open_reply")->status == 303);

    const CitizenAttachment attachment{sealed.hash, AttachmentFormat::Pdf, sealed.bytes, "意见书.pdf"};
    const CodeFacts subject{.code = Code::parse(server.document_code).value(),
                            .module = Module::LawEnforcement,
                            .unit = {},
                            .document_type = "违法停车告知单"};
    const auto issued = as_issued(reply, "caidian", server.clock.now(), {{attachment}});
    for (const auto language : {Language::Chinese, Language::English}) {
        const auto shown = page.shown(language == Language::Chinese ? "&lang=zh-CN" : "&lang=en");
        const auto* unit = language == Language::Chinese ? "蔡甸大队" : "Caidian Brigade";
        auto place = shown.find("<article class=\"card reply\">");
        for (const auto& [part, label, text] :
             reply_words(issued, {unit, subject, newest_catalogue().of(Module::LawEnforcement)}, language)) {
            CAPTURE(label, text);
            if (!label.empty()) place = shown.find(">" + markup(label) + "<", place);
            REQUIRE(place != shown.npos);
            place = shown.find(">" + markup(text) + "<", place);
            REQUIRE(place != shown.npos);
        }
        CHECK(place < shown.find("</article>"));
    }
}
