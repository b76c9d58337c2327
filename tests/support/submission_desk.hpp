#pragma once

#include "tests/support/phone_with_files.hpp"
#include "web/citizen/submitter.hpp"

// The parts of the form that a submission passes through, without a screen.
namespace zhiping::tests {

struct SubmissionDesk final : citizen::SubmissionListener {
    SubmissionDesk() {
        platform::reset_headless();
        headless().now = friday_afternoon;
        open_anew();
        keeper->agree();
        keeper->draft().evaluation.satisfaction = Satisfaction::Satisfied;
        keeper->draft().evaluation.statement = "很好";
        keeper->keep();
    }

    // The page is loaded again.
    void open_anew() {
        submitter.reset();
        keeper.emplace(setting);
        evidence.emplace(setting, keeper->draft());
        submitter.emplace(setting, *keeper, *evidence, *this);
    }

    void follow_submission() override { steps.push_back(submitter->state()); }

    void choose(int number, const std::string& content = jpeg_start) {
        evidence->expect(1);
        evidence->take(offered(number, content), {});
    }

    static platform::OfferedFile offered(int number, const std::string& content) {
        static std::string id, print;
        id = file_id(number);
        print = "print " + id;
        return {0,     id,          1'000'000, {reinterpret_cast<const std::uint8_t*>(content.data()), content.size()},
                print, "IMG_1.HEIC"};
    }

    void upload(int number) {
        evidence->hear({file_id(number), FileEvent::Created, 0, 0, file_id(1000 + number)});
        evidence->hear({file_id(number), FileEvent::Held});
    }

    static void answer(std::size_t post, int status, const std::string& body = {}) {
        headless().posts.at(post).answer({status, body});
    }

    static Draft kept() { return wire::decode_draft(headless().on_phone.begin()->second).value(); }

    citizen::Setting setting{parking_notice(), Language::Chinese};
    std::vector<citizen::SubmissionState> steps;
    std::optional<citizen::DraftKeeper> keeper;
    std::optional<citizen::EvidenceFiles> evidence;
    std::optional<citizen::Submitter> submitter;
};

} // namespace zhiping::tests
