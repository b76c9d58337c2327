#include "tests/support/browser.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/sent_upload.hpp"
#include "tests/support/served.hpp"
#include "tests/support/tls_server.hpp"

#include <catch_amalgamated.hpp>

#include <mutex>

// Everything is done once with a name, a number and a position that stand nowhere else; then they are looked for in all
// that the server has written.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

const std::string marked_name = "欧阳标记", marked_phone = "13577788890", marked_place = "标记桥第九墩";

// Whoever carries codes to telephones.
struct Carrier {
    Certificate authority = make_authority("carriers.example");
    std::mutex mutex;
    std::vector<std::string> codes;
    TlsServer server{make_certificate({}, &authority), [this](httplib::Server& routes) {
                         routes.Post("/codes", [this](const httplib::Request& request, httplib::Response& response) {
                             const std::lock_guard guard{mutex};
                             codes.push_back(Json::parse(request.body)["code"]);
                             response.set_content("{}", "application/json");
                         });
                     }};

    std::string code(std::size_t of) {
        REQUIRE(eventually([&] {
            const std::lock_guard guard{mutex};
            return codes.size() >= of;
        }));
        return codes.back();
    }
};

std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    return files;
}

} // namespace

TEST_CASE("Name, number, code and position stand in no database, log, backup, evidence or output") {
    Carrier carrier;
    const CommandLine zhiping;
    zhiping.write("authority.pem", carrier.authority.pem);
    zhiping.write("zhiping.toml", "message-gateway = \"webhook\"\nwebhook-secret = \"the secret of the test\"\n"
                                  "webhook-url = \"https://127.0.0.1:" +
                                      std::to_string(carrier.server.port) +
                                      "/codes\"\nwebhook-certificates = \"authority.pem\"\n");
    REQUIRE(zhiping.run({"units", "load", asset("units/hubei.csv")}).exit_code == 0);
    const auto created =
        zhiping.run({"codes", "create", "--module", "law_enforcement", "--unit", "420114", "--document-type",
                     "违法停车告知单", "--document-number", "4201140012345678", "--time", "2026-11-20 15:32",
                     "--latitude", "30.5", "--longitude", "114.3", "--format", "json"});
    REQUIRE(created.exit_code == 0);
    const std::string code = Json::parse(created.output).at(0)["code"];
    Served served{zhiping, {"--config", "zhiping.toml"}};
    REQUIRE(served.port != 0);
    const Json body{{"submission_id", submission_digits},
                    {"code", code},
                    {"catalogue_version", 3},
                    {"language", "zh-CN"},
                    {"agreed_at", 1795160000},
                    {"satisfaction", "dissatisfied"},
                    {"situations", {"unfair_enforcement"}},
                    {"statement", ""},
                    {"position",
                     {{"latitude", 30.7654321},
                      {"longitude", 114.1234567},
                      {"datum", "wgs84"},
                      {"accuracy", 33},
                      {"measured_at", 1795160000},
                      {"agreed_at", 1795160000}}},
                    {"position_words", marked_place}};
    httplib::Client client{"127.0.0.1", served.port};
    const auto submitted = client.Post("/api/v1/evaluations", with_secret(), body.dump(), "application/json");
    REQUIRE(submitted->status == 201);
    const std::string receipt = Json::parse(submitted->body)["receipt"];
    Browser phone{served.port};
    const auto at = "/r/" + receipt + "/person?secret=" + secret_digits;
    REQUIRE(phone.post(at, {{"form", "identify"}, {"name", marked_name}, {"phone", "bad"}, {"contact", "may_call"}})
                ->status == 400);
    REQUIRE(
        phone.post(at, {{"form", "identify"}, {"name", marked_name}, {"phone", marked_phone}, {"contact", "may_call"}})
            ->status == 303);
    const auto one_time_code = carrier.code(1);
    REQUIRE(phone.post(at, {{"form", "confirm_code"}, {"one_time_code", one_time_code}})->status == 303);
    const auto own = phone.get("/my/export");
    REQUIRE(contains(own->body, marked_name)); // So that the search looks for what is there.
    REQUIRE(contains(own->body, marked_place));
    REQUIRE(phone.get("/my")->status == 200);
    REQUIRE(zhiping.run({"backup", "backups", "--with-keys"}).exit_code == 0);
    REQUIRE(zhiping.run({"evaluations", "show", receipt}).exit_code == 0);
    CHECK_FALSE(contains(content_of(zhiping.file("output")), marked_place));
    REQUIRE(served.stop(SIGTERM) == 0);
    for (const auto& file : files_below(zhiping.file("."))) {
        const auto content = content_of(file);
        CAPTURE(file.string());
        for (const auto& marked : {marked_name, marked_phone, marked_place, std::string{"30.7654"},
                                   std::string{"114.1234"}, std::string{"307654321"}, one_time_code + "\n"})
            CHECK_FALSE(contains(content, marked));
    }
}
