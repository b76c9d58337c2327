#include "shared/cases/reply_draft.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;

TEST_CASE("A draft may miss anything and say what a reply may not, but is nowhere more than a reply may be") {
    CHECK(check_draft({}));
    CHECK(check_draft({.findings = {{Situation::UnfairEnforcement}}, .text = "{谁}", .basis = ""}));
    CHECK(
        check_draft({.text = std::string(max_reply_characters, 'x'), .basis = std::string(max_basis_characters, 'x')}));
    CHECK(check_draft({.text = std::string(max_reply_characters + 1, 'x')}).error().field == "text");
    CHECK(check_draft({.basis = std::string(max_basis_characters + 1, 'x')}).error().field == "basis");
    CHECK(check_draft({.text = "\xFF"}).error().field == "text");
    CHECK(check_draft({.measures = std::vector<Measure>(max_measures + 1, {MeasureKind::Explained})}).error().field ==
          "measures");
    CHECK(check_draft({.attachments = std::vector<Sha256>(max_attachments + 1)}).error().field == "attachments");
    const Decline decline{DeclineReason::BeforeCourt, std::string(max_way_characters + 1, 'x')};
    CHECK(check_draft({.findings = {{Situation::UnfairEnforcement, {}, decline}}}).error().field == "findings");
    CHECK(
        check_draft({.findings = std::vector<SituationFinding>(situations.size() + 1, {Situation::UnfairEnforcement})})
            .error()
            .field == "findings");
}
