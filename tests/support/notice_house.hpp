#pragma once

#include "native/app/sealed_person.hpp"
#include "native/app/send_notices.hpp"
#include "native/app/wechat_users.hpp"
#include "native/store/cases.hpp"
#include "native/store/notices.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/staff_house.hpp"

#include <mutex>
#include <vector>

namespace zhiping::tests {

// What a channel was handed, and what it answers to it.
template <typename To> class HandedNotices {
public:
    struct Handed {
        messages::Notice notice;
        To to;
    };

    std::vector<Handed> all() const {
        const std::lock_guard guard{m_mutex};
        return m_all;
    }
    std::size_t count() const { return all().size(); }

    messages::NoticeOutcome outcome = messages::NoticeOutcome::Taken;
    bool throws = false;

protected:
    messages::NoticeHanded take(const messages::Notice& notice, const To& to) {
        const std::lock_guard guard{m_mutex};
        m_all.push_back({notice, to});
        if (throws) throw std::runtime_error{"the certificates cannot be read"};
        return {outcome, outcome == messages::NoticeOutcome::Taken ? "" : "the test says so"};
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Handed> m_all;
};

class TestSms final : public messages::SmsNotices, public HandedNotices<std::string> {
public:
    messages::NoticeHanded hand_over(const messages::Notice& notice, const PhoneNumber& to) override {
        return take(notice, to.text());
    }
    bool knows_again() const override { return knows; }

    bool knows = true;
};

class TestStaff final : public messages::StaffNotices, public HandedNotices<std::vector<std::string>> {
public:
    messages::NoticeHanded hand_over(const messages::Notice& notice, const std::vector<std::string>& badges) override {
        return take(notice, badges);
    }
};

class TestWechat final : public messages::WechatNotices, public HandedNotices<std::string> {
public:
    messages::NoticeHanded hand_over(const messages::Notice& notice, const std::string& openid) override {
        return take(notice, openid);
    }
    std::string app_id() const override { return "wx-of-the-test"; }
    std::optional<std::string> template_of(NoticeTemplate text) const override {
        return text == NoticeTemplate::Question ? std::nullopt : std::optional<std::string>{"template"};
    }
};

// Notices of an evaluation, and all channels that there are.
struct NoticeHouse : StaffHouse {
    FixedClock clock;
    app::CurrentCalendar calendar;
    TestSms sms;
    TestStaff staff;
    TestWechat wechat;
    app::NoticeMeans means{store, sample_person_key,           {&sms, &staff, &wechat}, calendar, chance,
                           clock, "https://pingjia.example.cn"};
    Receipt receipt = submit_satisfied();
    std::int64_t evaluation_id = id_of(receipt.number);
    std::int64_t person_id = add_person("13512345670");

    // Opens no case, so nobody is told.
    Receipt submit_satisfied() {
        auto submission = sample_submission(
            std::get<0>(app::create_codes(store, {{sample_document(1)}}, sample_now, chance)).front().code);
        submission.evaluation.satisfaction = Satisfaction::Satisfied;
        submission.evaluation.situations.clear();
        return submit(store, submission).value();
    }
    std::int64_t id_of(const ReceiptNumber& number) {
        return store.read(
            [&](store::Database& database) { return store::find_case_key(database, number)->evaluation_id; });
    }
    std::int64_t add_person(const std::string& phone) {
        return store.write([&](store::Database& database) {
            return app::find_or_insert_person(database, sample_person_key, PhoneNumber::parse(phone).value(),
                                              clock.now());
        });
    }
    // Who has accepted so many messages.
    std::int64_t add_wechat_user(int acceptances) {
        return store.write([&](store::Database& database) {
            const auto user =
                app::find_or_insert_wechat_user(database, sample_person_key, wechat.app_id(), "openid", clock.now());
            store::set_wechat_person(database, user.id, person_id);
            for (int count = 0; count < acceptances; ++count) store::add_acceptance(database, user.id, "template");
            return user.id;
        });
    }
    int acceptances(std::int64_t user_id) {
        return store.read(
            [&](store::Database& database) { return store::count_acceptances(database, user_id, "template"); });
    }

    void insert(store::NewNotice notice) {
        notice.message_id = chance.bytes<16>();
        notice.made = clock.now();
        store.write([&](store::Database& database) { store::insert_notice(database, notice); });
    }
    void tell_person(NoticeKind kind = NoticeKind::Reply, std::optional<std::int64_t> other_person_id = {}) {
        insert({.message_id = {},
                .kind = kind,
                .evaluation_id = evaluation_id,
                .person_id = other_person_id.value_or(person_id),
                .about_unit_id = "420114",
                .made = {}});
    }
    void tell_staff(const NoticeReaders& readers, NoticeKind kind = NoticeKind::NewCase) {
        insert({.message_id = {}, .kind = kind, .evaluation_id = evaluation_id, .readers = readers, .made = {}});
    }

    app::SentNotices send(const std::string& owner = "one") { return app::send_notices(means, owner, {}); }
    app::SentNotices send_after(std::chrono::seconds time) {
        clock.pass(time);
        return send();
    }

    // Of the notices to persons, the oldest first.
    std::vector<store::StoredNotice> to_persons() {
        return store.read([&](store::Database& database) { return store::list_notices_of(database, evaluation_id); });
    }
    NoticeState state() { return to_persons().at(0).state; }
    std::int64_t count_in(NoticeState state) {
        return count_rows(store, "notice WHERE state = '" + std::string{facts_of(notice_states, state).id} + "'");
    }
};

} // namespace zhiping::tests
