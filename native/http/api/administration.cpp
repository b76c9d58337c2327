#include "native/http/api/administration.hpp"

#include "native/app/administer_loads.hpp"
#include "native/app/administer_units.hpp"
#include "native/app/case_means.hpp"
#include "native/app/move_cases.hpp"
#include "native/app/second_administrator.hpp"
#include "native/app/unread_file.hpp"
#include "native/http/api/admin_answers.hpp"
#include "native/http/api/query_parameters.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/administration_json.hpp"
#include "shared/wire/calendar_json.hpp"

#include <array>

namespace zhiping::http {

namespace {

Date today_of(const Exchange& exchange) { return china_date(exchange.context.clock.now()); }

// `made` is the status of what hands something over.
void answer(Exchange& exchange, const app::AdminResult<app::AccountDone>& answer, int made = 201) {
    if (const auto* refusal = std::get_if<app::AdminRefusal>(&answer)) return refuse(exchange, *refusal);
    const auto& [handed, waiting] = std::get<app::AccountDone>(answer);
    if (waiting) return reply(exchange, 202, wire::encode_waiting(*waiting));
    if (handed) return reply(exchange, made, wire::encode(*handed));
    reply(exchange, 200, "{}");
}

void change(Exchange& exchange, const SignedIn& caller, const app::AccountChange& wanted, const std::string& code) {
    answer(exchange, app::change_account(admin_means(exchange), caller.member, wanted, code));
}

// A change that says no more than whose account it is.
void change_with_code(Exchange& exchange, const SignedIn& caller, StaffAct what) {
    const auto code = read_json_body(exchange).and_then(wire::decode_code);
    if (!code) return refuse(exchange, code.error());
    change(exchange, caller, {.what = what, .badge = path_part(exchange, "badge")}, *code);
}

store::StaffFacts to_facts(const AccountFacts& facts) { return {facts.officer, facts.unit_id, facts.roles}; }

bool take_text(const std::string& text, std::optional<std::string>& value) {
    if (!text.empty()) value = text;
    return !text.empty();
}

using Query = app::AccountQuery;
constexpr std::array account_parameters{
    Parameter<Query>{"unit", [](auto& query, const auto& text) { return take_text(text, query.unit_id); }},
    Parameter<Query>{"search", [](auto& query, const auto& text) { return take(text, query.search); }},
    Parameter<Query>{"after", [](auto& query, const auto& text) { return take_text(text, query.after); }},
    Parameter<Query>{"limit", [](auto& query, const auto& text) { return take(text, query.most); }},
};

wire::TemplateSetLine to_line(const app::ListedTemplates& listed) {
    return {listed.set.number, listed.set.begins,  listed.loaded,
            listed.who,        listed.is_in_force, static_cast<int>(listed.set.templates.size())};
}

} // namespace

void get_admin_units(Exchange& exchange, const SignedIn& caller) {
    const auto lines = app::list_unit_lines(exchange.context.store, caller.member);
    if (!lines) return refuse(exchange, lines.error());
    reply(exchange, 200, wire::encode(*lines));
}

void put_admin_unit(Exchange& exchange, const SignedIn& caller) {
    const auto wish = read_json_body(exchange).and_then(
        [&](const std::string& body) { return wire::decode_unit_wish(body, path_part(exchange, "unit")); });
    if (!wish) return refuse(exchange, wish.error());
    const auto done = app::put_unit(admin_means(exchange), caller.member, wish->unit, wish->seen);
    if (const auto* refusal = std::get_if<app::AdminRefusal>(&done)) return refuse(exchange, *refusal);
    reply(exchange, 200, "{}");
}

void get_accounts(Exchange& exchange, const SignedIn& caller) {
    const auto page = read_query<Query>(exchange.request, account_parameters).and_then([&](const Query& query) {
        return app::list_accounts(exchange.context.store, caller.member, query, today_of(exchange));
    });
    if (!page) return refuse(exchange, page.error());
    reply(exchange, 200, wire::encode(*page));
}

void post_account(Exchange& exchange, const SignedIn& caller) {
    const auto wish = read_json_body(exchange).and_then(wire::decode_account_wish);
    if (!wish) return refuse(exchange, wish.error());
    change(exchange, caller,
           {.what = StaffAct::AddAccount, .badge = wish->facts.officer.badge, .facts = to_facts(wish->facts)},
           wish->code);
}

void put_account(Exchange& exchange, const SignedIn& caller) {
    const auto wish = read_json_body(exchange).and_then(wire::decode_account_wish);
    if (!wish) return refuse(exchange, wish.error());
    app::AccountChange wanted{
        .what = StaffAct::ChangeAccount, .badge = path_part(exchange, "badge"), .facts = to_facts(wish->facts)};
    if (wish->seen) wanted.seen = to_facts(*wish->seen);
    change(exchange, caller, wanted, wish->code);
}

void post_account_reset(Exchange& exchange, const SignedIn& caller) {
    change_with_code(exchange, caller, StaffAct::ResetAccount);
}

void post_account_disabling(Exchange& exchange, const SignedIn& caller) {
    change_with_code(exchange, caller, StaffAct::DisableAccount);
}

void post_account_absence(Exchange& exchange, const SignedIn& caller) {
    const auto wish = read_json_body(exchange).and_then(wire::decode_absence_wish);
    if (!wish) return refuse(exchange, wish.error());
    change(exchange, caller,
           {.what = StaffAct::SetAbsence,
            .badge = path_part(exchange, "badge"),
            .absence = {wish->from, wish->to, wish->deputy}},
           wish->code);
}

void delete_account_absence(Exchange& exchange, const SignedIn& caller) {
    const auto from = parse_date(path_part(exchange, "from"));
    if (!from) return refuse(exchange, {ErrorCode::NotFound, Text::AbsenceUnknown, "from"});
    change(exchange, caller,
           {.what = StaffAct::CancelAbsence,
            .badge = path_part(exchange, "badge"),
            .absence = {.from = *from, .to = {}, .deputy_badge = {}}},
           {});
}

void post_moved_cases(Exchange& exchange, const SignedIn& caller) {
    const auto to = read_json_body(exchange).and_then(wire::decode_receiver);
    if (!to) return refuse(exchange, to.error());
    const auto& context = exchange.context;
    const auto all = app::move_cases(admin_means(exchange), app::case_means(context.calendar, context.random),
                                     caller.member, path_part(exchange, "badge"), *to);
    if (!all) return refuse(exchange, all.error());
    MovedCases told{.moved = all->moved};
    for (const auto& [receipt, why] : all->kept)
        told.kept.push_back({receipt.text(), std::string{text(why.message, language_of(exchange.request))}});
    exchange.response.set_header("Vary", "Accept-Language");
    reply(exchange, 200, wire::encode(told));
}

void get_admin_changes(Exchange& exchange, const SignedIn& caller) {
    const auto changes = app::list_waiting(exchange.context.store, caller.member, today_of(exchange));
    if (!changes) return refuse(exchange, changes.error());
    reply(exchange, 200, wire::encode(*changes));
}

void post_change_decision(Exchange& exchange, const SignedIn& caller) {
    std::int64_t id = 0;
    if (!take(path_part(exchange, "change"), id))
        return refuse(exchange, {ErrorCode::NotFound, Text::ChangeUnknown, "change"});
    const auto decision = read_json_body(exchange).and_then(wire::decode_change_decision);
    if (!decision) return refuse(exchange, decision.error());
    answer(exchange,
           app::decide_change(admin_means(exchange), caller.member, id, {decision->is_confirmed, decision->code}), 200);
}

void get_loaded_templates(Exchange& exchange, const SignedIn& caller) {
    const auto sets = app::list_loaded_templates(exchange.context.store, caller.member, today_of(exchange));
    if (!sets) return refuse(exchange, sets.error());
    std::vector<wire::TemplateSetLine> lines;
    for (const auto& each : *sets) lines.push_back(to_line(each));
    reply(exchange, 200, wire::encode(lines));
}

void post_loaded_templates(Exchange& exchange, const SignedIn& caller) {
    const auto wish = read_json_body(exchange).and_then(wire::decode_templates_wish);
    if (!wish) return refuse(exchange, wish.error());
    const auto done = app::load_templates_as(admin_means(exchange), caller.member, wish->begins, wish->content);
    if (const auto* refusal = std::get_if<app::AdminRefusal>(&done)) return refuse(exchange, *refusal);
    reply(exchange, 201, R"({"number":)" + std::to_string(std::get<int>(done)) + "}");
}

void get_loaded_notices(Exchange& exchange, const SignedIn& caller) {
    const auto notices = app::list_loaded_notices(exchange.context.store, caller.member);
    if (!notices) return refuse(exchange, notices.error());
    std::vector<wire::NoticeLine> lines;
    for (const auto& [notice, loaded, is_in_force] : *notices) lines.push_back({notice, loaded, is_in_force});
    reply(exchange, 200, wire::encode(lines));
}

void post_loaded_notice(Exchange& exchange, const SignedIn& caller) {
    const auto body = read_json_body(exchange);
    if (!body) return refuse(exchange, body.error());
    const auto notice = wire::decode_notice(*body);
    if (!notice)
        return refuse(exchange,
                      app::AdminRefusal{invalid(notice.error().field, Text::HolidaysRefused),
                                        app::words_of_unread(*body, notice.error(), language_of(exchange.request))});
    const auto done = app::load_notice_as(admin_means(exchange), caller.member, *notice);
    if (const auto* refusal = std::get_if<app::AdminRefusal>(&done)) return refuse(exchange, *refusal);
    reply(exchange, 200, "{}");
}

} // namespace zhiping::http
