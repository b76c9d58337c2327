#include "tests/common/random_details.hpp"

#include "shared/cases/check_command.hpp"
#include "shared/text/text_ids.hpp"
#include "tests/common/people.hpp"

#include <functional>
#include <map>

namespace zhiping::test {

namespace {

template <typename T> T one_of(Random& random, std::initializer_list<T> values) { return random.one_of(values); }

// Of everything that was ticked; with a chance that something is missing, too short or past.
Reply random_reply(Random& random, const CaseFile& file, Instant now) {
    Reply reply{.text = "经查看执法记录仪，情况与您说的不一致，现将核查结果答复如下。",
                .basis = "道路交通安全法第八十七条"};
    for (const auto situation : file.subject.ticked) reply.findings.push_back({situation, Finding::DidNotHappen});
    if (random.below(2) == 0) reply.findings.front().finding = Finding::Wrong;
    if (random.below(12) == 0) reply.findings.pop_back();
    if (random.below(12) == 0) reply.text = "短";
    if (random.below(2) == 0)
        reply.measures = {{MeasureKind::Repaid, china_date(now) + std::chrono::days{random.below(200)}}};
    return reply;
}

} // namespace

CaseDetails random_details(Random& random, const CaseFile& file, Instant now) {
    const auto usually = [&] { return random.below(8) > 0; };
    CaseDetails details;
    details.words = one_of<std::string>(random, {"有理由", "有理由", "有理由", "", "\x02"});
    if (usually()) details.reply = random_reply(random, file, now);
    if (usually()) details.recordings = one_of(random, {Recordings::Secured, Recordings::NotSecured});
    if (usually()) details.contact = ContactKind::First;
    if (usually())
        details.happened_at = now - std::chrono::hours{random.below(100)} + std::chrono::hours{random.below(3)};
    if (usually()) details.withdrawal = WithdrawalReason::Settled;
    if (usually()) details.was_asked_for = false;
    if (usually()) details.reopens = random.below(2) == 0;
    const auto& somebody = random.one_of(everybody);
    if (usually()) details.officer = somebody.officer;
    details.event = static_cast<int>(random.below(30));
    details.measure = static_cast<int>(random.below(4));
    details.working_days = static_cast<int>(random.below(6)) - 1;
    if (usually()) details.receipt = "ZP-20261120-7K3F9QXM-4";
    if (random.below(2) == 0) details.situations = {Situation::UncivilLanguage, Situation::Efficiency};
    details.unit_id = one_of<std::string>(random, {"420115", "420100", "420200", "420114", "999999", somebody.unit_id});
    return details;
}

CaseDetails taken_by(CaseAction action, CaseDetails details) {
    const std::map<std::string, std::function<void()>> clear{{"words", [&] { details.words.clear(); }},
                                                             {"reply", [&] { details.reply.reset(); }},
                                                             {"recordings", [&] { details.recordings.reset(); }},
                                                             {"contact", [&] { details.contact.reset(); }},
                                                             {"happened_at", [&] { details.happened_at.reset(); }},
                                                             {"withdrawal", [&] { details.withdrawal.reset(); }},
                                                             {"was_asked_for", [&] { details.was_asked_for.reset(); }},
                                                             {"reopens", [&] { details.reopens.reset(); }},
                                                             {"officer", [&] { details.officer.reset(); }},
                                                             {"event", [&] { details.event.reset(); }},
                                                             {"measure", [&] { details.measure.reset(); }},
                                                             {"working_days", [&] { details.working_days.reset(); }},
                                                             {"unit", [&] { details.unit_id.clear(); }},
                                                             {"receipt", [&] { details.receipt.clear(); }},
                                                             {"situations", [&] { details.situations.clear(); }}};
    const auto check = [&] { return check_command({action, citizen, {}, details}); };
    for (auto valid = check(); !valid && valid.error().message == Text::FieldNotOfAction; valid = check())
        clear.at(valid.error().field)();
    return details;
}

} // namespace zhiping::test
