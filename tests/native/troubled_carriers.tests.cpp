#include "native/messages/webhook_gateway.hpp"
#include "tests/support/person_house.hpp"
#include "tests/support/tls_server.hpp"

#include <catch_amalgamated.hpp>

#include <fstream>
#include <future>
#include <set>

// A carrier that is in trouble: what its citizens see, and how they go on.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

using Answer = std::function<void(httplib::Response&)>;

// Over HTTPS, and answers as it is told.
class TroubledCarrier {
public:
    ~TroubledCarrier() { m_end.set_value(); }

    void answer_with(Answer answer) {
        const std::lock_guard guard{m_mutex};
        m_answer = std::move(answer);
    }

    // Until the test ends.
    void hang() const { m_ended.wait(); }

    // Of the message with this number, as soon as it was handed over.
    std::string code(std::size_t number) const {
        REQUIRE(eventually([&] {
            const std::lock_guard guard{m_mutex};
            return m_codes.size() >= number;
        }));
        const std::lock_guard guard{m_mutex};
        return m_codes[number - 1];
    }

    wire::Origin origin() const { return {"https", "127.0.0.1", m_server.port}; }
    const Certificate authority = make_authority("carriers.example");

private:
    void take(const httplib::Request& request, httplib::Response& response) {
        const auto answer = [&] {
            const std::lock_guard guard{m_mutex};
            const auto message = Json::parse(request.body);
            if (m_ids.insert(message["id"]).second) m_codes.push_back(message["code"]); // Else it was tried once more.
            return m_answer;
        }();
        answer(response);
    }

    std::promise<void> m_end;
    const std::shared_future<void> m_ended = m_end.get_future().share();
    mutable std::mutex m_mutex;
    std::set<std::string> m_ids;
    std::vector<std::string> m_codes;
    Answer m_answer = [](httplib::Response&) {};
    const TlsServer m_server{make_certificate({}, &authority), [this](httplib::Server& routes) {
                                 routes.Post("/codes",
                                             [this](const httplib::Request& request, httplib::Response& response) {
                                                 take(request, response);
                                             });
                             }};
};

struct TroubledHouse {
    TroubledHouse() {
        std::ofstream{certificates.path() / "authority.pem"} << carrier.authority.pem;
        receipt = Json::parse(server.submit(server.submission())->body)["receipt"];
    }

    std::string address(const std::string& below = {}) const {
        return "/r/" + receipt + below + "?secret=" + secret_digits + "&lang=zh-CN";
    }

    TroubledCarrier carrier;
    FixedClock clock;
    TemporaryFolder certificates;
    messages::WebhookGateway gateway{{carrier.origin(),
                                      "/codes",
                                      "a secret of both",
                                      {.connect_timeout = patience, .idle_timeout = 100ms, .total_timeout = patience},
                                      certificates.path() / "authority.pem"},
                                     clock};
    RunningServer server{false, {}, {}, &gateway};
    std::string receipt;
};

} // namespace

TEST_CASE(
    "While a carrier hangs, fails or is not there, a citizen is told so, keeps what was typed, and goes on later") {
    TroubledHouse house;
    Browser phone{house.server};
    const std::vector<Answer> troubles{
        [&](httplib::Response&) { house.carrier.hang(); }, [](httplib::Response& response) { response.status = 500; },
        [](httplib::Response& response) { response.set_content("<html>Sign in to the Wi-Fi</html>", "text/html"); }};
    house.carrier.answer_with(troubles[0]);
    REQUIRE(phone.post(house.address("/person"), PersonHouse::identity())->status == 303);
    for (std::size_t trouble = 0; trouble < troubles.size(); ++trouble) {
        INFO("trouble " << trouble);
        CHECK(eventually([&] { return contains(phone.get(house.address())->body, "不能确定"); }));
        CHECK(contains(phone.get(house.address())->body, "135****5670"));
        house.server.clock.pass(one_time_code_pause);
        house.carrier.answer_with(trouble + 1 < troubles.size() ? troubles[trouble + 1] : [](httplib::Response&) {});
        REQUIRE(phone.post(house.address("/person"), {{"form", "send_again"}})->status == 303);
    }
    const auto digits = house.carrier.code(troubles.size() + 1);
    CHECK(phone.post(house.address("/person"), PersonHouse::code(digits))->status == 303);
    CHECK(contains(phone.get(house.address())->body, "张** 135****5670"));
}

TEST_CASE("A code that came although its carrier gave no answer is good") {
    TroubledHouse house;
    Browser phone{house.server};
    house.carrier.answer_with([&](httplib::Response&) { house.carrier.hang(); });
    REQUIRE(phone.post(house.address("/person"), PersonHouse::identity())->status == 303);
    CHECK(eventually([&] { return contains(phone.get(house.address())->body, "不能确定"); }));
    CHECK(phone.post(house.address("/person"), PersonHouse::code(house.carrier.code(1)))->status == 303);
}
