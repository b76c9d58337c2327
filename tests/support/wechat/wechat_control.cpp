#include "tests/support/wechat/wechat_control.hpp"

#include <array>
#include <functional>
#include <utility>

namespace zhiping::tests {

namespace {

constexpr std::array<std::pair<const char*, WechatCall>, 4> calls{{{"login", WechatCall::Login},
                                                                   {"token", WechatCall::Token},
                                                                   {"number", WechatCall::Number},
                                                                   {"message", WechatCall::Message}}};
constexpr std::array<std::pair<const char*, WechatBreak>, 3> breaks{
    {{"html", WechatBreak::Html}, {"half", WechatBreak::Half}, {"cut", WechatBreak::Cut}}};

template <typename Table> auto find(const Table& table, const std::string& name) -> decltype(table[0].second) {
    for (const auto& [each, value] : table)
        if (name == each) return value;
    throw std::invalid_argument{"unknown: " + name};
}

// Each throws when it is not understood.
using Post = std::function<void(WechatStandIn&, const Json&)>;

void log_in(WechatStandIn& stand_in, const Json& json) {
    stand_in.log_in(json.at("code").get<std::string>(), json.at("openid").get<std::string>());
}

void say_number(WechatStandIn& stand_in, const Json& json) {
    stand_in.say_number(json.at("code").get<std::string>(), json.at("number").get<std::string>(),
                        json.value("country", "86"));
}

void accept(WechatStandIn& stand_in, const Json& json) {
    stand_in.accept(json.at("openid").get<std::string>(), json.at("template").get<std::string>(),
                    json.value("times", 1));
}

void change_tokens(WechatStandIn& stand_in, const Json& json) {
    const auto become = json.at("become").get<std::string>();
    if (become == "expired") return stand_in.expire_tokens();
    if (become == "forgotten") return stand_in.forget_tokens();
    if (become == "refused") return stand_in.refuse_tokens();
    throw std::invalid_argument{"unknown: " + become};
}

void behave(WechatStandIn& stand_in, const Json& json) {
    if (json.empty()) return stand_in.behave_well();
    WechatTrouble trouble;
    if (json.contains("call")) trouble.call = find(calls, json["call"].get<std::string>());
    if (json.contains("breaks")) trouble.breaks = find(breaks, json["breaks"].get<std::string>());
    if (json.contains("errcode")) trouble.errcode = json["errcode"].get<int>();
    if (json.contains("body")) trouble.body = json["body"].get<std::string>();
    trouble.delay = std::chrono::milliseconds{json.value("delay_ms", 0)};
    trouble.status = json.value("status", trouble.status);
    trouble.is_done = json.value("done", trouble.is_done);
    trouble.times = json.value("times", trouble.times);
    stand_in.behave(trouble);
}

Json sent(const WechatStandIn& stand_in, std::size_t from) {
    Json messages = Json::array();
    for (const auto& each : stand_in.sent(from))
        messages.push_back({{"openid", each.openid},
                            {"template", each.template_id},
                            {"page", each.page},
                            {"lang", each.language},
                            {"fields", each.fields},
                            {"at_ms", each.at_ms}});
    const auto count = from + messages.size();
    return {{"count", count}, {"messages", std::move(messages)}};
}

Json asked(const WechatStandIn& stand_in) {
    Json counts{{"forced", stand_in.forced()}};
    for (const auto& [name, call] : calls) counts[name] = stand_in.asked(call);
    return counts;
}

void write(httplib::Response& response, const Json& json) { response.set_content(json.dump(), "application/json"); }

httplib::Server::Handler handler(WechatStandIn& stand_in, Post post) {
    return [&stand_in, post = std::move(post)](const httplib::Request& request, httplib::Response& response) {
        try {
            post(stand_in, Json::parse(request.body));
            write(response, Json::object());
        } catch (const std::exception& problem) {
            response.status = 400;
            write(response, {{"problem", problem.what()}});
        }
    };
}

} // namespace

WechatControl::WechatControl(WechatStandIn& stand_in) : m_stand_in(stand_in) {
    m_server.Post("/log-in", handler(stand_in, log_in));
    m_server.Post("/number", handler(stand_in, say_number));
    m_server.Post("/accept", handler(stand_in, accept));
    m_server.Post("/tokens", handler(stand_in, change_tokens));
    m_server.Post("/behave", handler(stand_in, behave));
    m_server.Get("/sent", [this](const httplib::Request& request, httplib::Response& response) {
        const auto from = request.get_param_value("from");
        write(response, sent(m_stand_in, std::strtoul(from.c_str(), nullptr, 10)));
    });
    m_server.Get("/asked",
                 [this](const httplib::Request&, httplib::Response& response) { write(response, asked(m_stand_in)); });
    m_server.Get("/left", [this](const httplib::Request& request, httplib::Response& response) {
        const auto left = m_stand_in.left(request.get_param_value("openid"), request.get_param_value("template"));
        write(response, {{"left", left}});
    });
    port = m_server.bind_to_any_port("127.0.0.1");
    m_thread = std::thread{[this] { m_server.listen_after_bind(); }};
    m_server.wait_until_ready();
}

WechatControl::~WechatControl() {
    m_server.stop();
    m_thread.join();
}

} // namespace zhiping::tests
