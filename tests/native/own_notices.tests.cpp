#include "tests/support/entrance.hpp"
#include "tests/support/wechat_house.hpp"

#include "native/store/cases.hpp"
#include "native/store/notices.hpp"

#include <catch_amalgamated.hpp>

// What the person of an evaluation reads of notices, and what others read there.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using enum NoticeChannel;
using enum NoticeState;

namespace {

const http::Front with_address{.public_url = wire::parse_origin("https://zhiping.example")};

// What carries notices.
struct Carried {
    bool sms = false;
    outside::Wechat* wechat = nullptr;
    http::Front front = with_address;
};

// A server that tells people of what happens, over the store of one that does not.
class TellingServer {
public:
    TellingServer(PersonHouse& beside, const Carried& by)
        : m_dispatcher(beside.carrier, [](const messages::CodeMessage&, const messages::Handed&) {}),
          m_server({.store = beside.server.store,
                    .vault = beside.server.vault,
                    .calendar = beside.server.calendar,
                    .clock = beside.server.clock,
                    .random = beside.server.random,
                    .front = by.front,
                    .dispatcher = &m_dispatcher,
                    .notices = {.sms = by.sms},
                    .wechat = by.wechat,
                    .wechat_templates = {"template-of-reply", "template-of-question"}}) {
        port = m_server.bind("127.0.0.1", 0);
        m_thread = std::thread{[this] { m_server.listen(); }};
    }
    ~TellingServer() {
        m_server.stop();
        m_thread.join();
    }
    TellingServer(const TellingServer&) = delete;
    TellingServer& operator=(const TellingServer&) = delete;

    // As the phone reads it.
    std::string shown(const Browser& phone, const std::string& path) const {
        Browser same{port};
        same.cookies = phone.cookies;
        return same.get(path)->body;
    }

    int port = 0;

private:
    messages::Dispatcher m_dispatcher;
    http::Server m_server;
    std::thread m_thread;
};

std::string shown_by(PersonHouse& house, const Carried& by, const Browser& phone) {
    return TellingServer{house, by}.shown(phone, house.page());
}

bool says(const std::string& page, Message message) { return contains(page, said(message)); }

// None of the sentences of how somebody is told, or is not: each has these words.
bool promises_nothing(const std::string& page) { return !contains(page, "有进展时"); }

std::string told_by(NoticeChannel channel) {
    const auto words = text(facts_of(notice_channels, channel).words, Language::Chinese);
    return fill(text(Text::NoticesBy, Language::Chinese), {{"channel", words}});
}

struct ToldHouse {
    PersonHouse house;
    Browser phone{house.server}; // The person's.

    ToldHouse() { house.identify(phone); }

    // A notice as it stands after that; it has not ended while it is pending.
    void tell(NoticeKind kind, std::optional<NoticeChannel> channel, NoticeState state) {
        const auto now = house.server.clock.now();
        house.server.store.write([&](store::Database& database) {
            const auto evaluation_id =
                store::find_case_key(database, ReceiptNumber::parse(house.receipt).value())->evaluation_id;
            store::insert_notice(database,
                                 {.message_id = house.server.random.bytes<16>(),
                                  .kind = kind,
                                  .evaluation_id = evaluation_id,
                                  .person_id = store::find_evaluation_person(database, evaluation_id)->person_id,
                                  .made = now});
            const auto id = store::list_notices_of(database, evaluation_id).back().id;
            store::claim_notices(database, {"test", now, now + 1min}, 100);
            if (channel) CHECK(store::set_notice_channel(database, id, "test", *channel));
            if (state != Pending) CHECK(store::end_notice(database, id, "test", {state, now, "a problem"}));
        });
    }

    // Its line, of now.
    std::string line(NoticeKind kind, std::optional<NoticeChannel> channel, NoticeState state,
                     Language language = Language::Chinese) const {
        auto words = said(facts_of(notice_kinds, kind).words, language);
        if (channel) words += " · " + said(facts_of(notice_channels, *channel).words, language);
        words += " · " + said(facts_of(notice_states, state).words, language);
        return "<li>" + words + " · " + spoken_time(house.server.clock.now(), language) + "</li>";
    }
};

} // namespace

