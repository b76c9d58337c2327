#include "tests/support/command_line.hpp"
#include "tests/support/served.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr auto config_name = "zhiping.toml";

void check_refused(const CommandLine::Outcome& outcome, const std::string& problem) {
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.output.empty());
    CHECK(outcome.problem == "zhiping: " + problem + "\n");
}

// What `config show` prints of a setting: value and source.
std::string shown(const std::string& output, const std::string& name) {
    std::istringstream words{between("\n" + output, "\n" + name + " ", "\n")};
    std::string word, all;
    while (words >> word) all += (all.empty() ? "" : " ") + word;
    return all;
}

} // namespace

TEST_CASE("Every setting is shown with its value and who said so") {
    const CommandLine zhiping;
    zhiping.write(config_name, "# An office.\nquota-code = 100\n\ntrusted-proxy = [\"127.0.0.1\", \"10.0.0.0/8\"]\n"
                               "keep-free = 1_096\nlisten = \"[::1]:80\"\ndemo = true\n");
    const auto show = zhiping.run(
        {"config", "show", "--config", config_name, "--quota-all", "5", "--base-url", "https://zhiping.example/"},
        {{"ZHIPING_DATA", "/srv/zhiping"}});
    CHECK(show.exit_code == 0);
    CHECK(show.problem.empty());
    CHECK(shown(show.output, "quota-code") == "100 file zhiping.toml:2");
    CHECK(shown(show.output, "trusted-proxy") == "127.0.0.1, 10.0.0.0/8 file zhiping.toml:4");
    CHECK(shown(show.output, "keep-free") == "1096 file zhiping.toml:5");
    CHECK(shown(show.output, "listen") == "[::1]:80 file zhiping.toml:6");
    CHECK(shown(show.output, "demo") == "true file zhiping.toml:7");
    CHECK(shown(show.output, "data") == "/srv/zhiping environment ZHIPING_DATA");
    CHECK(shown(show.output, "quota-all") == "5 flag --quota-all");
    CHECK(shown(show.output, "public-url") == "https://zhiping.example/ flag --public-url");
    CHECK(shown(show.output, "quota-address") == "16000 default");
    CHECK(shown(show.output, "keys") == "- default");
}

TEST_CASE("A flag is stronger than the environment, that than the file, and that than the default") {
    const CommandLine zhiping;
    zhiping.write(config_name, "data = \"of-the-file\"\ndemo = false\n");
    const CommandLine::Environment variable{{"ZHIPING_DATA", "of-the-environment"}, {"ZHIPING_DEMO", "true"}};
    const auto with_all = zhiping.run({"config", "show", "--config", config_name, "--data", "of-the-flag"}, variable);
    CHECK(shown(with_all.output, "data") == "of-the-flag flag --data");
    CHECK(shown(with_all.output, "demo") == "true environment ZHIPING_DEMO");
    const auto without_flag = zhiping.run({"config", "show", "--config", config_name}, variable);
    CHECK(shown(without_flag.output, "data") == "of-the-environment environment ZHIPING_DATA");
    const auto with_file = zhiping.run({"config", "show", "--config", config_name}, {{"ZHIPING_DATA", ""}});
    CHECK(shown(with_file.output, "data") == "of-the-file file zhiping.toml:1");
    CHECK(shown(zhiping.run({"config", "show"}).output, "data") == "data default");
}

TEST_CASE("A variable holds a list with commas") {
    const auto show = CommandLine{}.run({"config", "show"}, {{"ZHIPING_TRUSTED_PROXY", "127.0.0.1, 10.0.0.0/8,::1"}});
    CHECK(shown(show.output, "trusted-proxy") == "127.0.0.1, 10.0.0.0/8, ::1 environment ZHIPING_TRUSTED_PROXY");
}

TEST_CASE("A variable names the file of settings, and the flag --config another") {
    const CommandLine zhiping;
    zhiping.write("one.toml", "quota-code = 1");
    zhiping.write("two.toml", "quota-code = 2");
    const CommandLine::Environment environment{{"ZHIPING_CONFIG", "one.toml"}};
    CHECK(shown(zhiping.run({"config", "show"}, environment).output, "quota-code") == "1 file one.toml:1");
    CHECK(shown(zhiping.run({"config", "show", "--config", "two.toml"}, environment).output, "quota-code") ==
          "2 file two.toml:1");
}

