#include "native/app/claim_notice.hpp"
#include "tests/support/notice_house.hpp"

#include <catch_amalgamated.hpp>

#include <set>
#include <thread>

// How notices to persons go out: by which channel, when, how often, and what comes of it.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using messages::NoticeOutcome;

namespace {

// A program that was killed while it handed one over.
void hand_over_and_die(NoticeHouse& house) {
    const auto claimed = house.store.write(
        [&](store::Database& database) { return app::claim_due_notice(database, house.means, "the dead"); });
    REQUIRE(claimed);
    REQUIRE(claimed->task);
}

} // namespace

TEST_CASE("A notice says what happened, with number, unit and link, in the language of the evaluation") {
    NoticeHouse house;
    house.tell_person(NoticeKind::Question);
    CHECK(house.send().sent == 1);
    REQUIRE(house.sms.count() == 1);
    const auto [notice, to] = house.sms.all().front();
    CHECK(to == "+8613512345670");
    CHECK(notice.id.size() == 32);
    CHECK(notice.kind == NoticeKind::Question);
    CHECK(notice.words == text(Text::NoticeQuestion, Language::Chinese));
    CHECK(notice.receipt == house.receipt.number);
    CHECK(notice.unit.ends_with("蔡甸大队"));
    CHECK(notice.due == std::nullopt);
    CHECK(notice.link == "https://pingjia.example.cn/r/" + house.receipt.number.text());
    CHECK(house.state() == NoticeState::Sent);
    CHECK(house.to_persons().at(0).channel == NoticeChannel::Sms);
}

TEST_CASE("What was accepted in WeChat is spent on WeChat, and then telephones carry") {
    NoticeHouse house;
    const auto user = house.add_wechat_user(1);
    house.tell_person();
    house.tell_person();
    CHECK(house.send().sent == 2);
    CHECK(house.wechat.count() == 1);
    CHECK(house.sms.count() == 1);
    CHECK(house.acceptances(user) == 0);
}

TEST_CASE("The last acceptance is kept for the reply") {
    NoticeHouse house;
    const auto user = house.add_wechat_user(2);
    house.tell_person(NoticeKind::Receipt);
    house.tell_person(NoticeKind::Extended);
    CHECK(house.send().sent == 2);
    CHECK(house.acceptances(user) == 1);
    CHECK(house.sms.count() == 1);
    house.tell_person(NoticeKind::Reply);
    CHECK(house.send().sent == 1);
    CHECK(house.wechat.count() == 2);
    CHECK(house.acceptances(user) == 0);
}

TEST_CASE("A notice that WeChat's user does not want goes to the telephone at once, and nothing is accepted any more") {
    NoticeHouse house;
    const auto user = house.add_wechat_user(3);
    house.wechat.outcome = NoticeOutcome::Refused;
    house.tell_person();
    CHECK(house.send().sent == 1);
    CHECK(house.wechat.count() == 1);
    REQUIRE(house.sms.count() == 1);
    CHECK(house.sms.all().front().notice.id == house.wechat.all().front().notice.id);
    CHECK(house.acceptances(user) == 0);
    CHECK(house.to_persons().at(0).channel == NoticeChannel::Sms);
}

TEST_CASE("Where no telephone is left, what is not wanted ends as refused, and what never goes as failed") {
    NoticeHouse house;
    const auto user = house.add_wechat_user(2);
    house.means.channels.sms = nullptr;
    house.wechat.outcome = NoticeOutcome::Never;
    house.tell_person();
    CHECK(house.send().ended == 1);
    CHECK(house.state() == NoticeState::Failed);
    CHECK(house.acceptances(user) == 2); // Nothing was sent.
    house.wechat.outcome = NoticeOutcome::Refused;
    house.tell_person();
    CHECK(house.send().ended == 1);
    CHECK(house.to_persons().at(1).state == NoticeState::Refused);
}

TEST_CASE("Without a channel, or an address of the server, a notice is given up at once") {
    NoticeHouse house;
    house.means.channels = {};
    house.tell_person();
    house.tell_staff({.unit_id = "420114", .role = Role::Lead});
    house.send();
    CHECK(house.state() == NoticeState::GivenUp);
    CHECK(house.to_persons().at(0).problem == "no channel");
    CHECK(house.count_in(NoticeState::GivenUp) == 2);
    house.means.channels = {&house.sms, &house.staff, &house.wechat};
    house.means.public_url.clear();
    house.tell_person();
    house.send();
    CHECK(house.to_persons().at(1).problem == "public-url is not set");
    CHECK(house.sms.count() == 0);
}

