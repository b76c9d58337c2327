#include "native/app/settle_notice.hpp"

#include "native/app/case_means.hpp"
#include "native/app/choose_channel.hpp"
#include "native/app/notice_readers.hpp"
#include "native/store/notice_sending.hpp"
#include "native/store/wechat.hpp"

namespace zhiping::app {

namespace {

using messages::NoticeOutcome;

class Settling {
public:
    Settling(store::Database& database, const NoticeMeans& means, const std::string& owner, const NoticeTask& task,
             const std::string& problem)
        : m_database(database), m_means(means), m_owner(owner), m_task(task), m_problem(problem),
          m_now(means.clock.now()), m_wechat(std::get_if<WechatAddress>(&task.address)),
          m_staff(std::get_if<StaffAddress>(&task.address)) {}

    SettledNotice taken() {
        if (m_staff && find_readers_of_now(m_database, m_task.stored, m_now).others_wait)
            return pause({.next_try = next_morning(m_now), .was_tried = false});
        auto settled = end(NoticeState::Sent);
        if (settled.end && m_task.stored.notice.kind == NoticeKind::Reply) deliver(settled);
        return settled;
    }

    SettledNotice refused() {
        if (!holds_lease()) return {};
        if (m_wechat) store::forget_acceptances(m_database, m_wechat->user_id, m_wechat->template_id);
        return by_telephone_or(NoticeState::Refused);
    }

    SettledNotice never() {
        if (!holds_lease()) return {};
        nothing_was_sent();
        return by_telephone_or(NoticeState::Failed);
    }

    SettledNotice later() {
        if (!holds_lease()) return {};
        nothing_was_sent();
        const auto next_try = m_now + pause_after(m_task.stored.tries + 1);
        if (next_try > m_task.stored.notice.made + notice_lifetime) return end(NoticeState::GivenUp);
        return pause({next_try, true, m_problem});
    }

    SettledNotice unknown() {
        return knows_again(m_means.channels, channel_of(m_task.address)) ? later() : end(NoticeState::Unknown);
    }

private:
    // Storing the channel once more changes nothing, and tells.
    bool holds_lease() {
        return store::set_notice_channel(m_database, m_task.stored.id, m_owner, channel_of(m_task.address));
    }

    void nothing_was_sent() {
        if (m_wechat) store::give_back_acceptance(m_database, m_wechat->user_id, m_wechat->template_id);
        if (m_staff) store::delete_notice_readers(m_database, m_task.stored.id, m_staff->sent);
    }

    SettledNotice by_telephone_or(NoticeState state) {
        auto telephone = m_wechat ? find_telephone(m_database, m_means, *m_task.stored.notice.person_id) : std::nullopt;
        if (!telephone) return end(state);
        store::set_notice_channel(m_database, m_task.stored.id, m_owner, NoticeChannel::Sms);
        return {.next = NoticeTask{m_task.stored, m_task.notice, *std::move(telephone)}, .problem = m_problem};
    }

    SettledNotice end(NoticeState state) {
        if (!store::end_notice(m_database, m_task.stored.id, m_owner, {state, m_now, m_problem})) return {};
        return {.end = state, .problem = m_problem};
    }

    SettledNotice pause(const store::NoticePause& pause) {
        store::pause_notice(m_database, m_task.stored.id, m_owner, pause);
        return {.problem = pause.problem};
    }

    // The reply that it told of has reached its citizen, unless there is another by now.
    void deliver(SettledNotice& settled) try {
        const auto& notice = m_task.stored.notice;
        auto stored = cases::find_case(m_database, *notice.evaluation_id);
        if (!stored || !stored->file.reply || stored->file.reply->issued > notice.made) return;
        const CaseCommand command{CaseAction::DeliverNotice, Actor{Role::Clock}, m_now};
        const auto means = case_means(m_means.calendar, m_means.random)(m_database);
        const auto around = cases::surroundings_of(m_database, stored->file, command, means);
        const auto event = decide(stored->file, command, around.view());
        if (event) cases::keep_event(m_database, *stored, *event, around.view(), means);
    } catch (const store::DatabaseError& problem) {
        if (problem.kind() != store::DatabaseProblem::Damaged) throw;
        settled.problem = std::string{"a case that was notified of cannot be read: "} + problem.what();
    }

    store::Database& m_database;
    const NoticeMeans& m_means;
    const std::string& m_owner;
    const NoticeTask& m_task;
    const std::string& m_problem;
    const Instant m_now;
    const WechatAddress* const m_wechat;
    const StaffAddress* const m_staff;
};

} // namespace

SettledNotice settle_notice(store::Database& database, const NoticeMeans& means, const std::string& owner,
                            const NoticeTask& task, const messages::NoticeHanded& handed) {
    Settling settling{database, means, owner, task, handed.words};
    switch (handed.outcome) {
    case NoticeOutcome::Taken: return settling.taken();
    case NoticeOutcome::Refused: return settling.refused();
    case NoticeOutcome::Later: return settling.later();
    case NoticeOutcome::Never: return settling.never();
    case NoticeOutcome::Unknown: break;
    }
    return settling.unknown();
}

} // namespace zhiping::app
