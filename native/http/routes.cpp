#include "native/http/routes.hpp"

#include "native/http/api/administration.hpp"
#include "native/http/api/anomalies.hpp"
#include "native/http/api/attachments.hpp"
#include "native/http/api/audit.hpp"
#include "native/http/api/board.hpp"
#include "native/http/api/case.hpp"
#include "native/http/api/cases.hpp"
#include "native/http/api/codes.hpp"
#include "native/http/api/comments.hpp"
#include "native/http/api/counter.hpp"
#include "native/http/api/documents.hpp"
#include "native/http/api/drafts.hpp"
#include "native/http/api/evaluations.hpp"
#include "native/http/api/events.hpp"
#include "native/http/api/evidence.hpp"
#include "native/http/api/exports.hpp"
#include "native/http/api/kept_codes.hpp"
#include "native/http/api/officer.hpp"
#include "native/http/api/person.hpp"
#include "native/http/api/reply_templates.hpp"
#include "native/http/api/rule_versions.hpp"
#include "native/http/api/service.hpp"
#include "native/http/api/staff.hpp"
#include "native/http/api/uploads.hpp"
#include "native/http/api/wechat.hpp"
#include "native/http/exchange/body_limits.hpp"
#include "native/http/pages/case_file_page.hpp"
#include "native/http/pages/desk_page.hpp"
#include "native/http/pages/find_page.hpp"
#include "native/http/pages/menu_pages.hpp"
#include "native/http/pages/page_callers.hpp"
#include "native/http/pages/page_routes.hpp"
#include "native/http/pages/verification_file.hpp"
#include "native/http/pages/verify_page.hpp"
#include "native/http/transport/framing.hpp"

#include <array>

