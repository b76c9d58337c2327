#include "native/app/sealed_person.hpp"
#include "native/outside/clock.hpp"
#include "native/store/cases.hpp"
#include "native/store/notices.hpp"
#include "tests/support/https_receiver.hpp"
#include "tests/support/json.hpp"
#include "tests/support/sample_evidence.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/served.hpp"

#include <catch_amalgamated.hpp>

#include <set>

// The real program and its notices: settings that are refused, sending, being killed, and what the operator is shown.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr auto some_phone = "13512345670";

// A folder with notices that wait, and a webhook to hand them to.
class WaitingNotices {
public:
    // At most as many to each person as a day allows.
    WaitingNotices(int persons, std::vector<Scripted> answers) : receiver(std::move(answers)) {
        std::filesystem::create_directory(folder());
        const auto keys = sample_keys();
        keys.save(folder() / "zhiping.keys");
        store::Store store{folder() / "zhiping.db"};
        auto submission = sample_submission(fill_with_samples(store));
        submission.evaluation.satisfaction = Satisfaction::Satisfied;
        submission.evaluation.situations.clear();
        const auto receipt = submit(store, submission).value().number;
        store.write([&](store::Database& database) {
            for (int index = 0; index < persons; ++index)
                insert(database, keys, receipt, std::to_string(13512345670 + index));
        });
        zhiping.write("zhiping.toml", "message-gateway = \"webhook\"\nwebhook-secret = \"the secret of the test\"\n"
                                      "public-url = \"https://pingjia.example.cn\"\nwebhook-url = \"" +
                                          to_url(receiver.origin()) + "/notices\"\nwebhook-certificates = \"" +
                                          receiver.certificates().string() + "\"\n");
    }

    CommandLine::Outcome run_job() const { return zhiping.run({"jobs", "run", "notices", "--config", "zhiping.toml"}); }

    // How often it is done by now.
    std::set<std::string> ids_received() const {
        std::set<std::string> ids;
        for (const auto& request : receiver.asked()) ids.insert(request.get_header_value("Idempotency-Key"));
        return ids;
    }

    // As if two minutes had passed since.
    void let_leases_run_out() const {
        store::Store store{folder() / "zhiping.db"};
        store.write([](store::Database& database) {
            database.execute("UPDATE notice SET lease_until = 1 WHERE lease_until IS NOT NULL");
            database.execute("UPDATE job SET lease_until = 1 WHERE lease_until IS NOT NULL");
        });
    }

    std::int64_t count(const std::string& where) const {
        store::Store store{folder() / "zhiping.db"};
        return count_rows(store, "notice WHERE " + where);
    }

    CommandLine zhiping;
    Receiver receiver;

private:
    std::filesystem::path folder() const { return zhiping.file("data"); }

    static void insert(store::Database& database, const sealing::KeyRing& keys, const ReceiptNumber& receipt,
                       const std::string& phone) {
        const auto person_id =
            app::find_or_insert_person(database, keys.person_key()->key, PhoneNumber::parse(phone).value(), sample_now);
        for (int count = 0; count < max_notices_of_day; ++count)
            store::insert_notice(database, {.message_id = chance.bytes<16>(),
                                            .kind = NoticeKind::Question,
                                            .evaluation_id = store::find_case_key(database, receipt)->evaluation_id,
                                            .person_id = person_id,
                                            .made = outside::SystemClock{}.now() - 1min});
    }
};

} // namespace

TEST_CASE("A job sends what waits, and nothing of a person is shown") {
    const WaitingNotices waiting{2, {{200}}};
    const auto run = waiting.run_job();
    CHECK(run.exit_code == 0);
    CHECK(run.output == "notices: sent 10 notices\n");
    CHECK(waiting.ids_received().size() == 10);
    CHECK(waiting.run_job().output == "notices: there was nothing to do\n");
    const auto list = waiting.zhiping.run({"notices", "list"});
    CHECK(list.exit_code == 0);
    CHECK_THAT(list.output, Catch::Matchers::Matches("state +channel +notices +oldest\nsent +sms +10 +.*\n"));
}

TEST_CASE("A server sends what waits by itself, says why it cannot, and neither log nor list has a number") {
    const WaitingNotices waiting{1, {{503}}};
    Served served{waiting.zhiping, {"--config", "zhiping.toml"}};
    REQUIRE(served.port != 0);
    httplib::Client client{"127.0.0.1", served.port};
    CHECK(Json::parse(client.Get("/healthz")->body) ==
          Json{{"status", "ok"}, {"wechat", "off"}, {"sms", "on"}, {"staff_webhook", "off"}});
    CHECK(eventually([&] { return waiting.ids_received().size() == 5; }));
    CHECK(served.stop(SIGTERM) == 0);
    const auto log = content_of(waiting.zhiping.file("log"));
    CHECK_THAT(log, ContainsSubstring("notices: ") && ContainsSubstring("status 503"));
    CHECK_THAT(log, !ContainsSubstring(some_phone) && !ContainsSubstring("ZP-2026"));
    const auto list = waiting.zhiping.run({"notices", "list", "--format", "json"});
    const auto listed = Json::parse(list.output);
    REQUIRE(listed["troubles"].size() >= 1);
    CHECK(listed["troubles"][0]["problem"] == "was answered with status 503");
    CHECK_THAT(list.output, !ContainsSubstring(some_phone) && !ContainsSubstring("ZP-2026"));
}