TEST_CASE("What was not sent is tried again after a minute, then two, and the acceptance is given back") {
    NoticeHouse house;
    const auto user = house.add_wechat_user(1);
    house.means.channels.sms = nullptr;
    house.wechat.outcome = NoticeOutcome::Later;
    house.tell_person();
    const auto first = house.send();
    CHECK(first.problems == 1);
    CHECK(first.problem == "the test says so");
    CHECK(house.state() == NoticeState::Pending);
    CHECK(house.acceptances(user) == 1);
    house.send_after(59s);
    CHECK(house.wechat.count() == 1);
    house.send_after(1s);
    CHECK(house.wechat.count() == 2);
    house.send_after(119s);
    CHECK(house.wechat.count() == 2);
    house.wechat.outcome = NoticeOutcome::Taken;
    house.send_after(1s);
    CHECK(house.state() == NoticeState::Sent);
    CHECK(house.acceptances(user) == 0);
}

TEST_CASE("After a try by WeChat that failed, the telephone carries") {
    NoticeHouse house;
    house.add_wechat_user(1);
    house.wechat.outcome = NoticeOutcome::Later;
    house.tell_person();
    house.send();
    CHECK(house.send_after(1min).sent == 1);
    CHECK(house.sms.count() == 1);
}

TEST_CASE("A channel that throws has sent nothing") {
    NoticeHouse house;
    house.sms.throws = true;
    house.tell_person();
    CHECK(house.send().problem == "the certificates cannot be read");
    CHECK(house.state() == NoticeState::Pending);
}

TEST_CASE("What may have arrived is unknown and not repeated where the channel does not know it again") {
    NoticeHouse house;
    const auto user = house.add_wechat_user(1);
    house.wechat.outcome = NoticeOutcome::Unknown;
    house.tell_person();
    house.send();
    CHECK(house.state() == NoticeState::Unknown);
    CHECK(house.acceptances(user) == 0);
    house.sms.knows = false;
    house.sms.outcome = NoticeOutcome::Unknown;
    house.tell_person();
    house.send();
    CHECK(house.to_persons().at(1).state == NoticeState::Unknown);
    house.send_after(24h);
    CHECK(house.sms.count() == 1);
    CHECK(house.wechat.count() == 1);
}

TEST_CASE("What may have arrived is repeated with the same id where the channel knows it again, and never by WeChat") {
    NoticeHouse house;
    house.sms.outcome = NoticeOutcome::Unknown;
    house.tell_person();
    house.send();
    CHECK(house.state() == NoticeState::Pending);
    house.add_wechat_user(5);
    house.sms.outcome = NoticeOutcome::Taken;
    house.send_after(1min);
    CHECK(house.state() == NoticeState::Sent);
    const auto handed = house.sms.all();
    REQUIRE(handed.size() == 2);
    CHECK(handed[0].notice.id == handed[1].notice.id);
    CHECK(house.wechat.count() == 0);
}

TEST_CASE("What a program was handing over when it was killed is repeated by a webhook, and unknown by others") {
    NoticeHouse house;
    house.tell_person();
    hand_over_and_die(house);
    CHECK(house.send().sent == 0); // The dead one has the lease.
    CHECK(house.send_after(app::notice_lease).sent == 1);
    CHECK(house.sms.count() == 1);
    const auto user = house.add_wechat_user(2);
    house.tell_person();
    hand_over_and_die(house);
    house.send_after(app::notice_lease);
    CHECK(house.to_persons().at(1).state == NoticeState::Unknown);
    CHECK(house.wechat.count() == 0);
    CHECK(house.acceptances(user) == 1); // It may have been spent.
}

