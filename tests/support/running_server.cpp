#include "tests/support/running_server.hpp"

#include "native/app/create_codes.hpp"
#include "native/app/inspect_evaluations.hpp"
#include "native/app/load_units.hpp"
#include "native/app/one_time_codes.hpp"
#include "native/app/revoke_code.hpp"

namespace zhiping::tests {

namespace {

std::unique_ptr<messages::Dispatcher> make_dispatcher(messages::Gateway* gateway, store::Store& store) {
    if (!gateway) return nullptr;
    return std::make_unique<messages::Dispatcher>(
        *gateway, [&store](const auto& message, const auto& handed) { app::keep_delivery(store, message, handed); });
}

} // namespace

RunningServer::RunningServer(bool demo, const evidence::Quotas& quotas, http::Front front, messages::Gateway* gateway)
    : vault(std::make_unique<files::PosixFolder>(folder.path() / "evidence"), new_keys(), quotas),
      m_dispatcher(make_dispatcher(gateway, store)), m_server({.store = store,
                                                               .vault = vault,
                                                               .calendar = calendar,
                                                               .clock = clock,
                                                               .random = random,
                                                               .front = std::move(front),
                                                               .demo = demo,
                                                               .dispatcher = m_dispatcher.get()}) {
    app::load_units(store, {{"hubei", {}, Level::Bureau, {"湖北省交管局", "Hubei Bureau"}},
                            {"wuhan", "hubei", Level::Detachment, {"武汉市交警支队", "Wuhan Detachment"}},
                            {"caidian", "wuhan", Level::Brigade, {"蔡甸大队", "Caidian Brigade"}}});
    const auto handled = parse_china_time("2026-11-20 15:32").value();
    const auto made =
        app::create_codes(store,
                          {{{Module::LawEnforcement,
                             "caidian",
                             "违法停车告知单",
                             "4201140012345678",
                             handled,
                             "汉阳大道 628 号",
                             {{"王某某", "012345"}}},
                            {.module = Module::Service, .unit_id = "caidian", .place = "蔡甸车管所 3 号窗口"},
                            {.module = Module::Service, .unit_id = "caidian", .place = "旧窗口"}}},
                          clock.now(), random);
    const auto& codes = std::get<std::vector<CodeFacts>>(made);
    document_code = codes[0].code.symbols();
    place_code = codes[1].code.symbols();
    revoked_code = codes[2].code.symbols();
    static_cast<void>(app::revoke_code(store, codes[2].code, clock.now() - revoked_code_grace));
    port = m_server.bind("127.0.0.1", 0);
    m_thread = std::thread{[this] { m_server.listen(); }};
}

void RunningServer::stop() {
    m_server.stop();
    if (m_thread.joinable()) m_thread.join();
}

httplib::Client RunningServer::client() const { return httplib::Client{"127.0.0.1", port}; }

httplib::Result RunningServer::get(const std::string& path, const httplib::Headers& headers) const {
    return client().Get(path, headers);
}

httplib::Result RunningServer::submit(const std::string& body, const httplib::Headers& headers) const {
    return client().Post("/api/v1/evaluations", headers, body, "application/json");
}

httplib::Result RunningServer::submit(const Json& body, const httplib::Headers& headers) const {
    return submit(body.dump(), headers);
}

Json RunningServer::submission() const {
    return {{"submission_id", submission_digits},
            {"code", document_code},
            {"catalogue_version", 1},
            {"language", "zh-CN"},
            {"agreed_at", 1795160000},
            {"satisfaction", "dissatisfied"},
            {"situations", {"impounded_without_cause", "unfair_enforcement"}},
            {"statement", "没有给扣车凭证 😠"}};
}

int RunningServer::stored_evaluations() {
    int count = 0;
    app::list_evaluations(store, [&](const StoredEvaluation&) { ++count; });
    return count;
}

} // namespace zhiping::tests
