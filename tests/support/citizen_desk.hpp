#pragma once

#include "native/app/seal_attachment.hpp"
#include "native/cases/act_on_case.hpp"
#include "shared/evaluation/token.hpp"
#include "tests/common/people.hpp"
#include "tests/support/running_server.hpp"

namespace zhiping::tests {

// A server with the case of an evaluation, its citizen on the telephone, and staff who do their part.
struct CitizenDesk {
    RunningServer server;
    std::string receipt = submit();
    std::string path = case_path(receipt);

    // A citizen's evaluation; `more` changes what it says.
    std::string submit(const Json& more = Json::object(), const std::string& secret = secret_digits) {
        auto submission = server.submission();
        submission.update(more);
        return Json::parse(server.submit(submission, with_secret(secret))->body)["receipt"];
    }
    static std::string case_path(const std::string& number) { return "/api/v1/evaluations/" + number + "/case"; }

    httplib::Result get(const std::string& secret = secret_digits) { return server.get(path, with_secret(secret)); }
    Json seen() { return Json::parse(get()->body); }

    httplib::Result post(const std::string& body, const std::string& secret = secret_digits) {
        return server.client().Post(path + "/actions", with_secret(secret), body, "application/json");
    }
    // As a phone does it: with an id of its own.
    httplib::Result act(const std::string& action, Json details = Json::object()) {
        details["action"] = action;
        if (!details.contains("action_id")) details["action_id"] = new_action_id();
        return post(details.dump());
    }
    std::string new_action_id() { return ActionId::from_random(server.random.bytes<16>()).digits(); }

    // What staff do must be possible.
    CaseFile does(const Actor& by, CaseAction action, const CaseDetails& details = {},
                  const std::vector<store::Attachment>& attachments = {}) {
        const CaseCommand command{action, by, server.clock.now(), details};
        const auto acted = server.store.write([&](store::Database& database) {
            const auto in_force = server.calendar.in(database);
            return cases::act_on_case(database, ReceiptNumber::parse(receipt).value(), command, {},
                                      {in_force.days, in_force.version, in_force.changes, server.random}, attachments);
        });
        if (!acted) throw std::logic_error{std::string{text(acted.error().message, Language::English)}};
        return acted->file;
    }
    store::Attachment seal(const std::string& content) {
        return app::seal_attachment(server.store, server.vault, "意见书.pdf", content, server.clock.now()).value();
    }

    // Nothing was wrong: it goes out without a second person.
    static Reply clean_reply() {
        return {.findings = {{Situation::ImpoundedWithoutCause, Finding::Lawful},
                             {Situation::UnfairEnforcement, Finding::DidNotHappen}},
                .text = "经查看执法记录仪，情况与您说的不一致，现将核查结果答复如下。",
                .basis = "道路交通安全法第八十七条"};
    }
    static Reply reply_with(const Sha256& attached) {
        auto reply = clean_reply();
        reply.attachments = {attached};
        return reply;
    }

    // Of the units of this server.
    inline static const Actor handler = test::staff(Role::Handler, "caidian", "承办甲", "1001");
    inline static const Actor lead = test::staff(Role::Lead, "caidian", "大队负责人", "1003");
    inline static const Actor reviewer = test::staff(Role::Handler, "wuhan", "复核甲", "2001");
};

} // namespace zhiping::tests