TEST_CASE("What is wrong in a file of settings is refused with its line and the reason") {
    const CommandLine zhiping;
    const auto [line, problem] = GENERATE(table<std::string, std::string>({
        {"quota-cod = 1", "there is no setting 'quota-cod': did you mean 'quota-code'?"},
        {"quota_code = 1", "there is no setting 'quota_code': did you mean 'quota-code'?"},
        {"colour = 1", "there is no setting 'colour': 'zhiping config show' lists them"},
        {"config = \"other.toml\"", "there is no setting 'config': 'zhiping config show' lists them"},
        {"[quota]", "there is no setting 'quota': 'zhiping config show' lists them"},
        {"quota.code = 1", "there is no setting 'quota': 'zhiping config show' lists them"},
        {"quota-code = \"1\"", "quota-code must be a number without quotes"},
        {"quota-code = 1.5", "quota-code must be a number without quotes"},
        {"quota-code = true", "quota-code must be a number without quotes"},
        {"quota-code = {}", "quota-code must be a number without quotes"},
        {"data = 1", "data must be text in quotes"},
        {"demo = \"true\"", "demo must be true or false"},
        {"trusted-proxy = \"127.0.0.1\"", "trusted-proxy must be a list of texts, like [\"127.0.0.1\"]"},
        {"trusted-proxy = [1]", "trusted-proxy must be a list of texts, like [\"127.0.0.1\"]"},
        {"quota-code = -1", "quota-code '-1' is not a number from 0 to 1000000000"},
        {"quota-code = 1000000001", "quota-code '1000000001' is not a number from 0 to 1000000000"},
        {"uploads-at-once = 0", "uploads-at-once '0' is not a number from 1 to 300"},
        {"data = \"\"", "data '' is not a path"},
        {"listen = \"8080\"", "listen '8080' is not ADDRESS:PORT, like 127.0.0.1:8080"},
        {"public-url = \"https://zhiping.example/pj\"",
         "public-url 'https://zhiping.example/pj' is not like https://zhiping.example or http://192.0.2.7:8080: http "
         "or https, a host, and nothing after it, because the server answers at /e/CODE"},
        {"trusted-proxy = [\"::1\", \"10.0.0.1/8\"]",
         "trusted-proxy '10.0.0.1/8' is not like 127.0.0.1 or 10.1.0.0/16: an address, and how many of its first bits "
         "count, with zeros after them"},
    }));
    zhiping.write(config_name, "# The second line is wrong.\n" + line + "\nkeep-free = 1\n");
    check_refused(zhiping.run({"evaluations", "list", "--config", config_name}), "zhiping.toml:2: " + problem);
}

TEST_CASE("A file of settings that is no TOML is refused with the line where it breaks") {
    const CommandLine zhiping;
    const auto broken =
        GENERATE("quota-code 1", "quota-code = ", "data = \"no end", "data = 'a'\ndata = 'b'", "data = \"\xff\"");
    zhiping.write(config_name, "\n\n" + std::string{broken});
    const auto refused = zhiping.run({"config", "show", "--config", config_name});
    CHECK(refused.exit_code == 1);
    CHECK(refused.output.empty());
    CHECK_THAT(refused.problem, Catch::Matchers::StartsWith(
                                    "zhiping: zhiping.toml:" + std::to_string(3 + count_of(broken, "\n")) + ": "));
    CHECK(count_of(refused.problem, "\n") == 1);
}

