#pragma once

#include "tests/support/person_house.hpp"
#include "tests/support/wechat/wechat_stand_in.hpp"

#include "native/store/wechat.hpp"

namespace zhiping::tests {

// A server to which the mini-program comes, over the store of another to which it does not.
class WechatServer {
public:
    WechatServer(RunningServer& beside, outside::Wechat* wechat, http::Front front = {},
                 std::optional<app::VerificationFile> verification = {})
        : m_server({.store = beside.store,
                    .vault = beside.vault,
                    .calendar = beside.calendar,
                    .clock = beside.clock,
                    .random = beside.random,
                    .front = std::move(front),
                    .wechat = wechat,
                    .wechat_templates = {"template-of-reply", "template-of-question"},
                    .wechat_verification = std::move(verification)}) {
        port = m_server.bind("127.0.0.1", 0);
        m_thread = std::thread{[this] { m_server.listen(); }};
    }
    ~WechatServer() {
        m_server.stop();
        m_thread.join();
    }
    WechatServer(const WechatServer&) = delete;
    WechatServer& operator=(const WechatServer&) = delete;

    httplib::Client client() const { return httplib::Client{"127.0.0.1", port}; }

    httplib::Result post_text(const std::string& path, const std::string& body,
                              const httplib::Headers& headers = {}) const {
        return client().Post("/api/v1" + path, headers, body, "application/json");
    }
    httplib::Result post(const std::string& path, const Json& body, const httplib::Headers& headers = {}) const {
        return post_text(path, body.dump(), headers);
    }

    httplib::Result ticket(const std::string& session) const {
        return post("/wechat/tickets", Json::object(), with_secret(session));
    }
    std::string ticket_of(const std::string& session) const { return Json::parse(ticket(session)->body)["ticket"]; }
    httplib::Result look(const std::string& ticket, const httplib::Headers& headers = {}) const {
        return post("/person/ticket", {{"ticket", ticket}}, headers);
    }
    httplib::Result use(const std::string& ticket, const httplib::Headers& headers = {}) const {
        return post("/person/session", {{"ticket", ticket}}, headers);
    }

    int port = 0;

private:
    http::Server m_server;
    std::thread m_thread;
};

// Too little time for a WeChat that is told to take longer, and enough on a busy machine.
inline constexpr outside::HttpsLimits impatient{.connect_timeout = std::chrono::seconds{10},
                                                .idle_timeout = std::chrono::seconds{2},
                                                .total_timeout = std::chrono::seconds{2}};

// The server, WeChat's, and people who come.
struct WechatHouse {
    explicit WechatHouse(http::Front front = {}) : server(house.server, &client, std::move(front)) {}

    // What wx.login brings, and the button for the number.
    std::string login_code(const std::string& openid) {
        auto code = "login-" + std::to_string(++codes);
        wechat.log_in(code, openid);
        return code;
    }
    std::string number_code(const std::string& number) {
        auto code = "number-" + std::to_string(++codes);
        wechat.say_number(code, number);
        return code;
    }

    std::string log_in(const std::string& openid = "openid-of-mine") {
        return Json::parse(server.post("/wechat/sessions", {{"code", login_code(openid)}})->body)["session"];
    }
    httplib::Result say_number(const std::string& session, const std::string& number = my_phone) {
        return server.post("/wechat/phone", {{"code", number_code(number)}}, with_secret(session));
    }
    // The session of somebody whose number is known.
    std::string come_in(const std::string& openid = "openid-of-mine", const std::string& number = my_phone) {
        auto session = log_in(openid);
        static_cast<void>(say_number(session, number));
        return session;
    }

    template <typename Read> auto read(const Read& what) { return house.server.store.read(what); }

    std::optional<std::int64_t> person_of(const std::string& number) {
        const auto digest = sealing::digest_of(house.server.vault.person_key(), PhoneNumber::parse(number).value());
        return read([&](store::Database& database) { return store::find_person_by_phone(database, digest); });
    }
    std::optional<store::WechatUser> user_of(const std::string& openid = "openid-of-mine") {
        const auto digest = sealing::digest_of_openid(house.server.vault.person_key(), client.app_id(), openid);
        return read([&](store::Database& database) { return store::find_wechat_user(database, digest); });
    }
    int accepted(const std::string& template_id) {
        const auto user = user_of();
        return read(
            [&](store::Database& database) { return store::count_acceptances(database, user->id, template_id); });
    }

    PersonHouse house;
    WechatStandIn wechat{house.server.clock};
    outside::Wechat client{wechat.for_client(impatient), house.server.clock};
    WechatServer server;
    int codes = 0;
};

inline std::string refusal_in(const httplib::Result& answer) {
    const auto error = Json::parse(answer->body)["error"];
    const auto field = error["field"].get<std::string>();
    return error["code"].get<std::string>() + (field.empty() ? "" : " at " + field);
}

} // namespace zhiping::tests