TEST_CASE("A program that is killed while it sends loses nothing, and repeats with the same id what may have arrived") {
    const WaitingNotices waiting{40, {{200}}};
    for (const std::size_t enough : {15, 70, 140}) {
        const auto process =
            waiting.zhiping.start({"jobs", "run", "notices", "--config", "zhiping.toml"}, "output", "problem");
        CHECK(eventually([&] { return waiting.ids_received().size() >= enough; }));
        process.send(SIGKILL);
        process.wait();
        waiting.let_leases_run_out();
    }
    CHECK(waiting.run_job().exit_code == 0);
    CHECK(waiting.ids_received().size() == 200);
    CHECK(waiting.count("state = 'sent'") == 200);
    CHECK(waiting.receiver.asked().size() <= 200 + 3 * 8); // What was on its way each time.
}

TEST_CASE("Settings of notices that cannot be are refused with what is wrong, and nothing of a secret") {
    const CommandLine zhiping;
    const auto open = zhiping.write("open", "the-secret-itself\n");
    const auto two = zhiping.write("two", "the-secret itself\n");
    std::filesystem::permissions(open, std::filesystem::perms{0644});
    std::filesystem::permissions(two, std::filesystem::perms{0600});
    const std::string good_url = "https://wecom.example.cn/notices";
    for (const auto& [settings, words] : std::vector<std::pair<CommandLine::Environment, std::string>>{
             {{{"ZHIPING_STAFF_WEBHOOK_URL", good_url}}, "staff-webhook-url needs staff-webhook-secret too"},
             {{{"ZHIPING_STAFF_WEBHOOK_SECRET", "the-secret"}}, "staff-webhook-secret needs staff-webhook-url too"},
             {{{"ZHIPING_STAFF_WEBHOOK_SECRET", "the-secret"}, {"ZHIPING_STAFF_WEBHOOK_URL", "http://a.example/"}},
              "staff-webhook-url must be https://"},
             {{{"ZHIPING_WECHAT_APP_ID", "wx1"}}, "wechat-app-id needs wechat-secret-file too"},
             {{{"ZHIPING_WECHAT_SECRET_FILE", "two"}}, "wechat-secret-file needs wechat-app-id too"},
             {{{"ZHIPING_WECHAT_APP_ID", "wx1"}, {"ZHIPING_WECHAT_SECRET_FILE", "none"}}, "none"},
             {{{"ZHIPING_WECHAT_APP_ID", "wx1"}, {"ZHIPING_WECHAT_SECRET_FILE", "open"}}, "chmod 600 open"},
             {{{"ZHIPING_WECHAT_APP_ID", "wx1"}, {"ZHIPING_WECHAT_SECRET_FILE", "two"}}, "the secret alone"},
             {{{"ZHIPING_WECHAT_APP_ID", "wx1"},
               {"ZHIPING_WECHAT_SECRET_FILE", "two"},
               {"ZHIPING_WECHAT_URL", "http://api.weixin.qq.com"}},
              "wechat-url must be https://"},
             {{{"ZHIPING_WECHAT_TEMPLATE_REPLY", "T thing1"}}, "wechat-template-reply must be like"},
             {{{"ZHIPING_WECHAT_TEMPLATE_PROGRESS", "T name=thing1"}}, "wechat-template-progress must be like"}}) {
        const auto outcome = zhiping.run({"serve", "--listen", "127.0.0.1:0"}, settings);
        CAPTURE(words);
        CHECK(outcome.exit_code == 1);
        CHECK_THAT(outcome.problem, ContainsSubstring(words) && !ContainsSubstring("the-secret"));
    }
}

TEST_CASE("Who looks at the settings is told which channels of notices are on") {
    const CommandLine zhiping;
    CHECK_THAT(zhiping.run({"config", "show"}).output,
               ContainsSubstring("\nwechat: off\nsms: off\nstaff webhook: off\n"));
    CHECK_THAT(zhiping
                   .run({"config", "show"}, {{"ZHIPING_WECHAT_APP_ID", "wx1"},
                                             {"ZHIPING_WECHAT_SECRET_FILE", "secret"},
                                             {"ZHIPING_MESSAGE_GATEWAY", "webhook"},
                                             {"ZHIPING_STAFF_WEBHOOK_URL", "https://wecom.example.cn/"}})
                   .output,
               ContainsSubstring("\nwechat: on\nsms: on\nstaff webhook: on\n"));
    const CommandLine::Environment aliyun{{"ZHIPING_MESSAGE_GATEWAY", "aliyun"}};
    CHECK_THAT(zhiping.run({"config", "show"}, aliyun).output, ContainsSubstring("\nsms: off\n"));
    CHECK_THAT(zhiping.run({"config", "show", "--aliyun-notice-template-reply", "SMS_1"}, aliyun).output,
               ContainsSubstring("\nsms: on\n"));
}
