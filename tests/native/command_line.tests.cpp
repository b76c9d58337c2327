#include "tests/support/command_line.hpp"
#include "tests/support/json.hpp"
#include "tests/support/running_server.hpp"
#include "tests/support/sample_store.hpp"

#include "native/app/list_codes.hpp"
#include "native/app/open_code.hpp"
#include "shared/wire/evaluation_json.hpp"

#include <catch_amalgamated.hpp>

#include <set>

using namespace zhiping;
using namespace zhiping::tests;
using Catch::Matchers::ContainsSubstring;
namespace {

constexpr auto header = "module,unit,document_type,document_number,time,officers,place\n";

// With Hubei's units loaded.
struct Office : CommandLine {
    Office() { REQUIRE(run({"units", "load", asset("units/hubei.csv")}).exit_code == 0); }

    store::Store store() const { return store::Store{file("data/zhiping.db")}; }

    std::int64_t count(const std::string& table) const {
        auto opened = store();
        return count_rows(opened, table);
    }

    std::string create_code() const {
        const auto created =
            run({"codes", "create", "--module", "law_enforcement", "--unit", "420114", "--document-type",
                 "违法停车告知单", "--document-number", "42011419", "--time", "2026-11-20 15:32", "--officers",
                 sample_officers, "--place", "汉阳大街", "--format", "json"});
        REQUIRE(created.exit_code == 0);
        CHECK(created.output.find("014537") == std::string::npos);
        return Json::parse(created.output).at(0)["code"];
    }
};

void check_fails(const CommandLine::Outcome& outcome, int exit_code, const std::string& part) {
    CHECK(outcome.exit_code == exit_code);
    CHECK(outcome.output.empty());
    CHECK(outcome.problem.starts_with("zhiping: "));
    CHECK(count_of(outcome.problem, "\n") == 1);
    CHECK_THAT(outcome.problem, ContainsSubstring(part));
}

} // namespace

TEST_CASE("The program says which version it is") {
    CHECK_THAT(CommandLine{}.run({"--version"}).output, Catch::Matchers::Matches("zhiping \\d+\\.\\d+\\.\\d+\n"));
}

TEST_CASE("Every command has help with examples") {
    const CommandLine zhiping;
    const std::vector<std::vector<std::string>> commands{{},
                                                         {"serve"},
                                                         {"units"},
                                                         {"units", "load"},
                                                         {"codes"},
                                                         {"codes", "create"},
                                                         {"codes", "revoke"},
                                                         {"codes", "sheet"},
                                                         {"codes", "sign"},
                                                         {"codes", "svg"},
                                                         {"issuers"},
                                                         {"issuers", "add"},
                                                         {"issuers", "list"},
                                                         {"issuers", "revoke"},
                                                         {"evaluations"},
                                                         {"evaluations", "list"},
                                                         {"evaluations", "show"},
                                                         {"evidence"},
                                                         {"evidence", "remove"},
                                                         {"verify"},
                                                         {"jobs"},
                                                         {"jobs", "list"},
                                                         {"jobs", "run"},
                                                         {"keys"},
                                                         {"keys", "init"},
                                                         {"keys", "list"},
                                                         {"keys", "rotate"},
                                                         {"backup"},
                                                         {"restore"},
                                                         {"cases"},
                                                         {"cases", "list"},
                                                         {"cases", "show"},
                                                         {"cases", "act"},
                                                         {"cases", "steps"},
                                                         {"policy"},
                                                         {"policy", "list"},
                                                         {"policy", "load"},
                                                         {"templates"},
                                                         {"templates", "list"},
                                                         {"templates", "load"},
                                                         {"config"},
                                                         {"config", "show"}};
    for (auto command : commands) {
        command.push_back("--help");
        const auto help = zhiping.run(command);
        CHECK(help.exit_code == 0);
        CHECK(help.problem.empty());
        CHECK_THAT(help.output, ContainsSubstring("Examples:\n  zhiping"));
    }
}

TEST_CASE("Arguments that make no sense are refused in one line") {
    const CommandLine zhiping;
    check_fails(zhiping.run({}), 2, "subcommand");
    check_fails(zhiping.run({"serve", "--bogus"}), 2, "--bogus");
    check_fails(zhiping.run({"evaluations", "list", "--format", "xml"}), 2, "xml");
    check_fails(zhiping.run({"evaluations", "show"}), 2, "receipt");
    check_fails(zhiping.run({"codes", "create", "--csv", "x.csv", "--unit", "1"}), 2, "excludes");
    check_fails(zhiping.run({"serve", "--listen", "8080"}), 1, "--listen '8080' is not ADDRESS:PORT");
}

