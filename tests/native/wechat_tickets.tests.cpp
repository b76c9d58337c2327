#include "tests/support/hall.hpp"
#include "tests/support/wechat_house.hpp"

#include "native/app/verification_file.hpp"
#include "native/app/wechat_visits.hpp"

#include <catch_amalgamated.hpp>

#include <fstream>
#include <thread>

// The way from the mini-program into the page: tickets, how often something is asked, and the file by which WeChat sees
// whose address it is.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

std::filesystem::path file_named(const TemporaryFolder& folder, const std::string& name, const std::string& content) {
    const auto path = folder.path() / name;
    std::ofstream{path, std::ios::binary} << content;
    return path;
}

} // namespace

TEST_CASE("A ticket signs in once, and is looked at as often as one likes before") {
    WechatHouse house;
    const auto ticket = house.server.ticket_of(house.come_in());
    const auto unknown = house.server.use(other_secret_digits);
    for (int each = 0; each < 3; ++each) CHECK(house.server.look(ticket)->status == 200);
    const auto used = house.server.use(ticket);
    CHECK(used->status == 201);
    CHECK(used->get_header_value("Cache-Control") == "no-store");
    for (const auto& late : {house.server.use(ticket), house.server.look(ticket)}) {
        CHECK(late->status == 404);
        CHECK(late->body == unknown->body); // Nor is it told that there was one.
        CHECK_FALSE(late->has_header("Set-Cookie"));
    }
}

TEST_CASE("A ticket is good for a minute") {
    WechatHouse house;
    const auto session = house.come_in();
    const auto in_time = house.server.ticket_of(session), late = house.server.ticket_of(session);
    house.house.server.clock.pass(app::wechat_ticket_lifetime - 1s);
    CHECK(house.server.look(late)->status == 200);
    CHECK(house.server.use(in_time)->status == 201);
    house.house.server.clock.pass(1s);
    CHECK(house.server.look(late)->status == 404);
    CHECK(house.server.use(late)->status == 404);
    CHECK(house.server.ticket(session)->status == 201); // The mini-program gets another.
}

TEST_CASE("Of many who use a ticket at once, one signs in") {
    WechatHouse house;
    const auto session = house.come_in();
    for (int round = 0; round < 5; ++round) {
        const auto ticket = house.server.ticket_of(session);
        std::atomic<int> in = 0, out = 0;
        {
            std::vector<std::jthread> devices;
            for (int each = 0; each < 8; ++each)
                devices.emplace_back([&] {
                    const auto status = house.server.use(ticket)->status;
                    if (status == 201) ++in;
                    if (status == 404) ++out;
                });
        }
        CHECK(in == 1);
        CHECK(out == 7);
    }
}

TEST_CASE("A ticket that somebody else holds shows them a masked name alone, and once they have used it, its owner "
          "learns that") {
    WechatHouse house;
    Browser before{house.house.server};
    REQUIRE(house.house.identify(before)->status == 303);
    const auto ticket = house.server.ticket_of(house.come_in());
    const auto seen = house.server.look(ticket);
    CHECK(Json::parse(seen->body) == Json{{"name", "张**"}, {"phone", "135****5670"}});
    CHECK_FALSE(seen->has_header("Set-Cookie"));
    for (const auto& whole : {my_phone, std::string{"张三丰"}, house.house.receipt, std::string{"openid-of-mine"}})
        CHECK_FALSE(contains(seen->body, whole));
    CHECK(house.server.use(ticket)->status == 201);
    CHECK(refusal_in(house.server.use(ticket)) == "not_found");
}

TEST_CASE("Tickets and sessions of another mini-program are none") {
    WechatHouse house;
    auto setting = house.wechat.for_client(impatient);
    setting.app_id = "wxfedcba9876543210";
    outside::Wechat client{setting, house.house.server.clock};
    const WechatServer other{house.house.server, &client};
    const auto session = house.come_in();
    const auto ticket = house.server.ticket_of(session);
    CHECK(other.look(ticket)->status == 404);
    CHECK(other.use(ticket)->status == 404);
    CHECK(other.ticket(session)->status == 401);
    CHECK(house.server.use(ticket)->status == 201); // It was not used up there.
}

TEST_CASE("Who signs out everywhere ends the tickets and sessions of the mini-program, and nobody else's") {
    WechatHouse house;
    const auto session = house.come_in(), others = house.come_in("openid-of-another", other_phone);
    const auto ticket = house.server.ticket_of(session), used = house.server.ticket_of(session),
               of_another = house.server.ticket_of(others);
    Browser web_view{house.server.port};
    const auto line = house.server.use(used)->get_header_value("Set-Cookie");
    web_view.cookies["__Host-person"] = line.substr(line.find('=') + 1, 32);
    REQUIRE(web_view.post("/my", {{"form", "sign_out_everywhere"}})->status == 303);
    CHECK(house.server.use(ticket)->status == 404);
    CHECK(house.server.ticket(session)->status == 401);
    CHECK(house.server.use(of_another)->status == 201);
    CHECK(house.server.ticket(house.log_in())->status == 403); // It logs in anew, and has to say the number again.
}

TEST_CASE("A page of another site can neither look at a ticket nor use it") {
    WechatHouse house;
    const auto ticket = house.server.ticket_of(house.come_in());
    for (const auto& from :
         {httplib::Headers{{"Sec-Fetch-Site", "cross-site"}}, httplib::Headers{{"Sec-Fetch-Site", "same-site"}},
          httplib::Headers{{"Origin", "https://elsewhere.example"}}, httplib::Headers{{"Origin", "null"}}}) {
        CHECK(house.server.look(ticket, from)->status == 403);
        const auto answer = house.server.use(ticket, from);
        CHECK(answer->status == 403);
        CHECK_FALSE(answer->has_header("Set-Cookie"));
    }
    CHECK(house.server.use(ticket, {{"Sec-Fetch-Site", "same-origin"}})->status == 201);
}

