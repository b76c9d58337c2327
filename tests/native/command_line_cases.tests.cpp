#include "tests/support/backups.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/evaluated.hpp"
#include "tests/support/flip_bit.hpp"
#include "tests/support/json.hpp"
#include "tests/support/sample_store.hpp"

#include "native/sealing/content_hash.hpp"
#include "shared/cases/reply.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

// A data folder with one case.
struct Desk {
    CommandLine zhiping;
    std::optional<Code> code;
    std::string receipt;

    Desk() {
        std::filesystem::create_directory(zhiping.file("data"));
        store::Store store{zhiping.file("data/zhiping.db")};
        code = fill_with_samples(store);
        receipt = submit(store, sample_submission(*code)).value().number.text();
    }

    // Another person's evaluation of the same document.
    std::string evaluate(std::uint64_t number) const {
        store::Store store{zhiping.file("data/zhiping.db")};
        return submit(store, sample_submission(*code, number), sample_token<Secret>(number)).value().number.text();
    }

    CommandLine::Outcome act(const std::string& action, const std::vector<std::string>& more) const {
        std::vector<std::string> words{"cases", "act", receipt, action};
        words.insert(words.end(), more.begin(), more.end());
        return zhiping.run(words);
    }

    Json json(std::vector<std::string> words) const {
        words.insert(words.end(), {"--format", "json"});
        const auto outcome = zhiping.run(words);
        CHECK(outcome.problem.empty());
        return Json::parse(outcome.output);
    }

    // Of the cases that are listed with these.
    std::vector<std::string> listed(std::vector<std::string> more) const {
        more.insert(more.begin(), {"cases", "list"});
        std::vector<std::string> receipts;
        for (const auto& each : json(more)) receipts.push_back(each["receipt"]);
        return receipts;
    }

    CommandLine::Outcome act_as_handler(const std::string& action, std::vector<std::string> more = {}) const {
        more.insert(more.end(), {"--as", "handler", "--unit", "420114", "--name", "承办甲", "--badge", "1001"});
        return act(action, more);
    }

    void check_refused(const CommandLine::Outcome& outcome, const std::string& part) const {
        check_one_line(outcome, part);
        CHECK_THAT(zhiping.run({"cases", "show", receipt}).output, !ContainsSubstring("\n2 "));
    }
};

constexpr auto reply = R"({"findings": [{"situation": "unfair_enforcement", "finding": "did_not_happen"},
    {"situation": "impounded_without_cause", "finding": "lawful"}],
    "text": "经查看执法记录仪，情况与您说的不一致，现将核查结果答复如下。", "basis": "道路交通安全法第八十七条"})";

} // namespace

TEST_CASE("A case is listed, shown, handled and answered by commands") {
    const Desk desk;
    const auto listed = desk.zhiping.run({"cases", "list"});
    CHECK(listed.exit_code == 0);
    CHECK_THAT(listed.output, ContainsSubstring(desk.receipt) && ContainsSubstring("handling") &&
                                  ContainsSubstring("420114") && ContainsSubstring("2026-11-25"));
    CHECK_THAT(desk.zhiping.run({"cases", "list", "--unit", "420100"}).output, !ContainsSubstring(desk.receipt));
    CHECK_THAT(desk.zhiping.run({"cases", "list", "--status", "closed"}).output, !ContainsSubstring(desk.receipt));

    CHECK(desk.act_as_handler("take").exit_code == 0);
    CHECK(desk.act_as_handler("record_contact", {"--with", "contact=first", "--with", "happened_at=2026-11-20 16:10",
                                                 "--words", "已致电说明"})
              .exit_code == 0);
    const auto file = desk.zhiping.write("reply.json", reply);
    const auto issued = desk.act_as_handler("issue_reply", {"--reply", file.string()});
    CHECK(issued.problem.empty());
    CHECK_THAT(issued.output,
               ContainsSubstring("answered") && ContainsSubstring("citizen: ") && ContainsSubstring("reject"));
    const auto shown = desk.zhiping.run({"cases", "show", desk.receipt}).output;
    CHECK_THAT(shown, ContainsSubstring("not_substantiated") && ContainsSubstring("执法记录仪") &&
                          ContainsSubstring("承办甲 (1001), handler of 420114") && ContainsSubstring("已致电说明"));
    CHECK(desk.act("accept", {"--as", "citizen"}).exit_code == 0);
    CHECK_THAT(desk.zhiping.run({"cases", "list"}).output, ContainsSubstring("closed, satisfied"));
}