TEST_CASE("Many that send at once hand each notice over once, and not more than five a day to one person") {
    NoticeHouse house;
    for (int index = 0; index < 60; ++index)
        house.tell_person(NoticeKind::Question, house.add_person("139000000" + std::to_string(10 + index)));
    for (int index = 0; index < 20; ++index) house.tell_person(NoticeKind::Question);
    const auto send = [&](const std::string& owner) { app::send_due_notices(house.means, owner, fail_on_problem); };
    std::thread other{[&] { send("serve"); }};
    send("jobs run");
    other.join();
    std::set<std::string> ids;
    for (const auto& handed : house.sms.all()) ids.insert(handed.notice.id);
    CHECK(ids.size() == 65);
    CHECK(house.sms.count() == 65);
    CHECK(house.count_in(NoticeState::Sent) == 65);
    CHECK(house.count_in(NoticeState::Pending) == 15);
}

TEST_CASE("A gateway that is away for a day loses nothing; after three days a notice is given up") {
    NoticeHouse house;
    house.sms.outcome = NoticeOutcome::Later;
    house.tell_person();
    for (int hour = 0; hour < 24; ++hour) house.send_after(1h);
    CHECK(house.state() == NoticeState::Pending);
    house.sms.outcome = NoticeOutcome::Taken;
    house.send_after(1h);
    CHECK(house.state() == NoticeState::Sent);
    house.sms.outcome = NoticeOutcome::Later;
    house.tell_person();
    for (int hour = 0; hour < 72; ++hour) house.send_after(1h);
    CHECK(house.to_persons().at(1).state == NoticeState::GivenUp);
    CHECK(house.to_persons().at(1).problem == "the test says so");
}

TEST_CASE("A clock that jumps ahead or back loses nothing and repeats nothing") {
    NoticeHouse house;
    house.sms.outcome = NoticeOutcome::Later;
    house.tell_person();
    house.send();
    house.sms.outcome = NoticeOutcome::Taken;
    house.clock.pass(-24h);
    house.send();
    CHECK(house.state() == NoticeState::Pending);
    house.clock.pass(24h + 1min);
    CHECK(house.send().sent == 1);
    house.tell_person();
    house.clock.pass(365 * 24h); // Tried before it is given up.
    CHECK(house.send().sent == 1);
    house.tell_person();
    house.clock.pass(-365 * 24h); // Left by a clock that was wrong: it holds nobody off.
    CHECK(house.send().sent == 1);
    CHECK(house.sms.count() == 4);
}

TEST_CASE("The sixth notice of a day waits for the next morning, and comes then") {
    NoticeHouse house; // At 15:40.
    for (int count = 0; count < 6; ++count) house.tell_person(NoticeKind::Question);
    CHECK(house.send().sent == 5);
    CHECK(house.to_persons().at(5).state == NoticeState::Pending);
    CHECK(house.to_persons().at(5).tries == 0);
    CHECK(to_china_time(house.to_persons().at(5).next_try.value()) == "2026-11-21 08:00");
    CHECK(house.send_after(16h + 19min).sent == 0);
    CHECK(house.send_after(1min).sent == 1);
}

TEST_CASE("A reader whose number was erased, or cannot be opened, is sent nothing and stops nobody") {
    NoticeHouse house;
    house.store.write([&](store::Database& database) {
        database.prepare("UPDATE person SET sealed_phone = ? WHERE id = ?")
            .bind(std::vector<std::uint8_t>(60, 1))
            .bind(house.person_id)
            .run();
    });
    house.tell_person();
    house.tell_person(NoticeKind::Reply, house.add_person("13987654321"));
    CHECK(house.send().sent == 1);
    CHECK(house.state() == NoticeState::Failed);
    CHECK(house.to_persons().at(0).problem == "what is stored of its reader cannot be opened");
}

TEST_CASE("Told to stop, nothing more is handed over") {
    NoticeHouse house;
    house.tell_person();
    std::stop_source stop;
    stop.request_stop();
    app::send_notices(house.means, "one", stop.get_token());
    CHECK(house.sms.count() == 0);
    CHECK(house.state() == NoticeState::Pending);
}

TEST_CASE("What a job did is said in one line without anything of a person") {
    CHECK(to_words(app::SentNotices{}).empty());
    CHECK(to_words(app::SentNotices{2, 1, 3, "was answered with status 503"}) ==
          "sent 2 notices; 1 ended unsent; 3 could not be handed over: was answered with status 503");
}
