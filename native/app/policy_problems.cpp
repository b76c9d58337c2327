#include "native/app/policy_problems.hpp"

#include "native/app/unread_file.hpp"
#include "native/cases/policies.hpp"
#include "native/store/codes.hpp"
#include "native/store/staff.hpp"
#include "native/store/units.hpp"
#include "native/store/worklist.hpp"
#include "shared/cases/rights.hpp"
#include "shared/catalogue/catalogue.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/policy_json.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

using Problem = std::optional<PolicyProblem>;

store::WorkFilter open_cases() {
    return {.statuses = {CaseStatus::Handling, CaseStatus::Approval, CaseStatus::Answered}};
}

bool may_have(const Colleague& member, Right right) {
    return std::ranges::any_of(member.roles, [&](Role role) { return may(role, right, Relation::Own); });
}

// One writes a reply, and another reads it: both handle cases.
bool has_second_person(const std::vector<Colleague>& staff) {
    const auto handles = [](const Colleague& each) { return may_have(each, Right::Handle); };
    const auto approves = [&](const Colleague& each) { return handles(each) && may_have(each, Right::Approve); };
    return std::ranges::count_if(staff, handles) > 1 && std::ranges::any_of(staff, approves);
}

bool goes_up(const Policy& policy) { return std::ranges::find(policy.one_level_up, true) != policy.one_level_up.end(); }

// Those that are under no other.
std::vector<std::string> list_tops(store::Database& database) {
    std::vector<std::string> tops;
    for (auto& [id, parent_id] : store::list_parents(database))
        if (!parent_id) tops.push_back(std::move(id));
    std::ranges::sort(tops);
    return tops;
}

class Check {
public:
    Check(store::Database& database, const Policy& policy, Instant now, Language language)
        : m_database(database), m_policy(policy), m_now(now), m_language(language) {}

    Problem find_problem(const NewPolicy& wanted) const {
        const auto last = store::list_policies(m_database);
        if (auto problem = compare_last(wanted, last)) return problem;
        for (const auto find :
             {&Check::compare_needs, &Check::compare_promises, &Check::compare_numbers, &Check::look_for_modules,
              &Check::look_for_second_persons, &Check::look_for_units_above, &Check::look_for_administrators})
            if (auto problem = (this->*find)()) return problem;
        return std::nullopt;
    }

private:
    PolicyProblem problem(std::string field, Message message,
                          std::initializer_list<Placeholder> placeholders = {}) const {
        return {std::move(field), fill(text(message, m_language), placeholders)};
    }

    Problem compare_last(const NewPolicy& wanted, const std::vector<store::StoredPolicy>& loaded) const {
        const auto next = loaded.empty() ? store::first_loaded_policy : loaded.back().number + 1;
        if (m_policy.version != next)
            return problem("version", Text::PolicyVersionNotNext, {{"version", std::to_string(next)}});
        const auto today = china_date(m_now);
        if (wanted.begins <= today) return problem("begins", Text::PolicyBeginsTooSoon);
        if (wanted.begins > today + max_policy_days_ahead) return problem("begins", Text::DateTooFar);
        if (loaded.empty() || wanted.begins >= loaded.back().begins) return std::nullopt;
        return problem("begins", Text::PolicyBeginsBeforeLast,
                       {{"version", std::to_string(loaded.back().number)}, {"day", to_string(loaded.back().begins)}});
    }

    Problem compare_needs() const {
        const auto& asked = newest_policy();
        for (const auto& [module, id] : modules) {
            const auto& needs = m_policy.needs_of(module);
            if (needs == asked.needs_of(module)) continue;
            const auto* field = needs.name != asked.needs_of(module).name ? "names" : "positions";
            return problem(field, Text::PolicyNeedsDiffer, {{"version", std::to_string(asked.version)}});
        }
        return std::nullopt;
    }

    // What people are told before they agree may only become better for them.
    Problem compare_promises() const {
        const auto& said = newest_policy();
        const auto broken = [&](const char* field, auto promised) {
            return problem(field, Text::PolicyPromiseBroken, {{"number", std::to_string(promised)}});
        };
        if (m_policy.reply_working_days > said.reply_working_days)
            return broken("reply_working_days", said.reply_working_days);
        if (m_policy.response_after_opening < said.response_after_opening)
            return broken("response_days_after_opening", said.response_after_opening.count());
        if (m_policy.verification < said.verification) return broken("verification_hours", said.verification.count());
        if (m_policy.words_kept > said.words_kept) return broken("words_kept_years", said.words_kept.count());
        if (m_policy.evidence_kept > said.evidence_kept)
            return broken("evidence_kept_years", said.evidence_kept.count());
        return std::nullopt;
    }

