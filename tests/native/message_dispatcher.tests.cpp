#include "native/messages/dispatcher.hpp"
#include "native/messages/screen_gateway.hpp"
#include "tests/support/eventually.hpp"

#include <catch_amalgamated.hpp>

#include <future>
#include <map>
#include <stdexcept>

using namespace zhiping;
using namespace zhiping::messages;
using namespace zhiping::tests;

namespace {

CodeMessage message(const std::string& id) {
    return {id, PhoneNumber::parse("13812345678").value(), OneTimeCode::from_number(7), Language::Chinese};
}

// What was told of each message.
class Told {
public:
    void operator()(const CodeMessage& sent, const Handed& handed) {
        const std::lock_guard guard{m_mutex};
        m_outcomes[sent.id] = handed.outcome;
    }

    std::size_t count() const {
        const std::lock_guard guard{m_mutex};
        return m_outcomes.size();
    }

    Outcome of(const std::string& id) const {
        const std::lock_guard guard{m_mutex};
        return m_outcomes.at(id);
    }

private:
    mutable std::mutex m_mutex;
    std::map<std::string, Outcome> m_outcomes;
};

// A carrier that takes messages when it is let.
class HeldGateway final : public Gateway {
public:
    Handed hand_over(const CodeMessage& sent) override {
        if (sent.id == "broken") throw std::runtime_error{"no certificates"};
        if (sent.id != "quick") m_released.wait();
        return {Outcome::Taken, {}};
    }

    void release() { m_release.set_value(); }

private:
    std::promise<void> m_release;
    std::shared_future<void> m_released = m_release.get_future().share();
};

} // namespace

TEST_CASE("A message that hangs holds up neither who sends the next nor the next") {
    HeldGateway gateway;
    Told told;
    Dispatcher dispatcher{gateway, std::ref(told)};
    CHECK(dispatcher.send(message("slow")));
    CHECK(dispatcher.send(message("quick")));
    CHECK(eventually([&] { return told.count() == 1; }));
    CHECK(told.of("quick") == Outcome::Taken);
    gateway.release();
    CHECK(eventually([&] { return told.count() == 2; }));
}

TEST_CASE("A gateway that cannot even ask has refused the message, and the next is handed over") {
    HeldGateway gateway;
    Told told;
    Dispatcher dispatcher{gateway, std::ref(told)};
    CHECK(dispatcher.send(message("broken")));
    CHECK(eventually([&] { return told.count() == 1; }));
    CHECK(told.of("broken") == Outcome::Refused);
    CHECK(dispatcher.send(message("quick")));
    CHECK(eventually([&] { return told.count() == 2; }));
    gateway.release();
}

TEST_CASE("Too many messages are refused at once, and those that wait when it stops are told to be") {
    HeldGateway gateway;
    Told told;
    std::size_t taken = 0;
    {
        Dispatcher dispatcher{gateway, std::ref(told)};
        while (taken < 2 * Dispatcher::max_waiting && dispatcher.send(message(std::to_string(taken)))) ++taken;
        CHECK(taken >= Dispatcher::max_waiting);
        CHECK(taken <= Dispatcher::max_waiting + Dispatcher::at_once);
        CHECK(told.count() == 0);
        gateway.release();
    }
    CHECK(told.count() == taken);
}

TEST_CASE("The screen of a demo shows the newest messages") {
    std::vector<std::string> seen;
    ScreenGateway screen{[&](const CodeMessage& shown) { seen.push_back(shown.code.digits()); }};
    for (int count = 0; count < 25; ++count)
        CHECK(screen.hand_over(message(std::to_string(count))).outcome == Outcome::Taken);
    CHECK(seen.size() == 25);
    REQUIRE(screen.shown().size() == ScreenGateway::max_shown);
    CHECK(screen.shown().front().id == "24");
    CHECK(screen.shown().back().id == "5");
}
