#include "tests/common/people.hpp"

#include "shared/cases/decide.hpp"
#include "shared/cases/rights.hpp"

#include <catch_amalgamated.hpp>

#include <map>
#include <sstream>

using namespace zhiping;
using namespace zhiping::test;

namespace {

// Written by hand: a letter for each relation in which a role has the right. o: own, b: below, f: former, n: named,
// e: elsewhere; nobody has one in a case that is above.
constexpr auto expectation = R"(
role           read  read_evidence  handle  approve  oversee  urge  appoint  answer_comment  be_heard  unmask  help  export  audit  administer
citizen        -     -              -       -        -        -     -        -               -         -       -     -       -      -
handler        of    o              o       -        -        -     -        o               -         o       -     -       -      -
lead           obf   ob             o       o        b        b     o        o               -         ob      -     ob      -      -
supervisor     b     b              -       -        -        b     -        -               -         -       -     b       -      -
auditor        -     -              -       -        -        -     -        -               -         -       -     -       ob     -
administrator  -     -              -       -        -        -     -        -               -         -       -     -       -      ob
counter        -     -              -       -        -        -     -        -               -         -       be    -       -      -
codes          -     -              -       -        -        -     -        -               -         -       -     -       -      -
officer        -     -              -       -        -        -     -        -               n         -       -     -       -      -
clock          -     -              -       -        -        -     -        -               -         -       -     -       -      -
)";

// The letters at a role and a right.
std::map<std::pair<std::string, std::string>, std::string> expected_cells() {
    std::istringstream text{expectation};
    std::string word;
    std::vector<std::string> words;
    while (text >> word) words.push_back(word);
    const auto width = rights.size() + 1;
    std::map<std::pair<std::string, std::string>, std::string> cells;
    for (std::size_t at = width; at < words.size(); ++at)
        if (at % width != 0) cells[{words[at - at % width], words[at % width]}] = words[at];
    return cells;
}

} // namespace

TEST_CASE("Every role has the rights that are written down for it, and in no other relation") {
    const auto expected = expected_cells();
    REQUIRE(expected.size() == roles.size() * rights.size());
    for (const auto& role : roles)
        for (const auto& right : rights)
            for (const auto& relation : relations) {
                CAPTURE(role.id, right.id, relation.id);
                const auto& letters = expected.at({std::string{role.id}, std::string{right.id}});
                CHECK(may(role.value, right.value, relation.value) ==
                      (letters.find(relation.id.front()) != std::string::npos));
            }
}

TEST_CASE("Where a case stands to somebody is where its unit stands to theirs, and whom it appointed is its own") {
    const UnitTree units{province};
    CaseFile file;
    file.unit_id = "420100";
    CHECK(relation_of(reviewer, file, units) == Relation::Own);
    CHECK(relation_of(bureau_lead, file, units) == Relation::Below);
    CHECK(relation_of(handler, file, units) == Relation::Above);
    const auto stranger = staff(Role::Lead, "420200", "黄石负责人", "5001");
    CHECK(relation_of(stranger, file, units) == Relation::Elsewhere);
    file.appointed.push_back({stranger.officer, stranger.unit_id, 1});
    CHECK(relation_of(stranger, file, units) == Relation::Own);
}

TEST_CASE("A supervisor may urge the units below and do nothing else with their cases") {
    CaseFile file;
    file.unit_id = "420114";
    const auto supervisor = staff(Role::Supervisor, "420100", "督察", "2009");
    for (const auto& status : case_statuses) {
        file.status = status.value;
        for (const auto action : possible_actions(file, supervisor, UnitTree{province}))
            CHECK(action == CaseAction::Urge);
    }
    file.status = CaseStatus::Handling;
    CHECK(possible_actions(file, supervisor, UnitTree{province}) == std::vector{CaseAction::Urge});
}