TEST_CASE("A person reads what they were told, the newest first, by which channel, when, and whether it arrived") {
    ToldHouse told;
    const auto first = told.line(NoticeKind::Receipt, {}, Pending);
    told.house.server.clock.pass(1min);
    told.tell(NoticeKind::Question, Sms, Sent);
    const auto second = told.line(NoticeKind::Question, Sms, Sent);
    told.house.server.clock.pass(10min);
    told.tell(NoticeKind::Reply, Wechat, Unknown);
    const auto third = told.line(NoticeKind::Reply, Wechat, Unknown);
    const auto whole = third + second + first;
    for (const auto& path : {told.house.page(), std::string{"/my?lang=zh-CN"}, "/r/" + told.house.receipt}) {
        const auto page = told.phone.get(path + (contains(path, "?") ? "" : "?lang=zh-CN"))->body;
        CAPTURE(path);
        CHECK(says(page, Text::NoticesHeading));
        CHECK(contains(page, whole));
        CHECK_FALSE(contains(page, "a problem"));
    }
    const auto english = told.line(NoticeKind::Reply, Wechat, Unknown, Language::English);
    for (const auto* path : {"/my?lang=en&elder=1", "/my?lang=en"})
        CHECK(contains(told.phone.get(path)->body, english));
    CHECK(contains(told.phone.get("/my?lang=zh-CN&elder=1")->body, whole));
}

TEST_CASE("Each state and channel of a notice is told in words") {
    ToldHouse told;
    for (const auto& state : notice_states)
        for (const std::optional<NoticeChannel> channel : {std::optional<NoticeChannel>{}, {Sms}, {Wechat}}) {
            told.house.server.clock.pass(1min);
            told.tell(NoticeKind::Extended, channel, state.value);
            CHECK(contains(told.phone.get(told.house.page())->body,
                           told.line(NoticeKind::Extended, channel, state.value)));
        }
}

TEST_CASE("Whoever is not its person reads that notices are sent, and neither which nor how") {
    ToldHouse told;
    auto& house = told.house;
    told.tell(NoticeKind::Reply, Sms, Sent);
    const TellingServer server{house, {.sms = true}};
    Browser by_link{house.server}, by_code{server.port}, another{house.server};
    REQUIRE(by_code.post("/r", {{"number", house.receipt}, {"code", code_of(house.server, house.receipt)}})->status ==
            303);
    house.sign_in(another, other_phone);
    const auto bare = "/r/" + house.receipt + "?lang=zh-CN";
    for (const auto& page :
         {server.shown(by_link, house.page()), server.shown(another, house.page()), by_code.get(bare)->body}) {
        CHECK(contains(page, house.receipt));
        CHECK_FALSE(says(page, Text::NoticesHeading));
        CHECK_FALSE(contains(page, said(Text::NoticeReply)));
        CHECK_FALSE(contains(page, said(Text::NoticeBySms)));
    }
    CHECK(says(server.shown(by_link, house.page()), Text::NoticesToPerson));
    CHECK(says(server.shown(another, house.page()), Text::NoticesToPerson));
    CHECK(says(by_code.get(bare)->body, Text::NoticesToPerson));
    CHECK_FALSE(contains(server.shown(another, bare), said(Text::NoticesToPerson)));
    CHECK_FALSE(contains(server.shown(another, "/my?lang=zh-CN"), said(Text::NoticeReply)));
    CHECK(says(server.shown(told.phone, "/my?lang=zh-CN"), Text::NoticeReply));
}

TEST_CASE("Staff read nothing of what a person was told") {
    ToldHouse told;
    auto& server = told.house.server;
    told.tell(NoticeKind::Reply, Sms, Sent);
    Entrance entrance{server};
    for (const auto role : {Role::Handler, Role::Lead}) {
        const auto headers = entrance.enter({role}, "caidian");
        const auto shown = server.get("/api/v1/cases/" + told.house.receipt, headers);
        REQUIRE(shown->status == 200);
        for (const auto* hidden : {"\"notices\"", "\"sms\"", "\"sent\""}) CHECK_FALSE(contains(shown->body, hidden));
        CHECK_FALSE(contains(server.get("/r/" + told.house.receipt, headers)->body, said(Text::NoticesHeading)));
    }
}

TEST_CASE("Where nobody carries notices the page says so, and how to look") {
    ToldHouse told;
    Browser by_link{told.house.server};
    const auto fresh = told.house.submit();
    const TellingServer silent{told.house, {}};
    for (const auto& page : {silent.shown(told.phone, told.house.page()), silent.shown(by_link, told.house.page()),
                             silent.shown(by_link, told.house.page_of(fresh))}) {
        CHECK(says(page, Text::NoticesNone));
        CHECK(contains(page, "href=\"/r?lang=zh-CN\""));
        CHECK(contains(page, "href=\"/my?lang=zh-CN\""));
        CHECK(says(page, Text::QueryCode));
    }
    CHECK(says(shown_by(told.house, {.sms = true, .front = {}}, told.phone), Text::NoticesNone)); // Nowhere to lead to.
}

