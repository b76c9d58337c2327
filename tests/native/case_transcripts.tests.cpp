#include "tests/support/sample_store.hpp"
#include "tests/support/scripted_random.hpp"
#include "tests/support/transcript.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>

// docs/case-journeys.md is what the program prints: every command in it runs,
// and its output is compared. UPDATE_TRANSCRIPTS=1 writes the outputs anew.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

// A data folder with one case, and the files that the document names.
class Desk {
public:
    explicit Desk(const Transcript& transcript) {
        std::filesystem::create_directory(zhiping.file("data"));
        store::Store store{zhiping.file("data/zhiping.db")};
        app::CurrentCalendar calendar;
        ScriptedRandom random{{{0x3c, 0xc6, 0xf4, 0xdf, 0xb4}}};
        const auto submission = sample_submission(fill_with_samples(store));
        const auto receipt =
            app::submit_evaluation(store, calendar, submission, sample_secret, {sample_person_key}, sample_now, random)
                .value();
        REQUIRE(receipt.number.text() == "ZP-20261120-7K3F9QXM-B");
        for (const auto* name : {"reply.json", "wrong.json"}) zhiping.write(name, transcript.file(name));
        REQUIRE(zhiping.run({"keys", "init"}).exit_code == 0);
    }

    CommandLine zhiping;
};

} // namespace

TEST_CASE("The journeys in docs are what the program prints") {
    check_transcript("case-journeys.md", [](Transcript& transcript) {
        REQUIRE(transcript.count_sections() == 6);
        const auto before = transcript.commands_of(0);
        for (std::size_t section = 1; section < transcript.count_sections(); ++section) {
            auto commands = before;
            std::ranges::copy(transcript.commands_of(section), std::back_inserter(commands));
            const Desk desk{transcript};
            run_in_shell(desk.zhiping, "", commands);
        }
    });
}