TEST_CASE("Hubei's units and the sample codes of all four modules load") {
    const Office office;
    const auto created = office.run({"codes", "create", "--csv", asset("units/sample-codes.csv"), "--format", "json"});
    REQUIRE(created.exit_code == 0);
    std::set<std::string> found;
    for (const auto& code : Json::parse(created.output)) found.insert(code["module"]);
    CHECK(found == std::set<std::string>{"accident_handling", "driving_test", "law_enforcement", "service"});
    CHECK(office.count("unit WHERE level = 'detachment' AND parent_id = '420000'") == 17);
    CHECK(office.count("unit WHERE name_zh = '蔡甸大队'") == 2);
}

TEST_CASE("Units load from JSON too") {
    const CommandLine zhiping;
    const auto good = zhiping.write("units.json", R"([{"id":"1","level":"bureau","name_zh":"局","name_en":"Bureau"}])");
    CHECK(zhiping.run({"units", "load", good}).output == "Loaded 1 units\n");
    const auto bad = zhiping.write("bad.json", R"([{"id":1}])");
    check_fails(zhiping.run({"units", "load", bad}), 1, "bad.json: entry 1: id is not a string");
}

TEST_CASE("A row that cannot be read is named with its line, and no row of its file is stored") {
    const Office office;
    const std::string good = "service,420100,,,,,hall\n";
    const auto [row, reason] = GENERATE(table<std::string, std::string>({
        {"sevice,420100,,,,,hall", "module 'sevice' is not"},
        {"service,999999,,,,,hall", "unit 999999 is not known"},
        {"service,420100,,,tomorrow,,hall", "time 'tomorrow' is not like"},
        {"service,420100,,,2026-02-30 10:00,,hall", "time '2026-02-30 10:00'"},
        {"service,420100,ticket,,,,hall", "come together"},
        {"service,420100,hall", "3 fields where the header has 7"},
        {"service,420100,,,,甲:1;乙:警号,hall", "officers.2 of '甲:1;乙:警号'"},
        {"service,420100,,,,,\"hall", "a quoted field does not end"},
        {"service,420100,,,,,\xff", "not UTF-8"},
    }));
    const auto file = office.write("codes.csv", header + good + good + row + "\n");
    check_fails(office.run({"codes", "create", "--csv", file}), 1, "codes.csv:4: ");
    check_fails(office.run({"codes", "create", "--csv", file}), 1, reason);
    CHECK(office.count("code") == 0);
}

TEST_CASE("A document that a file has twice, or that has a code already, is refused with both places") {
    const Office office;
    const std::string rows = "service,420100,回执,4201,,,\nservice,420100,回执,4202,,,\n";
    const auto file = office.write("codes.csv", header + rows + "service,420100,回执,4201,,,\n");
    check_fails(office.run({"codes", "create", "--csv", file}), 1,
                "codes.csv:4: this is the document of another row, ");
    check_fails(office.run({"codes", "create", "--csv", file}), 1, "codes.csv:2");
    CHECK(office.count("code") == 0);
    office.write("codes.csv", header + rows);
    REQUIRE(office.run({"codes", "create", "--csv", file}).exit_code == 0);
    check_fails(office.run({"codes", "create", "--csv", file}), 1, "codes.csv:2: this document has the code ");
    CHECK(office.run({"codes", "create", "--csv", file, "--reissue"}).exit_code == 0);
    CHECK(office.count("code WHERE revoked_at IS NULL") == 2);
    CHECK(office.count("code") == 4);
}

TEST_CASE("Numbers that a spreadsheet spoilt stop an import, and rounded ones can be accepted") {
    const Office office;
    const auto row = [](const std::string& number) { return "service,420100,回执," + number + ",,,\n"; };
    const auto file = office.write("codes.csv", header + row("4.20114E+15") + row("4201141900382000"));
    check_fails(office.run({"codes", "create", "--csv", file}), 1, "codes.csv:2: document_number 4.20114E+15");
    check_fails(office.run({"codes", "create", "--csv", file, "--accept-rounded"}), 1, "4.20114E+15");
    office.write("codes.csv", header + row("4201141900382610") + row("4201141900382000"));
    check_fails(office.run({"codes", "create", "--csv", file}), 1, "--accept-rounded");
    CHECK(office.count("code") == 0);
    CHECK(office.run({"codes", "create", "--csv", file, "--accept-rounded"}).exit_code == 0);
    CHECK(office.count("code") == 2);
}

