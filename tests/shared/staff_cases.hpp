#pragma once

#include "shared/cases/staff_case.hpp"
#include "shared/cases/visibility.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "tests/common/random_commands.hpp"
#include "tests/shared/case_world.hpp"
#include "tests/shared/json_text.hpp"
#include "tests/shared/random_evaluation.hpp"

// Cases as staff are shown them.
namespace zhiping::test {

// What people and time make of one case.
class RandomCase {
public:
    explicit RandomCase(std::uint32_t seed) : m_random(seed) {}

    // What chance seldom makes.
    void extend() {
        m_world.does(CaseAction::Take, handler);
        m_world.does(CaseAction::RequestExtension, handler, {.words = "还要调取录像", .working_days = 3});
        m_world.does(CaseAction::GrantRequest, detachment_lead);
    }

    void go_on(int steps) {
        const RandomCommands commands{m_random, m_world.units};
        for (int step = 0; step < steps; ++step) {
            m_world.now += std::chrono::hours{m_random.below(30)};
            const auto command = commands.fitting(m_world.file, m_world.now, m_done);
            m_world.now = command.at;
            const auto* clock = waiting_clock(m_world.file);
            if (command.action == CaseAction::MoveClocks && clock) m_world.amend_calendar(clock->due);
            if (!m_world.act(command.action, command.actor, command.details))
                m_done.emplace(m_world.file.status, command.action);
        }
    }

    // All of it.
    StaffCase shown() {
        StaffCase shown{.evaluation = random_stored_evaluation(m_random),
                        .file = m_world.file,
                        .events = m_world.events,
                        .attachments = {},
                        .linked = {},
                        .same_replies = m_random.below(3),
                        .may = possible_actions(m_world.file, handler, m_world.units)};
        for (auto count = m_random.below(3); count > 0; --count) {
            shown.attachments.push_back({m_random.bytes<32>(), AttachmentFormat::Pdf, 1000, "意见书 \"1\".pdf"});
            shown.linked.push_back(random_receipt(m_random));
            shown.disclosures.push_back({"420100", detachment_lead.officer, m_random.one_of(disclosed_kinds).value,
                                         m_random.below(2) ? "核实当事人" : "", m_world.now});
            shown.writing.push_back(reviewer.officer);
            shown.rights.push_back(m_random.one_of(rights).value);
            shown.units.push_back({"420114", {"蔡甸大队", "Caidian Brigade"}});
        }
        shown.approves = {m_random.below(2) == 0, m_random.below(2) == 0, m_random.below(2) == 0};
        shown.person.standing = m_random.one_of(person_standings).value;
        shown.person.may_call = m_random.below(2) == 0;
        if (m_random.below(2)) shown.person.shown = {"张**", "138****5678"};
        if (m_random.below(2)) shown.person.at = Coordinates{30.58, 114.03, m_random.one_of(datums).value};
        if (m_random.below(2)) shown.person.party = PartyStanding::Party;
        shown.approves = {m_random.below(2) == 0, m_random.below(2) == 0, m_random.below(2) == 0};
        return shown;
    }

    StaffCase shown_to(const Actor& actor) {
        auto seen = shown();
        seen.events.clear();
        for (const auto& event : m_world.events)
            if (is_visible_to(event, actor, m_world.file, m_world.units))
                seen.events.push_back(as_seen_by(actor, event, m_world.file, m_world.units));
        seen.file = as_seen_by(actor, m_world.file, m_world.events, m_world.units);
        return seen;
    }

private:
    Random m_random;
    DoneActions m_done;
    CaseWorld m_world;
};

inline const std::string actor_json = R"({"role":"handler","unit":"420114","name":"承办甲","badge":"1001"})";

// The members that every such case has, every clock and every event, as the server writes them.
inline Members clock_members() {
    return {{"kind", quoted("reply")},
            {"number", "1"},
            {"counted_from", quoted("2026-11-20")},
            {"days", "3"},
            {"due", quoted("2026-11-25")},
            {"original_due", quoted("2026-11-25")}};
}

inline Members event_members() {
    return {{"number", "2"},      {"action", quoted("take")},     {"actor", actor_json},
            {"at", "1795160000"}, {"status", quoted("handling")}, {"unit", quoted("420114")},
            {"round", "1"}};
}

inline Members case_members() {
    Random random{5};
    const auto stored = random_stored_evaluation(random);
    return {{"receipt", quoted(stored.receipt.number.text())},
            {"evaluation", wire::encode(stored)},
            {"status", quoted("handling")},
            {"unit", quoted("420114")},
            {"round", "1"},
            {"same_replies", "0"},
            {"person", R"({"standing":"not_required"})"}};
}

} // namespace zhiping::test