TEST_CASE("Whoever acts on a reply is told in how many other cases it was used") {
    Desk desk;
    const auto file = desk.zhiping.write("reply.json", reply).string();
    const auto handed_in = [&] {
        CHECK(desk.act_as_handler("take").exit_code == 0);
        return desk.act_as_handler("hand_in", {"--reply", file}).output;
    };
    CHECK_THAT(handed_in(), !ContainsSubstring("same reply"));
    desk.receipt = desk.evaluate(2);
    CHECK_THAT(handed_in(), ContainsSubstring("same reply") && ContainsSubstring("used in 1 other cases"));
    const auto approved =
        desk.act("approve", {"--as", "lead", "--unit", "420114", "--name", "负责人", "--badge", "1003"});
    CHECK_THAT(approved.output, ContainsSubstring("used in 1 other cases"));
}

TEST_CASE("Files are attached to a reply, shown, given out, verified, backed up and restored") {
    const Desk desk;
    const auto& zhiping = desk.zhiping;
    REQUIRE(zhiping.run({"keys", "init"}).exit_code == 0);
    CHECK(desk.act_as_handler("take").exit_code == 0);
    const auto file = zhiping.write("reply.json", reply).string();
    const auto pdf = "%PDF-1.7\n" + std::string(200'000, 'x');
    const auto handed_in =
        desk.act_as_handler("hand_in", {"--reply", file, "--attach", zhiping.write("意见书.pdf", pdf).string(),
                                        "--attach", zhiping.write("photo.bin", "\xFF\xD8\xFF\xE0 a photo").string()});
    CHECK(handed_in.problem.empty());
    const auto shown = zhiping.run({"cases", "show", desk.receipt}).output;
    CHECK_THAT(shown, ContainsSubstring("photo.bin"));
    const auto hash = to_digits(sealing::sha256_of(pdf));
    CHECK_THAT(shown, ContainsSubstring(hash + " 意见书.pdf"));

    const auto given = zhiping.run({"cases", "attachment", desk.receipt, hash, "--out", "out.pdf"});
    CHECK_THAT(given.output, ContainsSubstring("Wrote 意见书.pdf (application/pdf, 200009 bytes) to out.pdf"));
    CHECK(content_of(zhiping.file("out.pdf")) == pdf);
    CHECK_THAT(zhiping.run({"verify"}).output, ContainsSubstring("2 files"));
    const auto backup = backup_in(zhiping);
    check_whole(zhiping, backup);
    CHECK_THAT(zhiping.run({"verify", "--data", "restored", "--keys", "data/zhiping.keys"}).output,
               ContainsSubstring("2 files"));
    for (const auto& each : std::filesystem::directory_iterator{zhiping.file("data/evidence")})
        flip_bit(each.path(), 30);
    CHECK_THAT(zhiping.run({"verify"}).output, ContainsSubstring("WRONG attachment 1 of event 3 of " + desk.receipt));
    check_one_line(zhiping.run({"cases", "attachment", desk.receipt, hash, "--out", "damaged.pdf"}),
                   "is not what was written there");
    CHECK_FALSE(std::filesystem::exists(zhiping.file("damaged.pdf")));
}

TEST_CASE("What cannot be attached or given out is refused in one line, and nothing is changed") {
    const Desk desk;
    const auto& zhiping = desk.zhiping;
    const auto file = zhiping.write("reply.json", reply).string();
    const auto pdf = zhiping.write("a.pdf", "%PDF-1.7").string();
    const auto hand_in = [&](std::vector<std::string> more) { return desk.act_as_handler("hand_in", std::move(more)); };
    check_one_line(hand_in({"--reply", file, "--attach", pdf}), "there is no file of keys");
    REQUIRE(zhiping.run({"keys", "init"}).exit_code == 0);
    REQUIRE(desk.act_as_handler("take").exit_code == 0);
    check_one_line(hand_in({"--attach", pdf}), "--attach needs --reply");
    check_one_line(hand_in({"--reply", file, "--attach", "missing.pdf"}), "cannot read missing.pdf");
    check_one_line(hand_in({"--reply", file, "--attach", "data"}), "data");
    check_one_line(hand_in({"--reply", file, "--attach", zhiping.write("b.pdf", "GIF89a").string()}), "Only PDF");
    check_one_line(hand_in({"--reply", file, "--attach", zhiping.write("c.pdf", "").string()}), "empty");
    const auto large = zhiping.write("d.pdf", "%PDF-1.7");
    std::filesystem::resize_file(large, max_attachment_bytes + 1);
    check_one_line(hand_in({"--reply", file, "--attach", large.string()}), "at most 20 MB");
    check_one_line(hand_in({"--reply", file, "--attach", pdf, "--attach", pdf}), "added twice");
    std::vector<std::string> ten{"--reply", file};
    for (int count = 0; count < 10; ++count) ten.insert(ten.end(), {"--attach", pdf});
    check_one_line(hand_in(ten), "At most 9");
    auto listing = std::string{reply};
    listing.insert(1, R"("attachments": [")" + std::string(64, '0') + "\"], ");
    const auto listed = zhiping.write("listing.json", listing).string();
    check_one_line(hand_in({"--reply", listed}), "attachments: ");
    check_one_line(hand_in({"--reply", listed, "--attach", pdf}), "attachments: ");
    CHECK_THAT(zhiping.run({"cases", "show", desk.receipt}).output, !ContainsSubstring("\n3 "));

    const auto give_out = [&](const std::string& receipt, const std::string& hash, const std::string& out) {
        return zhiping.run({"cases", "attachment", receipt, hash, "--out", out});
    };
    const auto hash = to_digits(sealing::sha256_of("%PDF-1.7"));
    check_one_line(give_out(desk.receipt, hash, "out"), "no such attachment");
    check_one_line(give_out("ZP", hash, "out"), "not a receipt number");
    check_one_line(give_out(desk.receipt, "abc", "out"), "not a hash");
    REQUIRE(hand_in({"--reply", file, "--attach", pdf}).exit_code == 0);
    check_one_line(give_out(desk.receipt, hash, "nowhere/out"), "cannot write nowhere/out");
    CHECK(zhiping.run({"verify"}).exit_code == 0);
}