TEST_CASE("Blank rows and an empty last column, as spreadsheets write them, are nothing") {
    const Office office;
    const auto file =
        office.write("codes.csv", "module,unit,place,\nservice,420100,hall,\n,,,\nservice,420100,hall\n , ,,\n");
    CHECK(office.run({"codes", "create", "--csv", file}).exit_code == 0);
    CHECK(office.count("code") == 2);
    office.write("codes.csv", "module,unit,place,\nservice,420100,hall,x\n");
    check_fails(office.run({"codes", "create", "--csv", file}), 1, "codes.csv:2: 4 fields where the header has 3");
    office.write("codes.csv", "module,,unit\nservice,,420100\n");
    check_fails(office.run({"codes", "create", "--csv", file}), 1, "codes.csv:1: there is no column ''");
    office.write("codes.csv", "module,unit,place\n,,\n");
    check_fails(office.run({"codes", "create", "--csv", file}), 1, "there is no row after the first");
}

TEST_CASE("A file with an unknown column, or that is not there, is refused") {
    const Office office;
    const auto file = office.write("codes.csv", "module,unit,colour\n");
    check_fails(office.run({"codes", "create", "--csv", file}), 1, "codes.csv:1: there is no column 'colour'");
    check_fails(office.run({"codes", "create", "--csv", "missing.csv"}), 1, "cannot read missing.csv");
    check_fails(office.run({"codes", "create", "--csv", "."}), 1, "cannot read .");
    check_fails(office.run({"units", "load", office.write("empty.csv", "")}), 1, "the file is empty");
}

TEST_CASE("A file of millions of rows is refused before it is read, and says to split it") {
    const Office office;
    const auto file = office.write("codes.csv", header);
    std::filesystem::resize_file(file, 1'200'000'000); // Nothing of it is on the disk.
    check_fails(office.run({"codes", "create", "--csv", file}), 1, "has 1200 MB: split it into files of at most 64 MB");
}

TEST_CASE("Created codes print as CSV that reads back") {
    const Office office;
    const auto created = office.run(
        {"codes", "create", "--module", "service", "--unit", "420100", "--place", "hall, 3", "--format", "csv"});
    CHECK_THAT(created.output, ContainsSubstring(",service,武汉市交警支队,,,,\"hall, 3\"\n"));
}

TEST_CASE("A revoked code is gone") {
    const Office office;
    const auto code = office.create_code();
    CHECK(office.run({"codes", "revoke", code}).exit_code == 0);
    auto store = office.store();
    CHECK(app::open_code(store, Code::parse(code).value(), Instant::max()).error().code == ErrorCode::Gone);
    check_fails(office.run({"codes", "sheet", "--out", "sheet.html", code}), 1, "is revoked");
    check_fails(office.run({"codes", "revoke", "nonsense"}), 1, "not a code");
    check_fails(office.run({"codes", "revoke", Code::from_random({1}).symbols()}), 1, "never issued");
}

TEST_CASE("A sign has one code on a page, with the address and the code to type, in both languages") {
    const Office office;
    const auto file = office.write("codes.csv", header + std::string{"service,420100,,,,,\"<b>1</b>\"\n"} +
                                                    "driving_test,420100,,,,,hall\n");
    REQUIRE(office.run({"codes", "create", "--csv", file}).exit_code == 0);
    REQUIRE(
        office.run({"codes", "sign", "--out", "signs.html", "--public-url", "https://pingjia.example.cn"}).exit_code ==
        0);
    const auto signs = content_of(office.file("signs.html"));
    CHECK(signs.find("<section class=\"sign\">") != signs.rfind("<section class=\"sign\">"));
    for (const auto* part : {"扫码评价", "Scan to evaluate", ">pingjia.example.cn<", "&lt;b&gt;1&lt;/b&gt;", "Wuhan"})
        CHECK(contains(signs, part));
    CHECK_FALSE(contains(signs, "<b>"));
    CHECK(office.run({"codes", "sign", "--out", "signs.html", "--module", "driving_test"}).exit_code == 0);
    CHECK_FALSE(contains(content_of(office.file("signs.html")), "扫码评价\n<b>"));
    check_fails(office.run({"codes", "sign", "--out", "signs.html", "--unit", "1"}), 1, "no codes to print");
}

TEST_CASE("Other systems' printers get a file with the picture of each code") {
    const Office office;
    const auto file = office.write("codes.csv", header + std::string{"service,420100,,,,,hall\n"});
    REQUIRE(office.run({"codes", "create", "--csv", file}).exit_code == 0);
    auto store = office.store();
    const auto code = app::list_codes(store, {}, sample_now).front().code.symbols();
    REQUIRE(office.run({"codes", "svg", "--out", "pictures/new", code}).exit_code == 0);
    const auto picture = content_of(office.file("pictures/new/" + code + ".svg"));
    CHECK(picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" "));
    check_fails(office.run({"codes", "svg", "--out", "codes.csv", code}), 1, "cannot write");
}