TEST_CASE("A variable or flag that is no value of its setting is refused by its name") {
    const CommandLine zhiping;
    check_refused(zhiping.run({"config", "show"}, {{"ZHIPING_QUOTA_CODE", "4 GB"}}),
                  "ZHIPING_QUOTA_CODE '4 GB' is not a number from 0 to 1000000000");
    check_refused(zhiping.run({"config", "show"}, {{"ZHIPING_DEMO", "1"}}), "ZHIPING_DEMO '1' is not true or false");
    check_refused(zhiping.run({"config", "show"}, {{"ZHIPING_TRUSTED_PROXY", "::1,proxy"}}),
                  "ZHIPING_TRUSTED_PROXY 'proxy' is not like 127.0.0.1 or 10.1.0.0/16: an address, and how many of its "
                  "first bits count, with zeros after them");
    check_refused(zhiping.run({"config", "show", "--listen", "8080"}),
                  "--listen '8080' is not ADDRESS:PORT, like 127.0.0.1:8080");
}

TEST_CASE("A number on a flag means what it means in a file, or is refused") {
    const CommandLine zhiping;
    for (const std::string number : {"010", "0x10", "1e3", "+5"})
        CHECK(zhiping.run({"config", "show", "--quota-code", number}).problem ==
              "zhiping: --quota-code: '" + number + "' is not a number in plain digits (see --help)\n");
}

TEST_CASE("Every command that has settings reads the file, and refuses one that cannot be read") {
    const CommandLine zhiping;
    const std::vector<std::vector<std::string>> commands{{"serve"},
                                                         {"units", "load", "x.csv"},
                                                         {"codes", "create"},
                                                         {"codes", "sheet", "--out", "x.html"},
                                                         {"codes", "revoke", "x"},
                                                         {"evaluations", "list"},
                                                         {"evaluations", "show", "x"},
                                                         {"verify"},
                                                         {"keys", "init"},
                                                         {"keys", "list"},
                                                         {"keys", "rotate"},
                                                         {"backup", "backups"},
                                                         {"evidence", "remove", "--received-before", "2026-01-01"},
                                                         {"config", "show"}};
    for (auto command : commands) {
        command.insert(command.end(), {"--config", "none.toml"});
        check_refused(zhiping.run(command), "cannot read none.toml: No such file or directory");
    }
    check_refused(zhiping.run({"config", "show", "--config", "."}), "cannot read .: Is a directory");
}

TEST_CASE("The server and the commands beside it live by one file") {
    const CommandLine zhiping;
    zhiping.write(config_name, "data = \"elsewhere\"\nkeys = \"the.keys\"\npublic-url = \"https://zhiping.example\"\n");
    {
        Served served{zhiping, {"--config", config_name}};
        REQUIRE(served.port != 0);
        CHECK(served.stop(SIGTERM) == 0);
    }
    CHECK(std::filesystem::exists(zhiping.file("elsewhere/zhiping.db")));
    CHECK(std::filesystem::exists(zhiping.file("the.keys")));
    CHECK_FALSE(std::filesystem::exists(zhiping.file("data")));
    const CommandLine::Environment environment{{"ZHIPING_CONFIG", config_name}};
    REQUIRE(zhiping.run({"units", "load", asset("units/hubei.csv")}, environment).exit_code == 0);
    REQUIRE(zhiping.run({"codes", "create", "--module", "service", "--unit", "420100", "--place", "hall"}, environment)
                .exit_code == 0);
    const auto sheet = [&](const std::vector<std::string>& flags) {
        std::vector<std::string> words{"codes", "sheet", "--out", "sheet.html", "--data", "elsewhere"};
        words.insert(words.end(), flags.begin(), flags.end());
        REQUIRE(zhiping.run(words).exit_code == 0);
        return content_of(zhiping.file("sheet.html"));
    };
    const auto by_file = sheet({"--config", config_name});
    CHECK(by_file == sheet({"--public-url", "https://zhiping.example"}));
    CHECK(by_file != sheet({}));
}

TEST_CASE("The sample of a file of settings is one") {
    const auto show = CommandLine{}.run({"config", "show", "--config", asset("config/zhiping.toml")});
    CHECK(show.exit_code == 0);
    CHECK(show.problem.empty());
    CHECK_THAT(shown(show.output, "data"), ContainsSubstring("/srv/zhiping file "));
    CHECK_THAT(shown(show.output, "quota-all"), ContainsSubstring("200000 file "));
}
