#include "native/app/demo_pilot.hpp"

#include "native/app/case_means.hpp"
#include "native/app/create_codes.hpp"
#include "native/app/load_units.hpp"
#include "native/app/pilot_story.hpp"
#include "native/app/submit_evaluation.hpp"
#include "native/cases/act_on_case.hpp"
#include "native/cases/inspect_cases.hpp"
#include "native/cases/run_clocks.hpp"
#include "native/store/evaluations.hpp"
#include "native/store/pages.hpp"
#include "shared/catalogue/catalogue.hpp"

#include <stdexcept>

namespace zhiping::app {

namespace {

using namespace std::chrono_literals;
using enum CaseAction;

// What is refused here is a mistake in the story, which a test plays whole.
[[noreturn]] void fail(const std::string& problem) { throw std::logic_error{"the pilot cannot go on: " + problem}; }
[[noreturn]] void fail(const Error& error) {
    fail(error.field + ": " + std::string{text(error.message, Language::English)});
}

const Actor& handler_of(std::size_t evaluation) {
    static const Actor handlers[] = {{Role::Handler, pilot_units().back().id, {"李静", "000806"}},
                                     {Role::Handler, pilot_units().back().id, {"王浩", "000817"}}};
    return handlers[evaluation % std::size(handlers)];
}

Actor actor_of(const PilotStep& step) {
    switch (step.action) {
    case OpenReply:
    case Accept: return {Role::Citizen};
    case Approve: return {Role::Lead, pilot_units().back().id, {"张建华", "000801"}};
    default: return handler_of(step.evaluation);
    }
}

CaseDetails details_of(const PilotStep& step, const PilotEvaluation& about) {
    switch (step.action) {
    case SayRecordings: return {.recordings = Recordings::Secured};
    case RecordContact:
        return {.words = "已致电，听取了意见，告知了办理期限。",
                .contact = ContactKind::First,
                .happened_at = step.at - 5min};
    case HandIn:
    case IssueReply: return {.reply = about.reply};
    default: return {};
    }
}

// Plays the steps one after the other, with time standing where each happens. Nobody is told of it: it is a story.
class Pilot {
public:
    Pilot(store::Store& store, const sealing::PersonKey& key, outside::Random& random)
        : m_store(store), m_key(key), m_random(random) {}

    void run(const PilotProgress& progress) {
        if (const auto bad = load_units(m_store, pilot_units())) fail(bad->reason);
        const auto steps = pilot_steps(m_evaluations, state_council_calendar());
        auto day = china_date(steps.front().at);
        for (std::size_t done = 0; done < steps.size(); ++done) {
            pass_days(day, china_date(steps[done].at));
            take(steps[done]);
            if (progress) progress(done + 1, steps.size());
        }
        pass_days(day, pilot_end());
    }

private:
    // The job of the clocks runs soon after midnight in China, as it would on the server.
    void pass_days(Date& day, Date until) {
        for (; day < until; day = std::chrono::sys_days{day} + std::chrono::days{1}) {
            const auto midnight = Instant{std::chrono::sys_days{day} + std::chrono::days{1}} - china_offset;
            cases::run_clocks(m_store, m_find_means, midnight + 30min, [](const auto& problem) { fail(problem); });
        }
    }

    void take(const PilotStep& step) {
        if (step.action == Open) return submit(step);
        const auto& about = m_evaluations[step.evaluation];
        const CaseCommand command{step.action, actor_of(step), step.at, details_of(step, about)};
        const auto acted = m_store.write([&](store::Database& database) {
            return cases::act_on_case(database, *m_receipts[step.evaluation], command, {}, m_find_means(database));
        });
        if (!acted) fail(acted.error());
    }

    void submit(const PilotStep& step) {
        const auto& about = m_evaluations[step.evaluation];
        const auto codes = create_codes(m_store, {{about.document}}, *about.document.handled_at, m_random);
        if (const auto* bad = std::get_if<BadRow>(&codes)) fail(bad->reason);
        const Submission submission{.id = SubmissionId::from_random(m_random.bytes<16>()),
                                    .evaluation = {.code = std::get<0>(codes).front().code,
                                                   .catalogue_version = 2, // It asked neither who nor where.
                                                   .language = Language::Chinese,
                                                   .agreed_at = step.at - 3min,
                                                   .satisfaction = about.satisfaction,
                                                   .situations = about.situations,
                                                   .statement = about.statement}};
        const auto secret = Secret::from_random(m_random.bytes<16>());
        const Submitter submitter{.key = m_key, .tells = false};
        const auto receipt = submit_evaluation(m_store, m_calendar, submission, secret, submitter, step.at, m_random);
        if (!receipt) fail(receipt.error());
        m_receipts[step.evaluation] = receipt->number;
    }

    store::Store& m_store;
    const sealing::PersonKey& m_key;
    outside::Random& m_random;
    CurrentCalendar m_calendar;
    const cases::FindMeans m_find_means = case_means(m_calendar, m_random, false);
    const std::vector<PilotEvaluation> m_evaluations = pilot_evaluations();
    std::vector<std::optional<ReceiptNumber>> m_receipts{m_evaluations.size()};
};

void count_evaluations(store::Database& database, PilotCounts& counts) {
    for (const auto& found : store::list_evaluations(database, {}, nullptr, store::max_page_rows)) {
        ++counts.evaluations;
        if (found.evaluation.satisfaction == Satisfaction::Satisfied) ++counts.satisfied;
        if (found.evaluation.satisfaction == Satisfaction::Dissatisfied) ++counts.dissatisfied;
    }
}

void count_case(const CaseFile& file, PilotCounts& counts) {
    const auto* const clock = file.find_clock(ClockKind::Reply, 1);
    if (clock && clock->met_at && !clock->is_late) ++counts.in_time;
    if (file.closing == Closing::Satisfied) ++counts.accepted;
    if (file.closing == Closing::Unanswered) ++counts.unanswered;
    if (file.reply) ++counts.findings[static_cast<std::size_t>(overall_finding(file.reply->reply.findings))];
}

// What is stored, not what the story says.
PilotCounts count(store::Store& store) {
    return store.read([](store::Database& database) {
        PilotCounts counts;
        count_evaluations(database, counts);
        store::for_each_work(database, {}, [&](const store::ListedWork& work) {
            count_case(cases::find_case(database, work.listed.receipt)->file, counts);
            if (!counts.example) counts.example = work.listed.receipt;
        });
        return counts;
    });
}

} // namespace

bool is_in_use(store::Store& store) {
    return store.read([](store::Database& database) { return store::has_units(database); });
}

PilotCounts load_pilot(store::Store& store, const sealing::PersonKey& key, outside::Random& random,
                       const PilotProgress& progress) {
    Pilot{store, key, random}.run(progress);
    return count(store);
}

} // namespace zhiping::app