TEST_CASE("A sheet has 24 cards to a page, each with its picture and its code") {
    const Office office;
    std::string rows = header + std::string{"service,420100,,,,,\"<b>\"\"1\"\" & 2</b>\"\n"};
    for (int row = 0; row < 24; ++row) rows += "service,420100,,,,,hall\n";
    const auto file = office.write("codes.csv", rows);
    REQUIRE(office.run({"codes", "create", "--csv", file}).exit_code == 0);
    const auto code = Code::parse(office.create_code()).value();
    REQUIRE(office.run({"codes", "sheet", "--out", "all.html", "--module", "service"}).exit_code == 0);
    const auto sheet = content_of(office.file("all.html"));
    CHECK(count_of(sheet, "<ul class=\"page\">") == 2);
    const auto first_page = between(sheet, "<ul class=\"page\">", "</ul>");
    CHECK(count_of(first_page, "<li class=\"card\">") == 24);
    CHECK(count_of(sheet, "role=\"img\"") == 25);
    CHECK(count_of(sheet, "Scan to evaluate") == 25);
    CHECK(count_of(sheet, "扫码评价") == 25);
    CHECK_THAT(sheet, ContainsSubstring("&lt;b&gt;&quot;1&quot; &amp; 2&lt;/b&gt;"));
    CHECK(sheet.find(code.grouped()) == std::string::npos);

    REQUIRE(office.run({"codes", "sheet", "--out", "one.html", "--unit", "420114"}).exit_code == 0);
    const auto one = content_of(office.file("one.html"));
    CHECK_THAT(one, ContainsSubstring("aria-label=\"" + code.grouped() + "\""));
    CHECK_THAT(one, ContainsSubstring("违法停车告知单 42011419"));
    CHECK(one.find("014537") == std::string::npos);
}

TEST_CASE("A sheet that cannot be made is refused") {
    const Office office;
    check_fails(office.run({"codes", "sheet", "--out", "sheet.html"}), 1, "no codes to print");
    const auto code = office.create_code();
    check_fails(office.run({"codes", "sheet", "--out", "no/such/sheet.html"}), 1, "cannot write no/such/sheet.html");
    for (const auto* address : {"example.cn", "https://", "https:// ", "https://zhiping.example/pj",
                                "https://zhiping.example/?x=1", "https://zhiping.example /", "ftp://zhiping.example"}) {
        check_fails(office.run({"codes", "sheet", "--out", "s.html", "--base-url", address}), 1, "--public-url");
        CHECK_FALSE(std::filesystem::exists(office.file("s.html")));
    }
    check_fails(office.run({"codes", "sheet", "--out", "s.html", "--module", "none"}), 1, "no module 'none'");
}

TEST_CASE("Evaluations are listed and shown, as a table and as JSON") {
    const Office office;
    const auto code = Code::parse(office.create_code()).value();
    std::string receipt;
    {
        auto store = office.store();
        receipt = submit(store, sample_submission(code)).value().number.text();
    }
    CHECK_THAT(office.run({"evaluations", "list"}).output,
               ContainsSubstring(receipt + "  2026-11-20 15:40  dissatisfied"));
    const auto list = Json::parse(office.run({"evaluations", "list", "--format", "json"}).output);
    REQUIRE(list.size() == 1);
    CHECK(list[0]["evaluation"]["statement"] == "没有给扣车凭证 😠\n第二行");
    const auto shown = office.run({"evaluations", "show", receipt, "--format", "json"});
    CHECK(wire::decode_stored_evaluation(shown.output)->evaluation == sample_submission(code).evaluation);
    const auto table = office.run({"evaluations", "show", receipt}).output;
    CHECK_THAT(table, ContainsSubstring("无故扣车；执法不公"));
    check_fails(office.run({"evaluations", "show", "ZP-1"}), 1, "not a receipt number");
    const auto nobodys = ReceiptNumber::from_random(china_date(sample_now), {1}).text();
    check_fails(office.run({"evaluations", "show", nobodys}), 1, "no evaluation with the receipt");
}

