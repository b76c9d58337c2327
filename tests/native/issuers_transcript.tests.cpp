#include "tests/support/served.hpp"
#include "tests/support/transcript.hpp"

#include <catch_amalgamated.hpp>

#include <regex>

// docs/issuers-api.md is what curl prints: every command in it runs against a server, and its output is compared.
// UPDATE_TRANSCRIPTS=1 writes the outputs anew.
using namespace zhiping;
using namespace zhiping::tests;

TEST_CASE("The batch of documents in docs is what curl prints") {
    check_transcript("issuers-api.md", [](Transcript& transcript) {
        const CommandLine zhiping;
        REQUIRE(zhiping.run({"units", "load", asset("units/hubei.csv")}).exit_code == 0);
        REQUIRE(zhiping.run({"keys", "init"}).exit_code == 0);
        for (const auto* name : {"batch.json", "party.json"}) zhiping.write(name, transcript.file(name));
        const Served served{zhiping};
        REQUIRE(served.port != 0);
        std::vector<Typed*> commands;
        for (std::size_t section = 0; section < transcript.count_sections(); ++section)
            for (auto* typed : transcript.commands_of(section)) commands.push_back(typed);
        run_in_shell(zhiping, "site=http://127.0.0.1:" + std::to_string(served.port) + "\n", commands);
        static const std::regex code{"\"[0-9A-HJKMNP-TV-Z]{17}\""};
        for (auto* typed : commands)
            for (auto& line : typed->output) line = std::regex_replace(line, code, "\"CODE\"");
    });
}
