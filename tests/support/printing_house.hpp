#pragma once

#include "native/app/manage_issuers.hpp"
#include "native/store/codes.hpp"
#include "shared/codes/new_document.hpp"
#include "tests/support/running_server.hpp"

#include <catch_amalgamated.hpp>

#include <stdexcept>

namespace zhiping::tests {

// The code of an error, and its field.
using Refusal = std::pair<std::string, std::string>;

// A server, and a system that prints documents for the units of Wuhan.
struct PrintingHouse {
    RunningServer server;
    std::string key = add("Printing", "wuhan");

    std::string add(const std::string& name, const std::string& unit_id) {
        return app::add_issuer(server.store, app::Operator{}, name, unit_id, server.clock.now(), server.random)
            ->key.digits();
    }
    std::vector<store::IssuerUse> issuers() {
        return app::list_issuers(server.store, app::Operator{}, server.clock.now()).value();
    }
    std::int64_t id_of(const std::string& name) {
        for (const auto& use : issuers())
            if (use.issuer.name == name) return use.issuer.id;
        throw std::logic_error{"no such issuer"};
    }
    void revoke(const std::string& name) {
        static_cast<void>(app::revoke_issuer(server.store, app::Operator{}, id_of(name), server.clock.now()));
    }

    Json document(int number) const {
        return {{"module", "law_enforcement"},
                {"unit_id", "caidian"},
                {"document_type", "违法停车告知单"},
                {"document_number", "42011420" + std::to_string(10'000'000 + number)},
                {"issued_at", server.clock.now().time_since_epoch().count() - 60},
                {"place", "汉阳大道 \"628\" 号"},
                {"officers", Json::array({{{"name", "张三"}, {"badge", "012345"}}})},
                {"latitude", 30.5},
                {"longitude", 114.3}};
    }

    // `documents` is sent as it is.
    httplib::Result post(const Json& documents, const std::string& with) const {
        return server.client().Post("/api/v1/documents", with_secret(with), Json{{"documents", documents}}.dump(),
                                    "application/json");
    }

    Json results(const Json& documents, const std::string& with) const {
        const auto answer = post(documents, with);
        REQUIRE(answer->status == 200);
        return Json::parse(answer->body)["results"];
    }
    Json results(const Json& documents) const { return results(documents, key); }
    Json result_of(const Json& document) const { return results(Json::array({document})).at(0); }

    // What is wrong with one, and where.
    Refusal refusal(const Json& document) const { return refusal(document, key); }
    Refusal refusal(const Json& document, const std::string& with) const {
        const auto result = results(Json::array({document}), with).at(0);
        REQUIRE(result.contains("error"));
        return {result["error"]["code"], result["error"]["field"]};
    }

    Json with(const char* member, const Json& value) const {
        auto changed = document(1);
        changed[member] = value;
        return changed;
    }

    std::int64_t count(const std::string& from) {
        return server.store.read([&](store::Database& database) {
            return database.prepare("SELECT count(*) FROM " + from).value<std::int64_t>();
        });
    }
};

} // namespace zhiping::tests