TEST_CASE("What may not be done is refused in one line, and nothing is changed") {
    const Desk desk;
    desk.check_refused(desk.act("accept", {"--as", "citizen"}), "cannot be done now");
    desk.check_refused(desk.act("take", {"--as", "handler", "--unit", "420114"}), "actor: ");
    desk.check_refused(desk.act("take", {"--as", "handler", "--unit", "420100", "--name", "甲"}), "actor: ");
    desk.check_refused(desk.act("take", {"--as", "handler", "--unit", "420100", "--name", "甲", "--badge", "2001"}),
                       "not for you");
    desk.check_refused(desk.act_as_handler("fly"), "there is no action 'fly'");
    desk.check_refused(desk.act_as_handler("remind"), "");
    desk.check_refused(desk.act_as_handler("take", {"--seen", "7"}), "since you read it");
    desk.check_refused(desk.act_as_handler("take", {"--with", "wings=two"}), "there is nothing called 'wings'");
    desk.check_refused(desk.act_as_handler("take", {"--with", "event=x"}), "event 'x' is not a number");
    desk.check_refused(desk.act_as_handler("take", {"--words", "话"}), "words: ");
    desk.check_refused(desk.act_as_handler("issue_reply", {"--reply", desk.zhiping.write("bad.json", "{").string()}),
                       "bad.json");
    desk.check_refused(desk.zhiping.run({"cases", "show", "ZP"}), "not a receipt number");
    CHECK(desk.zhiping.run({"cases", "act", desk.receipt, "take", "--as", "clock"}).exit_code == 2);
}