TEST_CASE("What is no ticket is refused by name") {
    const WechatHouse house;
    for (const auto& typed : {std::string{}, std::string{"short"}, std::string(32, 'g'), std::string(33, 'a')}) {
        CHECK(refusal_in(house.server.look(typed)) == "invalid at ticket");
        CHECK(refusal_in(house.server.use(typed)) == "invalid at ticket");
    }
}

TEST_CASE("One address logs in, says numbers and shows tickets so often, and another goes on") {
    WechatHouse house{behind_proxy()};
    const std::string too_long(300, 'a'); // WeChat is not asked.
    const auto drawn = [&](Limited what, const std::function<int()>& draw) {
        int count = 0;
        while (count <= burst_of(what) && draw() != 429) ++count;
        return count == burst_of(what);
    };
    const auto log_in = [&](const std::string& address) {
        return house.server.post("/wechat/sessions", {{"code", too_long}}, from(address));
    };
    const auto look = [&](const std::string& address) { return house.server.look(other_secret_digits, from(address)); };
    CHECK(drawn(Limited::WechatLogin, [&] { return log_in(stranger)->status; }));
    CHECK(log_in(stranger)->get_header_value("Retry-After") == refill_of(Limited::WechatLogin));
    CHECK(log_in(citizen)->status == 400);
    CHECK(drawn(Limited::WechatTicket, [&] { return look(stranger)->status; }));
    CHECK(house.server.use(other_secret_digits, from(stranger))->status == 429);
    CHECK(look(citizen)->status == 404);
    std::vector<std::string> sessions;
    for (int each = 0; each < 3; ++each) sessions.push_back(house.log_in());
    int said = 0;
    const auto say = [&](const std::string& address) {
        auto headers = from(address);
        headers.merge(with_secret(sessions[static_cast<std::size_t>(said++) % 3]));
        return house.server.post("/wechat/phone", {{"code", too_long}}, headers);
    };
    CHECK(drawn(Limited::WechatNumber, [&] { return say(stranger)->status; }));
    CHECK(say(citizen)->status == 400);
}

TEST_CASE("One session of the mini-program asks so often, and others go on") {
    WechatHouse house;
    const auto session = house.come_in(), another = house.log_in();
    int count = 1; // The number was said with it.
    while (house.server.ticket(session)->status == 201) ++count;
    CHECK(count == burst_of(Limited::WechatRequest));
    CHECK(house.server.ticket(session)->status == 429);
    CHECK(house.server.ticket(another)->status == 201);
    house.house.server.clock.pass(facts_of(limits, Limited::WechatRequest).refill);
    CHECK(house.server.ticket(session)->status == 201);
}

TEST_CASE("The verification file is offered at its two addresses, and nothing else is changed") {
    RunningServer beside;
    const WechatServer server{beside, nullptr, {}, app::VerificationFile{"MP_verify_a1-B2.txt", "a1B2c3"}};
    const auto get = [&](const std::string& path) { return server.client().Get(path); };
    for (const auto* path : {"/MP_verify_a1-B2.txt", "/e/MP_verify_a1-B2.txt"}) {
        const auto answer = get(path);
        REQUIRE(answer->status == 200);
        CHECK(answer->body == "a1B2c3");
        CHECK(answer->get_header_value("Content-Type") == "text/plain; charset=utf-8");
        CHECK(answer->get_header_value("X-Content-Type-Options") == "nosniff");
        CHECK(server.client().Post(path, "", urlencoded)->status == 404);
        CHECK(beside.get(path)->status == 404);
    }
    for (const auto* path : {"/e/MP_verify_a1-B2", "/e/MP_verify_a1-B2xtxt", "/MP_verify_a1-B2xtxt",
                             "/e/mp_verify_a1-b2.txt", "/r/MP_verify_a1-B2.txt", "/assets/MP_verify_a1-B2.txt"})
        CHECK_FALSE(contains(get(path)->body, "a1B2c3"));
    CHECK(get("/e/wrong.txt")->status == 404);
    CHECK(get("/e/" + beside.document_code)->status == 200);
}

TEST_CASE("A verification file is plainly named, short and there, or the server does not start with it") {
    const TemporaryFolder folder;
    const auto read = [&](const std::string& name, const std::string& content) {
        return app::read_verification_file(file_named(folder, name, content));
    };
    CHECK(read("MP_verify_x-1.txt", "content\n").content == "content\n");
    CHECK(read("a.txt", std::string(app::max_verification_bytes, 'a')).content.size() == app::max_verification_bytes);
    CHECK_THROWS_WITH(read("a.txt", std::string(app::max_verification_bytes + 1, 'a')), ContainsSubstring("longer"));
    CHECK_THROWS_WITH(read("a.txt", ""), ContainsSubstring("empty"));
    for (const auto* name : {".txt", "a..txt", "a b.txt", "a.html", "atxt", "名.txt", "a%2e.txt", "a:b.txt"})
        CHECK_THROWS_WITH(read(name, "content"), ContainsSubstring("name"));
    CHECK_THROWS_WITH(app::read_verification_file(folder.path() / "gone.txt"), ContainsSubstring("cannot be read"));
    CHECK_THROWS_WITH(app::read_verification_file(folder.path() / ".."), ContainsSubstring("name"));
    std::filesystem::create_directory(folder.path() / "folder.txt");
    CHECK_THROWS_WITH(app::read_verification_file(folder.path() / "folder.txt"), ContainsSubstring("cannot be read"));
}
