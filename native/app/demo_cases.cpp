#include "native/app/demo_cases.hpp"

#include "native/app/append_to_upload.hpp"
#include "native/app/case_means.hpp"
#include "native/app/create_codes.hpp"
#include "native/app/create_upload.hpp"
#include "native/app/demo_picture.hpp"
#include "native/app/demo_story.hpp"
#include "native/app/submit_evaluation.hpp"
#include "native/cases/act_on_case.hpp"
#include "native/cases/run_clocks.hpp"
#include "native/store/code_imports.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace zhiping::app {

namespace {

using namespace std::chrono_literals;

// What is refused here is a mistake in the story, which a test plays whole.
[[noreturn]] void fail(const std::string& problem) { throw std::logic_error{"the demo cannot go on: " + problem}; }
[[noreturn]] void fail(const Error& error) {
    fail(error.field + ": " + std::string{text(error.message, Language::English)});
}

// Whether a case is drawn to be rechecked hangs on four bytes (native/cases/stored_case.cpp), which are these; all else
// falls as it falls.
class Lot final : public outside::Random {
public:
    Lot(outside::Random& others, bool is_drawn) : m_others(others), m_last(is_drawn ? 0 : 99) {}

    void fill(std::span<std::uint8_t> bytes) override {
        if (bytes.size() != 4) return m_others.fill(bytes);
        std::ranges::fill(bytes, std::uint8_t{0});
        bytes.back() = m_last;
    }

private:
    outside::Random& m_others;
    const std::uint8_t m_last;
};

// Something that comes about.
struct Happening {
    Instant at;
    const DemoEvaluation* about;
    const DemoStep* step; // Null: it is evaluated.
};

std::vector<Happening> in_order_of_time(const std::vector<DemoEvaluation>& story) {
    std::vector<Happening> all;
    for (const auto& about : story) {
        all.push_back({about.received, &about, nullptr});
        for (const auto& step : about.steps) all.push_back({step.at, &about, &step});
    }
    std::ranges::stable_sort(all, {}, &Happening::at);
    return all;
}

// Plays them one after the other, with time standing where each happens. Nobody is told of it: it is a story.
class Demo {
public:
    Demo(store::Store& store, evidence::Vault& vault, outside::Random& random)
        : m_store(store), m_vault(vault), m_random(random) {}

    std::size_t run(Instant now) {
        auto story =
            demo_story(now, *m_store.read([&](store::Database& database) { return m_calendar.in(database).days; }));
        std::erase_if(story, [&](const DemoEvaluation& about) { return is_stored(about, now); });
        const auto happenings = in_order_of_time(story);
        if (happenings.empty()) return 0;
        auto day = china_date(happenings.front().at);
        for (const auto& each : happenings) {
            pass_nights(day, each.at);
            each.step ? take(*each.about, *each.step) : submit(*each.about);
        }
        pass_nights(day, now);
        return story.size();
    }

private:
    bool is_stored(const DemoEvaluation& about, Instant now) {
        return m_store.read([&](store::Database& database) {
            return store::find_code_of_document(database, about.document, now).has_value();
        });
    }

    // The job of the clocks runs soon after midnight in China, as it would on the server.
    void pass_nights(Date& day, Instant until) {
        for (; day < china_date(until); day += std::chrono::days{1}) {
            const auto after_midnight = Instant{day + std::chrono::days{1}} - china_offset + 30min;
            cases::run_clocks(m_store, case_means(m_calendar, m_random, false), std::min(after_midnight, until),
                              [](const auto& problem) { fail(problem); });
        }
    }

    void take(const DemoEvaluation& about, const DemoStep& step) {
        const CaseCommand command{step.action, step.actor, step.at, step.details};
        Lot lot{m_random, about.is_drawn};
        const auto find_means = case_means(m_calendar, lot, false);
        const auto acted = m_store.write([&](store::Database& database) {
            return cases::act_on_case(database, m_receipts.at(&about), command, {}, find_means(database));
        });
        if (!acted) fail(acted.error());
    }

    void submit(const DemoEvaluation& about) {
        const auto codes = create_codes(m_store, {{about.document}}, *about.document.handled_at, m_random);
        if (const auto* bad = std::get_if<BadRow>(&codes)) fail(bad->reason);
        const auto secret = Secret::from_random(m_random.bytes<16>());
        Submission submission{.id = SubmissionId::from_random(m_random.bytes<16>()),
                              .evaluation = {.code = std::get<0>(codes).front().code,
                                             .catalogue_version = 2, // It asked neither who nor where.
                                             .language = Language::Chinese,
                                             .agreed_at = about.received - 3min,
                                             .satisfaction = about.satisfaction,
                                             .situations = about.situations,
                                             .statement = about.statement}};
        if (about.has_photo) submission.evidence = {upload(submission.evaluation.code, secret, about.received - 1min)};
        const Submitter submitter{.key = m_vault.person_key(), .tells = false};
        const auto receipt =
            submit_evaluation(m_store, m_calendar, submission, secret, submitter, about.received, m_random);
        if (!receipt) fail(receipt.error());
        m_receipts.emplace(&about, receipt->number);
    }

    UploadId upload(const Code& code, const Secret& secret, Instant at) {
        const auto picture = demo_picture();
        const auto created = create_upload(m_store, m_vault, {code, picture.size(), "demo"}, secret, at, m_random);
        if (!created) fail(created.error());
        const UploadPart part{.offset = 0, .read = [&](const UploadPart::Take& take) { return take(picture); }};
        if (const auto held = append_to_upload(m_store, m_vault, created->id, secret, part, at); !held)
            fail(held.error());
        return created->id;
    }

    store::Store& m_store;
    evidence::Vault& m_vault;
    outside::Random& m_random;
    CurrentCalendar m_calendar;
    std::map<const DemoEvaluation*, ReceiptNumber> m_receipts = {};
};

} // namespace

std::size_t load_demo_cases(store::Store& store, evidence::Vault& vault, outside::Random& random, Instant now) {
    return Demo{store, vault, random}.run(now);
}

} // namespace zhiping::app