TEST_CASE("A reply that is empty, has 100 kB, or finds what was not ticked is refused in one line, like early dates") {
    const Desk desk;
    REQUIRE(desk.act_as_handler("take").exit_code == 0);
    const auto issue = [&](const std::string& content) {
        return desk.act_as_handler("issue_reply", {"--reply", desk.zhiping.write("reply.json", content).string()});
    };
    const auto with = [](const std::string& before, const std::string& after) {
        std::string changed = reply;
        return changed.replace(changed.find(before), before.size(), after);
    };
    check_one_line(issue("{}"), "findings: ");
    check_one_line(issue(""), "reply.json: ");
    check_one_line(issue(with("经查看", std::string(100'000, 'x'))), "text: ");
    check_one_line(issue(with("unfair_enforcement", "uncivil_language")), "findings: ");
    for (const auto* early : {"2026-11-20 15:39", "1999-01-01 00:00"})
        check_one_line(
            desk.act_as_handler("record_contact", {"--with", "contact=first", "--with",
                                                   std::string{"happened_at="} + early, "--words", "已致电"}),
            "happened_at: ");
    CHECK_THAT(desk.zhiping.run({"cases", "show", desk.receipt}).output, !ContainsSubstring("\n3 "));
}

TEST_CASE("Cases are listed that are late on a day, and those of a level") {
    const Desk desk;
    const std::vector<std::string> found{desk.receipt}, none;
    CHECK(desk.listed({"--mark", "overdue", "--at", "2026-11-25 23:59"}) == none);
    CHECK(desk.listed({"--mark", "overdue", "--at", "2026-11-26 00:00"}) == found);
    CHECK(desk.listed({"--level", "brigade"}) == found);
    CHECK(desk.listed({"--level", "bureau"}) == none);
    CHECK(desk.listed({"--level", "brigade", "--mark", "overdue", "--at", "2026-11-26 00:00", "--status",
                       "handling"}) == found);
    CHECK(desk.zhiping.run({"cases", "list", "--level", "village"}).exit_code == 2);
}

TEST_CASE("Cases are listed with a report of pressure, with a reply that nobody approved, and with no other mark") {
    const Desk desk;
    const std::vector<std::string> found{desk.receipt}, none;
    for (const auto* mark : {"pressure", "unapproved", "sample"}) CHECK(desk.listed({"--mark", mark}) == none);
    REQUIRE(desk.act("report_pressure", {"--as", "citizen", "--words", "有人让我撤回"}).exit_code == 0);
    CHECK(desk.listed({"--mark", "pressure"}) == found);
    REQUIRE(desk.act_as_handler("take").exit_code == 0);
    REQUIRE(
        desk.act_as_handler("issue_reply", {"--reply", desk.zhiping.write("reply.json", reply).string()}).exit_code ==
        0);
    CHECK(desk.listed({"--mark", "unapproved"}) == found);
    CHECK(desk.listed({"--mark", "sample"}) == none);
    CHECK_THAT(desk.zhiping.run({"cases", "list"}).output, ContainsSubstring("unapproved, pressure"));
    check_one_line(desk.zhiping.run({"cases", "list", "--unit", "999999"}), "unit: There is no such unit");
}

TEST_CASE("A case that is answered is not late, however late it is asked") {
    const Desk desk;
    REQUIRE(desk.act_as_handler("take", {"--at", "2026-11-20 16:00"}).exit_code == 0);
    const auto file = desk.zhiping.write("reply.json", reply).string();
    REQUIRE(desk.act_as_handler("issue_reply", {"--reply", file, "--at", "2026-11-23 10:00"}).exit_code == 0);
    CHECK(desk.listed({"--mark", "overdue", "--at", "2027-01-01 00:00"}).empty());
}

TEST_CASE("Cases are listed and shown as JSON, with what the table has") {
    const Desk desk;
    const auto listed = desk.json({"cases", "list", "--at", "2026-11-25 23:59"}).at(0);
    CHECK(listed == Json{{"receipt", desk.receipt},
                         {"received_at", sample_now.time_since_epoch().count()},
                         {"status", "handling"},
                         {"closing", nullptr},
                         {"unit", "420114"},
                         {"round", 1},
                         {"due", "2026-11-25"},
                         {"marks", Json::array({"due_soon"})}});
    REQUIRE(desk.act_as_handler("take", {"--at", "2026-11-20 16:00"}).exit_code == 0);
    const auto file = desk.zhiping.write("reply.json", reply).string();
    REQUIRE(desk.act_as_handler("issue_reply", {"--reply", file, "--at", "2026-11-23 10:00"}).exit_code == 0);
    const auto shown = desk.json({"cases", "show", desk.receipt});
    CHECK(shown["status"] == "answered");
    CHECK(shown["handler"] == Json{{"name", "承办甲"}, {"badge", "1001"}});
    CHECK(shown["clocks"][0]["due"] == "2026-11-25");
    CHECK(shown["reply"]["finding"] == "not_substantiated");
    REQUIRE(shown["events"].size() == 3);
    CHECK(shown["events"][1]["action"] == "take");
    CHECK(shown["events"][1]["at"] == parse_china_time("2026-11-20 16:00")->time_since_epoch().count());
    CHECK(shown["events"][1]["actor"] ==
          Json{{"role", "handler"}, {"unit", "420114"}, {"name", "承办甲"}, {"badge", "1001"}});
    CHECK(shown["events"][2]["details"]["reply"]["basis"] == "道路交通安全法第八十七条");
}

TEST_CASE("A case is shown to a reader with what that reader may see and do") {
    const Desk desk;
    REQUIRE(desk.act_as_handler("take").exit_code == 0);
    REQUIRE(desk.act("report_pressure", {"--as", "citizen", "--words", "有人让我撤回"}).exit_code == 0);
    REQUIRE(desk.act_as_handler("say_recordings", {"--with", "recordings=secured"}).exit_code == 0);
    const auto shown_to = [&](std::vector<std::string> reader) {
        reader.insert(reader.begin(), {"cases", "show", desk.receipt});
        return desk.zhiping.run(reader).output;
    };
    const auto to_citizen = shown_to({"--as", "citizen"});
    CHECK_THAT(to_citizen, ContainsSubstring("有人让我撤回") && ContainsSubstring("withdraw"));
    CHECK_THAT(to_citizen, !ContainsSubstring("承办甲") && !ContainsSubstring("hand_in"));
    const auto to_handler = shown_to({"--as", "handler", "--unit", "420114", "--name", "承办甲", "--badge", "1001"});
    CHECK_THAT(to_handler, ContainsSubstring("承办甲") && ContainsSubstring("hand_in"));
    CHECK_THAT(to_handler, !ContainsSubstring("有人让我撤回") && !ContainsSubstring("urge"));
    CHECK_THAT(to_handler, ContainsSubstring("\n3 ") && !ContainsSubstring("\n4 ")); // No gap tells of the report.
    CHECK_THAT(shown_to({"--as", "lead", "--unit", "420000", "--name", "总队负责人", "--badge", "3002"}),
               ContainsSubstring("有人让我撤回") && ContainsSubstring("urge"));
    const auto as_citizen = desk.json({"cases", "show", desk.receipt, "--as", "citizen"});
    CHECK(as_citizen["handler"].is_null());
    for (const auto* name : {"承办甲", "1001", "officers\":[{"})
        CHECK_THAT(as_citizen.dump(), !ContainsSubstring(name));
}

TEST_CASE("Whoever has seen all that they may see acts, whatever else was said, and who has not is told") {
    const Desk desk;
    REQUIRE(desk.act_as_handler("take").exit_code == 0);
    REQUIRE(desk.act("report_pressure", {"--as", "citizen", "--words", "有人让我撤回"}).exit_code == 0);
    const auto having_seen = [&](const std::string& number) {
        return desk.act_as_handler("say_recordings", {"--with", "recordings=secured", "--seen", number});
    };
    for (const auto* number : {"1", "3"}) check_one_line(having_seen(number), "More has happened");
    CHECK(having_seen("2").exit_code == 0);
    check_one_line(having_seen("2"), "More has happened");
}

TEST_CASE("A contact that is disputed is named as each reader counts") {
    const Desk desk;
    REQUIRE(desk.act("report_pressure", {"--as", "citizen", "--words", "有人让我撤回"}).exit_code == 0);
    REQUIRE(desk.act_as_handler("take").exit_code == 0);
    REQUIRE(desk.act_as_handler("record_contact", {"--with", "contact=first", "--words", "已致电", "--with",
                                                   "happened_at=2026-11-20 16:00"})
                .exit_code == 0);
    REQUIRE(desk.act("dispute_contact", {"--as", "citizen", "--with", "event=4"}).exit_code == 0);
    const auto disputed = [&](const std::vector<std::string>& reader) {
        std::vector<std::string> words{"cases", "show", desk.receipt};
        words.insert(words.end(), reader.begin(), reader.end());
        const auto events = desk.json(words)["events"];
        return std::pair{events.back()["number"], events.back()["details"]["event"]};
    };
    CHECK(disputed({"--as", "citizen"}) == std::pair<Json, Json>{5, 4});
    CHECK(disputed({"--as", "handler", "--unit", "420114", "--name", "承办甲", "--badge", "1001"}) ==
          std::pair<Json, Json>{4, 3});
}

TEST_CASE("A case whose event, last event or opening is missing is named as damaged") {
    const Desk desk;
    REQUIRE(desk.act_as_handler("take").exit_code == 0);
    REQUIRE(desk.act_as_handler("say_recordings", {"--with", "recordings=secured"}).exit_code == 0);
    using Damage = std::pair<const char*, const char*>;
    const auto [sql, problem] = GENERATE(
        Damage{"DELETE FROM case_event WHERE number = 1", "event 1 of the case is missing"},
        Damage{"DELETE FROM case_event WHERE number = 2", "event 2 of the case is missing"},
        Damage{"DELETE FROM case_event WHERE number = 3", "the last event of the case is missing"},
        Damage{"UPDATE case_event SET action = 'open_reply' WHERE number = 2", "event 2 of the case says too little"},
        Damage{"DELETE FROM case_event", "the case has no opening"});
    store::Store{desk.zhiping.file("data/zhiping.db")}.write([&](store::Database& database) { database.execute(sql); });
    check_one_line(desk.zhiping.run({"cases", "show", desk.receipt}), problem);
    check_one_line(desk.act_as_handler("take"), problem);
}

TEST_CASE("A case is not shown to staff whom it does not concern, nor to staff without a name") {
    const Desk desk;
    const auto refused = [&](const std::string& unit_id, const std::string& name) {
        return desk.zhiping.run({"cases", "show", desk.receipt, "--as", "lead", "--unit", unit_id, "--name", name});
    };
    check_one_line(refused("420115", "江夏甲"), "There is no such case");
    check_one_line(refused("420114", ""), "actor: ");
    CHECK(desk.zhiping.run({"cases", "show", desk.receipt, "--as", "clock"}).exit_code == 2);
}

TEST_CASE("A moved time is stored as the event's, and one before the last event is refused") {
    const Desk desk;
    desk.check_refused(desk.act_as_handler("take", {"--at", "2026-11-20 15:39"}),
                       "--at 2026-11-20 15:39 is before the last event of the case, which was at 2026-11-20 15:40");
    desk.check_refused(desk.act_as_handler("take", {"--at", "tomorrow"}), "--at 'tomorrow' is not like");
    REQUIRE(desk.act_as_handler("take", {"--at", "2026-11-22 10:00"}).exit_code == 0);
    CHECK_THAT(desk.zhiping.run({"cases", "show", desk.receipt}).output,
               ContainsSubstring("\n2      2026-11-22 10:00"));
}

TEST_CASE("The help of --at says that it is for demonstrations, and what becomes of it") {
    const CommandLine zhiping;
    CHECK_THAT(zhiping.run({"cases", "act", "--help"}).output,
               ContainsSubstring("for demonstrations") && ContainsSubstring("stored as the time of the event"));
    CHECK_THAT(zhiping.run({"jobs", "run", "--help"}).output,
               ContainsSubstring("for demonstrations") && ContainsSubstring("stored with that time"));
}

TEST_CASE("The job of the clocks runs at a moved time, and no other job does") {
    const Desk desk;
    REQUIRE(desk.zhiping.run({"keys", "init"}).exit_code == 0);
    const auto run = desk.zhiping.run({"jobs", "run", "clocks", "--at", "2026-11-26 00:30"});
    CHECK(run.output == "clocks: did what was due in 1 places\n");
    CHECK_THAT(desk.zhiping.run({"cases", "show", desk.receipt}).output,
               ContainsSubstring("2026-11-26 00:30  clock  become_overdue"));
    check_one_line(desk.zhiping.run({"jobs", "run", "sweeping", "--at", "2026-11-26 00:30"}), "--at is for the job");
}