    Problem compare_numbers() const {
        const auto reply = m_policy.reply_working_days;
        const auto opening = m_policy.response_after_opening.count();
        const auto not_with = [&](const char* field, Message message, auto days) {
            return problem(field, message, {{"days", std::to_string(days)}});
        };
        if (m_policy.reminder_working_days >= reply)
            return not_with("reminder_working_days", Text::PolicyReminderTooEarly, reply);
        if (m_policy.max_question_working_day > reply)
            return not_with("max_question_working_day", Text::PolicyQuestionTooLate, reply);
        if (m_policy.response_after_issue.count() < opening)
            return not_with("response_days_after_issue", Text::PolicyResponseTooShort, opening);
        if (m_policy.citizen_reminder.count() >= opening)
            return not_with("citizen_reminder_days", Text::PolicyReminderTooEarly, opening);
        return std::nullopt;
    }

    Problem look_for_modules() const {
        for (const auto& [module, id] : modules) {
            if (m_policy.opens_cases_of(module)) continue;
            auto filter = open_cases();
            filter.module = module;
            if (const auto count = store::count_work(m_database, filter); count > 0)
                return problem(
                    "modules", Text::PolicyStrandsModule,
                    {{"module", newest_catalogue().of(module).name[m_language]}, {"count", std::to_string(count)}});
        }
        return std::nullopt;
    }

    Problem look_for_second_persons() const {
        if (m_policy.approves == Approvals{}) return std::nullopt;
        const auto* field = m_policy.approves.wrong      ? "approves_wrong"
                            : m_policy.approves.declined ? "approves_declined"
                                                         : "approves_attachments";
        for (const auto& [unit_id, count] : store::count_work_by_unit(m_database, open_cases()))
            if (!has_second_person(store::list_staff_of_unit(m_database, unit_id, china_date(m_now))))
                return problem(field, Text::PolicyStrandsApproval,
                               {{"unit", name_of(unit_id)}, {"count", std::to_string(count)}});
        return std::nullopt;
    }

    Problem look_for_units_above() const {
        if (!goes_up(m_policy)) return std::nullopt;
        for (const auto& id : list_tops(m_database))
            if (!store::list_codes(m_database, {.unit_id = id, .most = 1}, m_now).empty())
                return problem("one_level_up", Text::PolicyStrandsAbove, {{"unit", name_of(id)}});
        return std::nullopt;
    }

    // Where it asks for a second one that the policy in force does not ask for: it could not be taken back.
    Problem look_for_administrators() const {
        const auto now = cases::policy_in_force(m_database, m_now);
        const bool asks_anew =
            (m_policy.confirms_roles && !now.confirms_roles) || (m_policy.confirms_policy && !now.confirms_policy);
        if (!asks_anew) return std::nullopt;
        for (const auto& id : list_tops(m_database))
            if (store::count_with_role(m_database, id, Role::Administrator) < 2)
                return problem("second_administrator", Text::PolicyStrandsConfirmation, {{"unit", name_of(id)}});
        return std::nullopt;
    }

    std::string name_of(const std::string& unit_id) const {
        return store::find_unit(m_database, unit_id)->name[m_language];
    }

    store::Database& m_database;
    const Policy& m_policy;
    Instant m_now;
    Language m_language;
};

} // namespace

std::optional<PolicyProblem> find_problem(store::Database& database, const NewPolicy& wanted, Instant now,
                                          Language language) {
    if (wanted.content.size() > max_policy_bytes)
        return PolicyProblem{"content", std::string{text(Text::BodyTooLarge, language)}};
    if (auto problem = problem_with_json(wanted.content, language))
        return PolicyProblem{"content", *std::move(problem)};
    const auto policy = wire::decode_policy(wanted.content);
    if (policy) return Check{database, *policy, now, language}.find_problem(wanted);
    const auto& [code, message, field, wait] = policy.error();
    return PolicyProblem{field.empty() ? "content" : field, std::string{text(message, language)}};
}

} // namespace zhiping::app