TEST_CASE("Evaluations are listed of a unit and those below it, and of some days in China") {
    const Office office;
    const auto code = Code::parse(office.create_code()).value(); // Of 420114.
    {
        auto store = office.store();
        static_cast<void>(
            submit(store, sample_submission(code), sample_secret, parse_china_time("2026-11-20 23:59").value()));
    }
    const auto count = [&](std::vector<std::string> options) {
        options.insert(options.begin(), {"evaluations", "list", "--format", "json"});
        return Json::parse(office.run(options).output).size();
    };
    CHECK(count({"--unit", "420114"}) == 1);
    CHECK(count({"--unit", "420100"}) == 1);
    CHECK(count({"--unit", "420300"}) == 0);
    CHECK(count({"--since", "2026-11-20", "--before", "2026-11-21"}) == 1);
    CHECK(count({"--since", "2026-11-21"}) == 0);
    CHECK(count({"--unit", "420114", "--before", "2026-11-20"}) == 0);
    check_fails(office.run({"evaluations", "list", "--unit", "nobody"}), 1, "unit nobody is not known");
    check_fails(office.run({"evaluations", "list", "--since", "yesterday"}), 1, "not a day like");
    check_fails(office.run({"evaluations", "list", "--before", "2026-02-30"}), 1, "not a day like");
}

TEST_CASE("A statement cannot pass for a row of the table, nor reach the terminal as a command") {
    const Office office;
    auto submission = sample_submission(Code::parse(office.create_code()).value());
    submission.evaluation.statement = "first\nsatisfaction  satisfied\n\u202Eturned\tround";
    std::string receipt;
    {
        auto store = office.store();
        receipt = submit(store, submission).value().number.text();
    }
    const auto shown = office.run({"evaluations", "show", receipt}).output;
    CHECK_THAT(shown, ContainsSubstring("\nstatement     first\n              satisfaction  satisfied\n"
                                        "              \uFFFDturned round\n"));
    CHECK(count_of(shown, "\nsatisfaction") == 1);
}

TEST_CASE("What a file holds reaches the terminal as text only") {
    const Office office;
    const auto place =
        office.run({"codes", "create", "--module", "service", "--unit", "420114", "--place", "a\u009B31mb\u202Ec"});
    CHECK(place.exit_code == 0);
    CHECK_THAT(place.output, ContainsSubstring("a\uFFFD31mb\uFFFDc"));
    const auto refused = office.run({"codes", "create", "--module", "\x1B[2J"});
    check_fails(refused, 1, "module '\uFFFD[2J'");
    CHECK(refused.problem.find('\x1B') == std::string::npos);
}

TEST_CASE("A data folder that cannot be used is refused in one line") {
    const CommandLine zhiping;
    const auto file = zhiping.write("file", "not a folder");
    check_fails(zhiping.run({"serve", "--listen", "127.0.0.1:0", "--data", file}), 1, "cannot create the folder");
    check_fails(zhiping.run({"serve", "--listen", "127.0.0.1:0", "--data", "no/such"}), 1, "cannot create the folder");
    check_fails(zhiping.run({"serve", "--listen", "127.0.0.1:0", "--data", "/proc/1"}), 1,
                "cannot open /proc/1/zhiping.db");
    check_fails(zhiping.run({"evaluations", "list"}), 1, "nothing is stored in data yet");
}

TEST_CASE("A database of a newer program is refused in one line") {
    const Office office;
    store::Database{office.file("data/zhiping.db")}.execute("PRAGMA user_version = 999");
    check_fails(office.run({"serve", "--listen", "127.0.0.1:0"}), 1, "written by a newer zhiping");
    check_fails(office.run({"evaluations", "list"}), 1, "written by a newer zhiping");
}
