#include "shared/text/text_ids.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "tests/support/form_with_files.hpp"
#include "tests/support/full_disk.hpp"
#include "tests/support/json.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/served.hpp"

#include <catch_amalgamated.hpp>
#include <httplib.h>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

std::string create_sample_code(const CommandLine& zhiping) {
    REQUIRE(zhiping.run({"units", "load", asset("units/hubei.csv")}).exit_code == 0);
    const auto created = zhiping.run(
        {"codes", "create", "--module", "law_enforcement", "--unit", "420100", "--place", "大厅", "--format", "json"});
    REQUIRE(created.exit_code == 0);
    return Json::parse(created.output).at(0)["code"];
}

struct Outcome {
    int receipts = 0;
    int last_status = 0;
    std::string last_body;
};

// Submits long statements until one is not stored.
Outcome submit_until_refused(int port, const Code& code) {
    httplib::Client client{"127.0.0.1", port};
    Outcome outcome;
    for (std::uint64_t number = 0; number < 5000; ++number) {
        auto submission = sample_submission(code, number);
        submission.evaluation.statement = std::string(1900, 'x');
        const auto answer = client.Post("/api/v1/evaluations", {{"Authorization", "Bearer " + sample_secret.digits()}},
                                        wire::encode(submission), "application/json");
        if (!answer) return outcome;
        outcome.last_status = answer->status;
        outcome.last_body = answer->body;
        if (answer->status != 201) return outcome;
        ++outcome.receipts;
    }
    return outcome;
}

// Without script the page is all a person has: what they wrote is in it, under the same submission.
void check_plain_form_is_kept(int port, const std::string& code) {
    const auto written = std::string(1900, 'y');
    const auto answer = httplib::Client{"127.0.0.1", port}.Post(
        "/e/" + code, encoded(with(filled_in(), "statement", written)), urlencoded);
    REQUIRE(answer);
    CHECK(answer->status == 503);
    CHECK(contains(answer->body, written));
    CHECK(contains(answer->body, std::string{text(Text::StorageFull, Language::Chinese)}));
    CHECK(hidden_value(answer->body, "submission_id") == submission_digits);
    CHECK_FALSE(contains(answer->body, "sqlite"));
}

void check_full_disk(const CommandLine& zhiping, Served& served, const std::string& code) {
    REQUIRE(served.port != 0);
    const auto outcome = submit_until_refused(served.port, Code::parse(code).value());
    CHECK(outcome.receipts > 0);
    CHECK(outcome.last_status == 503);
    CHECK(Json::parse(outcome.last_body)["error"]["code"] == "unavailable");
    CHECK(outcome.last_body.find("sqlite") == std::string::npos);
    check_plain_form_is_kept(served.port, code);
    CHECK(httplib::Client{"127.0.0.1", served.port}.Get("/e/" + code)->status == 200);
    CHECK(served.stop(SIGTERM) == 0);
    const auto listed = Json::parse(zhiping.run({"evaluations", "list", "--format", "json"}).output);
    CHECK(listed.size() == static_cast<std::size_t>(outcome.receipts));
}

} // namespace

TEST_CASE("A server whose file may not grow says 503, keeps what has a receipt, and goes on answering") {
    const CommandLine zhiping;
    const auto code = create_sample_code(zhiping);
    const FileSizeLimit limit{1'000'000};
    Served served{zhiping};
    check_full_disk(zhiping, served, code);
}

TEST_CASE("A server on a full disk says 503, keeps what has a receipt, and goes on answering") {
    const CommandLine zhiping;
    const SmallDisk disk{zhiping.file("data")};
    if (!disk.is_there()) SKIP("only root may mount a disk here");
    const auto code = create_sample_code(zhiping);
    Served served{zhiping};
    check_full_disk(zhiping, served, code);
}

TEST_CASE("A form whose file the disk does not take comes back as it was filled in, and can be submitted without it") {
    const CommandLine zhiping;
    const auto code = create_sample_code(zhiping);
    const FileSizeLimit limit{5'000'000};
    Served served{zhiping};
    REQUIRE(served.port != 0);
    httplib::Client client{"127.0.0.1", served.port};
    client.set_read_timeout(20);
    const auto fields = with(filled_in(), "satisfaction", "satisfied");
    const auto answer = client.Post("/e/" + code, multipart(fields, {{"a.mp4", mp4(30'000'000)}}), with_files);
    REQUIRE(answer);
    CHECK(answer->status == 503);
    CHECK(contains(answer->body, "第 1 个文件“a.mp4”：服务器暂时不能保存"));
    CHECK(contains(answer->body, "没有给扣车凭证 😠</textarea>"));
    CHECK(std::filesystem::is_empty(zhiping.file("data/evidence")));
    CHECK(client.Post("/e/" + code, multipart(fields), with_files)->status == 303);
    CHECK(served.stop(SIGTERM) == 0);
}