TEST_CASE("With a gateway the person is told by text message, and who is not known yet would be") {
    ToldHouse told;
    Browser by_link{told.house.server};
    const TellingServer server{told.house, {.sms = true}};
    const auto own = server.shown(told.phone, told.house.page());
    CHECK(contains(own, told_by(Sms)));
    CHECK_FALSE(says(own, Text::FindByCode));
    const auto unknown = server.shown(by_link, told.house.page_of(told.house.submit()));
    CHECK(says(unknown, Text::NoticesOnceKnown));
    CHECK(contains(unknown, "href=\"/r?lang=zh-CN\""));
    CHECK_FALSE(contains(unknown, "secret=" + secret_digits + "&amp;lang=zh-CN\">" + said(Text::FindByCode)));
    // With the query code alone nobody can confirm a number.
    Browser by_code{server.port};
    const auto number = told.house.submit();
    REQUIRE(by_code.post("/r", {{"number", number}, {"code", code_of(told.house.server, number)}})->status == 303);
    CHECK(says(by_code.get("/r/" + number + "?lang=zh-CN")->body, Text::NoticesNone));
}

TEST_CASE("Nothing is promised of what has ended, and of what has no case") {
    PersonHouse house;
    Browser phone{house.server};
    const TellingServer server{house, {.sms = true}};
    CHECK_FALSE(promises_nothing(server.shown(phone, house.page())));
    const Json withdrawal{{"action", "withdraw"},
                          {"action_id", std::string(32, 'a')},
                          {"withdrawal", "settled"},
                          {"was_asked_for", false}};
    REQUIRE(house.server.client()
                .Post("/api/v1/evaluations/" + house.receipt + "/case/actions", with_secret(), withdrawal.dump(),
                      "application/json")
                ->status == 200);
    CHECK(promises_nothing(server.shown(phone, house.page())));
    const auto satisfied =
        house.submit({{"code", house.server.place_code}, {"satisfaction", "satisfied"}, {"situations", Json::array()}});
    CHECK(promises_nothing(server.shown(phone, house.page_of(satisfied))));
}

TEST_CASE("As long as acceptances are left the person is told by WeChat, and no page has openid or number") {
    WechatHouse wechat;
    auto& house = wechat.house;
    Browser phone{house.server}, by_link{house.server};
    house.identify(phone);
    const auto session = wechat.come_in();
    CHECK(contains(shown_by(house, {.sms = true, .wechat = &wechat.client}, phone), told_by(Sms)));
    const Json accepted{{"templates", {"template-of-reply"}}};
    REQUIRE(wechat.server.post("/wechat/acceptances", accepted, with_secret(session))->status == 204);
    const auto either = fill(text(Text::NoticesByEither, Language::Chinese),
                             {{"first", said(Text::NoticeByWechat)}, {"second", said(Text::NoticeBySms)}});
    CHECK(contains(shown_by(house, {.sms = true, .wechat = &wechat.client}, phone), either));
    CHECK(contains(shown_by(house, {.wechat = &wechat.client}, phone), told_by(Wechat)));
    CHECK(says(shown_by(house, {.wechat = &wechat.client}, by_link), Text::NoticesToPerson));
    CHECK(contains(shown_by(house, {.sms = true}, phone), told_by(Sms))); // The mini-program is off.
    const TellingServer server{house, {.wechat = &wechat.client}};
    for (const auto& path : {house.page(), std::string{"/my?lang=zh-CN"}})
        for (const auto* hidden : {"openid-of-mine", "13512345670", "template-of", "wx0123456789abcdef"})
            CHECK_FALSE(contains(server.shown(phone, path), hidden));
    const auto user_id = wechat.user_of()->id;
    house.server.store.write(
        [&](store::Database& database) { CHECK(store::spend_acceptance(database, user_id, "template-of-reply")); });
    CHECK(says(shown_by(house, {.wechat = &wechat.client}, phone), Text::NoticesNone));
}

TEST_CASE("A person takes along what they were told") {
    ToldHouse told;
    told.house.server.clock.pass(1min);
    const auto now = told.house.server.clock.now();
    told.tell(NoticeKind::Reply, Sms, Sent);
    const auto data = Json::parse(told.phone.get("/my/export")->body);
    const auto& notices = data["evaluations"][0]["notices"];
    REQUIRE(notices.size() == 2);
    const auto at = now.time_since_epoch().count();
    CHECK(notices[0] ==
          Json{{"kind", "reply"}, {"state", "sent"}, {"channel", "sms"}, {"made_at", at}, {"ended_at", at}});
    CHECK(notices[1]["kind"] == "receipt");
    CHECK(notices[1]["state"] == "pending");
    CHECK(notices[1]["made_at"] == at - 60);
    CHECK_FALSE(notices[1].contains("channel"));
    CHECK_FALSE(notices[1].contains("ended_at"));
}
