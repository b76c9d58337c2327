#include "tests/support/served.hpp"
#include "tests/support/transcript.hpp"

#include <catch_amalgamated.hpp>

#include <regex>

// docs/case-api.md is what curl prints: every command in it runs against a
// server, and its output is compared. UPDATE_TRANSCRIPTS=1 writes the outputs
// anew.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

// An app for codes that is not ours, so that both must know RFC 6238.
const std::string phone = R"shell(phone() {
    python3 - "$1" <<'PYTHON'
import base64, csv, hashlib, hmac, re, struct, sys, time
row = next(each for each in csv.DictReader(open("passwords.csv")) if each["badge"] == sys.argv[1])
secret = base64.b32decode(re.search("secret=([A-Z2-7]+)", row["totp_address"])[1])
digest = hmac.digest(secret, struct.pack(">Q", int(time.time()) // 30), "sha1")
at = digest[-1] & 15
print("%06d" % ((struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFFFFFF) % 10**6))
PYTHON
}
)shell";

const std::string staff = "badge,name,unit,roles\n"
                          "012345,张三,420114,handler\n"
                          "012001,李四,420114,lead\n"
                          "002014,复核甲,420100,handler\n";

// What differs each time, in words that stay.
std::string settled(std::string line) {
    static const std::pair<std::regex, const char*> changing[] = {
        {std::regex{"ZP-[0-9]{8}-[0-9A-Z]{8}-[0-9A-Z]"}, "RECEIPT"},
        {std::regex{"20[0-9]{2}-[0-9]{2}-[0-9]{2}"}, "DATE"},
        {std::regex{"\\b[12][0-9]{9}\\b"}, "TIME"},
    };
    for (const auto& [pattern, word] : changing) line = std::regex_replace(line, pattern, word);
    return line;
}

std::vector<Typed*> all_commands(Transcript& transcript) {
    std::vector<Typed*> all;
    for (std::size_t section = 0; section < transcript.count_sections(); ++section)
        for (auto* typed : transcript.commands_of(section)) all.push_back(typed);
    return all;
}

} // namespace

TEST_CASE("The case through the API in docs is what curl prints") {
    check_transcript("case-api.md", [](Transcript& transcript) {
        const CommandLine zhiping;
        REQUIRE(zhiping.run({"units", "load", asset("units/hubei.csv")}).exit_code == 0);
        REQUIRE(zhiping.run({"keys", "init"}).exit_code == 0);
        zhiping.write("staff.csv", staff);
        for (const auto* name : {"evaluation.json", "reply.json"}) zhiping.write(name, transcript.file(name));
        const Served served{zhiping};
        REQUIRE(served.port != 0);
        const auto commands = all_commands(transcript);
        run_in_shell(zhiping, "site=http://127.0.0.1:" + std::to_string(served.port) + "\n" + phone, commands);
        for (auto* typed : commands)
            for (auto& line : typed->output) line = settled(line);
    });
}