namespace zhiping::http {

namespace {

// `credentials` turns what a request carries into the caller that `handler` takes.
template <auto credentials, auto handler>
constexpr Route route(std::string_view method, std::string_view path, std::uint64_t max_body_bytes = no_body) {
    using Caller = typename decltype(credentials(std::declval<Exchange&>()))::value_type;
    constexpr auto answer = [](Exchange& exchange) {
        if (const auto caller = credentials(exchange)) handler(exchange, *caller);
    };
    return {method, path, Caller::kind, max_body_bytes, answer};
}

constexpr std::array table{
    route<anyone, get_menu_page>("GET", "/"),
    route<anyone, get_places_page>("GET", "/places"),
    route<anyone, get_documents_page>("GET", "/documents"),
    route<anyone, post_documents_page>("POST", "/documents", max_find_bytes),
    route<anyone, get_law_page>("GET", "/law"),
    route<page_code_holder, get_evaluate_page>("GET", "/e/{code}"),
    route<page_code_holder, post_form>("POST", "/e/{code}", any_length),
    route<anyone, get_find_page>("GET", "/r"),
    route<anyone, post_find_page>("POST", "/r", max_find_bytes),
    route<page_receipt_holder, get_receipt_page>("GET", "/r/{receipt}"),
    route<page_receipt_holder, post_action>("POST", "/r/{receipt}", any_length),
    route<page_receipt_holder, post_person>("POST", "/r/{receipt}/person", max_person_form_bytes),
    route<anyone, get_my_page>("GET", "/my"),
    route<anyone, get_my_export>("GET", "/my/export"),
    route<anyone, post_my_page>("POST", "/my", max_find_bytes),
    route<anyone, get_messages>("GET", "/messages"),
    route<anyone, get_verify_page>("GET", "/verify"),
    route<anyone, get_public_keys>("GET", "/.well-known/zhiping-keys"),
    route<code_holder, get_code>("GET", "/api/v1/codes/{code}"),
    route<secret_holder, post_evaluation>("POST", "/api/v1/evaluations", max_submission_bytes),
    route<receipt_holder, get_evaluation>("GET", "/api/v1/evaluations/{receipt}"),
    route<receipt_holder, get_views>("GET", "/api/v1/evaluations/{receipt}/views"),
    route<evidence_viewer, get_evidence>("GET", "/api/v1/evaluations/{receipt}/evidence/{position}"),
    route<receipt_holder, get_case>("GET", "/api/v1/evaluations/{receipt}/case"),
    route<receipt_holder, post_case_action>("POST", "/api/v1/evaluations/{receipt}/case/actions", max_action_bytes),
    route<evidence_viewer, get_case_attachment>("GET", "/api/v1/evaluations/{receipt}/case/attachments/{hash}"),
    route<receipt_holder, post_addition_upload>("POST", "/api/v1/evaluations/{receipt}/case/uploads", max_part_bytes),
    route<code_maker, post_documents>("POST", "/api/v1/documents", max_documents_bytes),
    route<code_maker, post_places>("POST", "/api/v1/places", max_documents_bytes),
    route<code_maker, post_blanks>("POST", "/api/v1/blanks", max_code_act_bytes),
    route<signed_in, get_codes>("GET", "/api/v1/codes"),
    route<signed_in, post_revocation>("POST", "/api/v1/codes/{code}/revocation", max_code_act_bytes),
    route<signed_in, post_reissue>("POST", "/api/v1/codes/{code}/reissue"),
    route<signed_in, get_code_picture>("GET", "/api/v1/codes/{code}/picture"),
    route<signed_in, get_sheet>("GET", "/api/v1/sheet"),
    route<signed_in, get_sign>("GET", "/api/v1/sign"),
    route<signed_in, get_issuers>("GET", "/api/v1/issuers"),
    route<signed_in, post_issuer>("POST", "/api/v1/issuers", max_code_act_bytes),
    route<signed_in, delete_issuer>("DELETE", "/api/v1/issuers/{issuer}"),
    route<signed_in, get_worklist>("GET", "/api/v1/cases"),
    route<signed_in, get_requests>("GET", "/api/v1/requests"),
    route<signed_in, get_work>("GET", "/api/v1/work"),
    route<signed_in, get_events>("GET", "/api/v1/events"),
    route<signed_in, get_staff_case>("GET", "/api/v1/cases/{receipt}"),
    route<signed_in, post_staff_action>("POST", "/api/v1/cases/{receipt}/actions", max_action_bytes),
    route<signed_in, post_unmasking>("POST", "/api/v1/cases/{receipt}/person", max_action_bytes),
    route<signed_in, post_phone>("POST", "/api/v1/cases/{receipt}/phone"),
    route<signed_in, put_hold>("PUT", "/api/v1/cases/{receipt}/hold", max_action_bytes),
    route<signed_in, delete_hold>("DELETE", "/api/v1/cases/{receipt}/hold"),
    route<signed_in, get_draft>("GET", "/api/v1/cases/{receipt}/draft"),
    route<signed_in, put_draft>("PUT", "/api/v1/cases/{receipt}/draft", max_action_bytes),
    route<signed_in, delete_draft>("DELETE", "/api/v1/cases/{receipt}/draft"),
    route<signed_in, get_reply_templates>("GET", "/api/v1/reply-templates"),
    route<signed_in, get_staff_evidence>("GET", "/api/v1/cases/{receipt}/evidence/{position}"),
    route<signed_in, get_staff_attachment>("GET", "/api/v1/cases/{receipt}/attachments/{hash}"),
    route<signed_in, get_admin_units>("GET", "/api/v1/admin/units"),
    route<signed_in, put_admin_unit>("PUT", "/api/v1/admin/units/{unit}", max_administration_bytes),
    route<signed_in, get_accounts>("GET", "/api/v1/admin/staff"),
    route<signed_in, post_account>("POST", "/api/v1/admin/staff", max_administration_bytes),
    route<signed_in, put_account>("PUT", "/api/v1/admin/staff/{badge}", max_administration_bytes),
    route<signed_in, post_account_reset>("POST", "/api/v1/admin/staff/{badge}/reset", max_administration_bytes),
    route<signed_in, post_account_disabling>("POST", "/api/v1/admin/staff/{badge}/disabling", max_administration_bytes),
    route<signed_in, post_account_absence>("POST", "/api/v1/admin/staff/{badge}/absences", max_administration_bytes),
    route<signed_in, delete_account_absence>("DELETE", "/api/v1/admin/staff/{badge}/absences/{from}"),
    route<signed_in, post_moved_cases>("POST", "/api/v1/admin/staff/{badge}/cases", max_administration_bytes),
    route<signed_in, get_admin_changes>("GET", "/api/v1/admin/changes"),
    route<signed_in, post_change_decision>("POST", "/api/v1/admin/changes/{change}/decision", max_administration_bytes),
    route<signed_in, get_loaded_templates>("GET", "/api/v1/admin/reply-templates"),
    route<signed_in, post_loaded_templates>("POST", "/api/v1/admin/reply-templates", max_templates_bytes),
    route<signed_in, get_loaded_notices>("GET", "/api/v1/admin/holidays"),
    route<signed_in, post_loaded_notice>("POST", "/api/v1/admin/holidays", max_administration_bytes),
    route<signed_in, get_rule_versions>("GET", "/api/v1/admin/versions"),
    route<signed_in, post_policy>("POST", "/api/v1/admin/policies", max_policy_bytes),
    route<signed_in, get_anomalies>("GET", "/api/v1/anomalies"),
    route<signed_in, get_audit>("GET", "/api/v1/audit"),
    route<signed_in, get_cases_csv>("GET", "/api/v1/exports/cases.csv"),
    route<signed_in, get_cases_jsonl>("GET", "/api/v1/exports/cases.jsonl"),
    route<signed_in, get_board>("GET", "/api/v1/board"),
    route<signed_in, get_comments>("GET", "/api/v1/comments"),
    route<signed_in, get_comment>("GET", "/api/v1/comments/{receipt}"),
    route<signed_in, post_comment_answer>("POST", "/api/v1/comments/{receipt}/answer", max_action_bytes),
    route<signed_in, post_reply_upload>("POST", "/api/v1/cases/{receipt}/uploads", max_part_bytes),
    route<signed_in, get_officer_cases>("GET", "/api/v1/officer/cases"),
    route<signed_in, get_officer_case>("GET", "/api/v1/officer/cases/{receipt}"),
    route<signed_in, post_officer_action>("POST", "/api/v1/officer/cases/{receipt}/actions", max_action_bytes),
    route<signed_in, post_counter_receipt>("POST", "/api/v1/counter/receipts", max_find_bytes),
    route<signed_in, post_counter_evaluation>("POST", "/api/v1/counter/evaluations", max_submission_bytes),
    route<anyone, options_uploads>("OPTIONS", "/api/v1/uploads"),
    route<secret_holder, post_upload>("POST", "/api/v1/uploads", max_part_bytes),
    route<anyone, options_uploads>("OPTIONS", "/api/v1/uploads/{upload}"),
    route<upload_holder, head_upload>("HEAD", "/api/v1/uploads/{upload}"),
    route<upload_holder, patch_upload>("PATCH", "/api/v1/uploads/{upload}", max_part_bytes),
    route<upload_holder, delete_upload>("DELETE", "/api/v1/uploads/{upload}"),
    route<anyone, post_staff_session>("POST", "/api/v1/staff/session", max_sign_in_bytes),
    route<signed_in, get_staff_session>("GET", "/api/v1/staff/session"),
    route<signed_in, delete_staff_session>("DELETE", "/api/v1/staff/session"),
    route<signed_in, delete_other_sessions>("DELETE", "/api/v1/staff/sessions"),
    route<signed_in, delete_own_session>("DELETE", "/api/v1/staff/sessions/{session}"),
    route<signed_in, get_colleagues>("GET", "/api/v1/staff/colleagues"),
    route<signed_in, get_staff_units>("GET", "/api/v1/staff/units"),
    route<wechat_anyone, post_wechat_session>("POST", "/api/v1/wechat/sessions", max_wechat_bytes),
    route<wechat_user, post_wechat_phone>("POST", "/api/v1/wechat/phone", max_wechat_bytes),
    route<wechat_user, post_wechat_ticket>("POST", "/api/v1/wechat/tickets", max_wechat_bytes),
    route<wechat_user, post_wechat_acceptances>("POST", "/api/v1/wechat/acceptances", max_wechat_bytes),
    route<wechat_anyone, post_person_ticket>("POST", "/api/v1/person/ticket", max_wechat_bytes),
    route<wechat_anyone, post_person_session>("POST", "/api/v1/person/session", max_wechat_bytes),
    route<anyone, get_description>("GET", "/api/v1/openapi.json"),
    route<anyone, get_health>("GET", "/healthz"),
    route<anyone, get_desk_page>("GET", "/desk"),
    route<page_staff, get_case_file_page>("GET", "/desk/cases/{receipt}/file"),
    route<anyone, get_gallery>("GET", "/gallery"),
    route<anyone, get_desk_gallery>("GET", "/gallery/desk"),
    route<anyone, get_asset>("GET", "/assets/{name}"),
};

// The path as httplib writes it: ":name" for "{name}", and a regular expression when it has none.
std::string pattern_of(std::string_view path) {
    const bool has_names = path.find('{') != path.npos;
    std::string pattern;
    for (const char symbol : path) {
        if (symbol == '{')
            pattern += ':';
        else if (symbol == '.' && !has_names)
            pattern += "\\.";
        else if (symbol != '}')
            pattern += symbol;
    }
    return pattern;
}

bool brings_too_much(const httplib::Request& request, const Route& route) {
    return announced_length(request) > route.max_body_bytes ||
           (route.max_body_bytes == no_body && carries_body(request));
}

void answer(const Route& route, Exchange& exchange) {
    const auto& request = exchange.request;
    if (brings_too_much(request, route))
        exchange.response.status = 413;
    else if (route.method == "HEAD" && request.method != "HEAD") // httplib answers both in one place.
        exchange.response.status = 404;
    else
        route.answer(exchange);
}

// Not in the table: only the operator knows its name. It comes last, so that no other request is slower for it.
void add_verification_file(httplib::Server& server, const Context& context) {
    if (!context.wechat_verification) return;
    const auto& name = context.wechat_verification->name;
    server.Get(pattern_of("/" + name), [&](const httplib::Request& request, httplib::Response& response) {
        Exchange exchange{context, request, response};
        offer_verification_file(exchange, name);
    });
}

// httplib would read such a body into memory first.
void refuse_unread_elsewhere(httplib::Server& server) {
    const auto not_found = [](const auto&, httplib::Response& response, const auto&) { response.status = 404; };
    server.Post(".*", not_found).Put(".*", not_found).Patch(".*", not_found).Delete(".*", not_found);
}

} // namespace

std::span<const Route> routes() { return table; }

void add_routes(httplib::Server& server, const Context& context) {
    for (const auto& route : table) {
        const auto pattern = pattern_of(route.path);
        const auto get = [&](const httplib::Request& request, httplib::Response& response) {
            Exchange exchange{context, request, response};
            answer(route, exchange);
        };
        const auto take = [&](const httplib::Request& request, httplib::Response& response,
                              const httplib::ContentReader& content) {
            Exchange exchange{context, request, response, route.max_body_bytes, &content};
            answer(route, exchange);
        };
        if (route.method == "POST")
            server.Post(pattern, take);
        else if (route.method == "PUT")
            server.Put(pattern, take);
        else if (route.method == "PATCH")
            server.Patch(pattern, take);
        else if (route.method == "DELETE")
            server.Delete(pattern, take);
        else if (route.method == "OPTIONS")
            server.Options(pattern, get);
        else
            server.Get(pattern, get);
    }
    add_verification_file(server, context);
    refuse_unread_elsewhere(server);
}

} // namespace zhiping::http
