#include "tests/support/wechat/wechat_stand_in.hpp"

#include <algorithm>
#include <fstream>

namespace zhiping::tests {

namespace {

constexpr std::size_t threads = 64;        // Some may wait.
constexpr std::chrono::hours lifetime{72}; // Longer than a bench, or a day of trying.

Certificate certificate_of(WechatCertificate kind, const Certificate& authority) {
    switch (kind) {
    case WechatCertificate::Expired:
        return make_certificate({.valid_from = std::chrono::hours{-48}, .valid_until = std::chrono::hours{-24}},
                                &authority);
    case WechatCertificate::SelfSigned: return make_certificate({});
    case WechatCertificate::OfAnotherHost: return make_certificate({.names = "DNS:wechat.example"}, &authority);
    case WechatCertificate::OfAStranger: {
        const auto stranger = make_authority("stranger.test");
        return make_certificate({}, &stranger);
    }
    case WechatCertificate::Good: break;
    }
    return make_certificate({.names = "IP:127.0.0.1,DNS:localhost", .valid_until = lifetime}, &authority);
}

void write(httplib::Response& response, const WechatTrouble& trouble, std::string body) {
    response.status = trouble.status;
    switch (trouble.breaks) {
    case WechatBreak::None: return response.set_content(body, "application/json; encoding=utf-8");
    case WechatBreak::Html:
        return response.set_content("<!DOCTYPE html><title>502</title><h1>Bad Gateway</h1>", "text/html");
    case WechatBreak::Half:
        return response.set_content(body.substr(0, body.size() / 2), "application/json; encoding=utf-8");
    case WechatBreak::Cut: break;
    }
    const auto size = body.size();
    response.set_content_provider(size, "application/json; encoding=utf-8",
                                  [body = std::move(body)](std::size_t, std::size_t, httplib::DataSink& sink) {
                                      sink.write(body.data(), body.size() / 2);
                                      return false;
                                  });
}

bool hides_the_answer(const WechatTrouble& trouble) {
    return trouble.errcode || trouble.body || trouble.status != 200 || trouble.breaks != WechatBreak::None;
}

} // namespace

WechatStandIn::WechatStandIn(const outside::Clock& clock, WechatStandInSetting setting)
    : m_clock(clock), m_setting(std::move(setting)), m_server(certificate_of(m_setting.certificate, m_authority),
                                                              [this](httplib::Server& routes) { add_routes(routes); }) {
    std::ofstream{certificates()} << m_authority.pem;
}

WechatStandIn::~WechatStandIn() {
    {
        const std::lock_guard guard{m_mutex};
        m_is_over = true;
    }
    m_goes_on.notify_all();
}

outside::WechatSetting WechatStandIn::for_client(const outside::HttpsLimits& limits) const {
    return {.app_id = m_setting.app_id,
            .secret = m_setting.secret,
            .origin = origin(),
            .limits = limits,
            .extra_certificates = certificates()};
}

void WechatStandIn::add_routes(httplib::Server& server) {
    server.new_task_queue = [] { return new httplib::ThreadPool{threads}; };
    const auto route = [this](WechatCall call) {
        return [this, call](const httplib::Request& request, httplib::Response& response) {
            answer(call, request, response);
        };
    };
    server.Get("/sns/jscode2session", route(WechatCall::Login));
    server.Post("/cgi-bin/stable_token", route(WechatCall::Token));
    server.Post("/wxa/business/getuserphonenumber", route(WechatCall::Number));
    server.Post("/cgi-bin/message/subscribe/send", route(WechatCall::Message));
}

void WechatStandIn::answer(WechatCall call, const httplib::Request& request, httplib::Response& response) {
    const auto trouble = count_and_find_trouble(call, request);
    wait(trouble);
    std::string body = R"({"errcode":0,"errmsg":"ok"})";
    if (trouble.is_done || !hides_the_answer(trouble)) {
        const std::lock_guard guard{m_mutex};
        body = done(call, request).dump();
    }
    if (trouble.errcode) body = Json{{"errcode", *trouble.errcode}, {"errmsg", "so the stand-in was told"}}.dump();
    if (trouble.body) body = *trouble.body;
    write(response, trouble, std::move(body));
}

WechatTrouble WechatStandIn::count_and_find_trouble(WechatCall call, const httplib::Request& request) {
    const std::lock_guard guard{m_mutex};
    m_bodies[call].push_back(call == WechatCall::Login ? request.target : request.body);
    const auto found = std::find_if(m_troubles.begin(), m_troubles.end(), [&](const WechatTrouble& each) {
        return each.times != 0 && each.call.value_or(call) == call;
    });
    if (found == m_troubles.end()) return {};
    if (found->times > 0) --found->times;
    return *found;
}

void WechatStandIn::wait(const WechatTrouble& trouble) {
    std::unique_lock lock{m_mutex};
    m_goes_on.wait_for(lock, trouble.delay, [&] { return m_is_over || m_well != trouble.told; });
}

void WechatStandIn::log_in(const std::string& code, const std::string& openid) {
    const std::lock_guard guard{m_mutex};
    m_logins[code] = {openid, "", m_clock.now()};
    m_accepted[openid];
}

void WechatStandIn::say_number(const std::string& code, const std::string& number, const std::string& country) {
    const std::lock_guard guard{m_mutex};
    m_numbers[code] = {number, country, m_clock.now()};
}

void WechatStandIn::accept(const std::string& openid, const std::string& template_id, int times) {
    const std::lock_guard guard{m_mutex};
    m_accepted[openid][template_id] += times;
}

int WechatStandIn::left(const std::string& openid, const std::string& template_id) const {
    const std::lock_guard guard{m_mutex};
    const auto user = m_accepted.find(openid);
    if (user == m_accepted.end()) return 0;
    const auto count = user->second.find(template_id);
    return count == user->second.end() ? 0 : count->second;
}

void WechatStandIn::behave(const WechatTrouble& trouble) {
    const std::lock_guard guard{m_mutex};
    std::erase_if(m_troubles, [&](const WechatTrouble& each) { return each.call == trouble.call; });
    m_troubles.push_back(trouble);
    m_troubles.back().told = m_well;
}

void WechatStandIn::behave_well() {
    const std::lock_guard guard{m_mutex};
    m_troubles.clear();
    ++m_well;
    m_goes_on.notify_all();
}

void WechatStandIn::expire_tokens() {
    const std::lock_guard guard{m_mutex};
    m_tokens.expire();
}

void WechatStandIn::forget_tokens() {
    const std::lock_guard guard{m_mutex};
    m_tokens.forget();
}

void WechatStandIn::refuse_tokens() {
    const std::lock_guard guard{m_mutex};
    m_tokens.refuse();
}

std::vector<WechatMessage> WechatStandIn::sent(std::size_t from) const {
    const std::lock_guard guard{m_mutex};
    return {m_sent.begin() + static_cast<std::ptrdiff_t>(std::min(from, m_sent.size())), m_sent.end()};
}

int WechatStandIn::asked(WechatCall call) const {
    const std::lock_guard guard{m_mutex};
    const auto found = m_bodies.find(call);
    return found == m_bodies.end() ? 0 : static_cast<int>(found->second.size());
}

int WechatStandIn::forced() const {
    const std::lock_guard guard{m_mutex};
    return m_forced;
}

std::vector<std::string> WechatStandIn::bodies(WechatCall call) const {
    const std::lock_guard guard{m_mutex};
    const auto found = m_bodies.find(call);
    return found == m_bodies.end() ? std::vector<std::string>{} : found->second;
}

} // namespace zhiping::tests