TEST_CASE("A server on a read-only disk does not start, and says why in one line") {
    const CommandLine zhiping;
    const SmallDisk disk{zhiping.file("data")};
    if (!disk.is_there()) SKIP("only root may mount a disk here");
    create_sample_code(zhiping);
    REQUIRE(disk.make_read_only());
    const auto refused = zhiping.run({"serve", "--listen", "127.0.0.1:0"});
    CHECK(refused.exit_code == 1);
    CHECK(refused.output.empty());
    CHECK(refused.problem.starts_with("zhiping: "));
    CHECK(count_of(refused.problem, "\n") == 1);
}

namespace {

// A phone's upload of a photo of this many bytes, by its address.
std::string create_upload(httplib::Client& client, const std::string& code, std::size_t size) {
    const auto made = client.Post("/api/v1/uploads",
                                  {{"Tus-Resumable", "1.0.0"},
                                   {"Authorization", "Bearer " + sample_secret.digits()},
                                   {"Upload-Length", std::to_string(size)},
                                   {"Upload-Metadata", "code " + base64(code)}},
                                  "", "");
    REQUIRE(made);
    REQUIRE(made->status == 201);
    return made->get_header_value("Location");
}

httplib::Result send_part(httplib::Client& client, const std::string& path, std::size_t offset,
                          const std::string& part) {
    return client.Patch(path,
                        {{"Tus-Resumable", "1.0.0"},
                         {"Authorization", "Bearer " + sample_secret.digits()},
                         {"Upload-Offset", std::to_string(offset)}},
                        part, "application/offset+octet-stream");
}

std::string held_of(httplib::Client& client, const std::string& path) {
    return client.Head(path, {{"Tus-Resumable", "1.0.0"}, {"Authorization", "Bearer " + sample_secret.digits()}})
        ->get_header_value("Upload-Offset");
}

} // namespace

TEST_CASE("An upload for which the disk has no room any more is refused with words, loses nothing and goes on later") {
    const CommandLine zhiping;
    const SmallDisk disk{zhiping.file("data"), "size=8m"};
    if (!disk.is_there()) SKIP("only root may mount a disk here");
    const auto code = create_sample_code(zhiping);
    Served served{zhiping, {"--keep-free", "0"}};
    REQUIRE(served.port != 0);
    httplib::Client client{"127.0.0.1", served.port};
    const auto content = jpeg(3'000'000);
    const auto path = create_upload(client, code, content.size());
    REQUIRE(send_part(client, path, 0, content.substr(0, 500'000))->status == 204);

    {
        std::ofstream other_program{zhiping.file("data/filler"), std::ios::binary};
        other_program << std::string(6'500'000, 'x');
    }
    const auto refused = send_part(client, path, 500'000, content.substr(500'000));
    REQUIRE(refused);
    CHECK(refused->status == 503);
    CHECK(refused->get_header_value("Retry-After") == "10");
    CHECK(Json::parse(refused->body)["error"]["code"] == "unavailable");
    CHECK(refused->body.find("zhiping") == std::string::npos);
    CHECK(held_of(client, path) == "500000");

    std::filesystem::remove(zhiping.file("data/filler"));
    CHECK(send_part(client, path, 500'000, content.substr(500'000))->status == 204);
    const int ended = served.stop(SIGTERM);
    CAPTURE(content_of(zhiping.file("log")));
    CHECK(ended == 0);
    const auto verified = zhiping.run({"verify"});
    CHECK(verified.exit_code == 0);
    CHECK(verified.output.find("1 files, 3 MB") != std::string::npos);
}

TEST_CASE("No upload is begun for which the disk has no room") {
    const CommandLine zhiping;
    const SmallDisk disk{zhiping.file("data"), "size=8m"};
    if (!disk.is_there()) SKIP("only root may mount a disk here");
    const auto code = create_sample_code(zhiping);
    Served served{zhiping, {"--keep-free", "3"}};
    REQUIRE(served.port != 0);
    httplib::Client client{"127.0.0.1", served.port};
    const auto path = create_upload(client, code, 3'000'000);
    REQUIRE(send_part(client, path, 0, jpeg(3'000'000))->status == 204);
    const auto refused = client.Post("/api/v1/uploads",
                                     {{"Tus-Resumable", "1.0.0"},
                                      {"Authorization", "Bearer " + sample_secret.digits()},
                                      {"Upload-Length", "3000000"},
                                      {"Upload-Metadata", "code " + base64(code)}},
                                     "", "");
    REQUIRE(refused);
    CHECK(refused->status == 507);
}
