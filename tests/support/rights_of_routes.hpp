#pragma once

#include "shared/cases/actor.hpp"

#include <array>
#include <string_view>

// What every route of staff answers to every role, by where the unit that has the case stands to theirs: written by
// hand.
namespace zhiping::tests::rights_of_routes {

// Whose unit is asked for: that which has the case, one above it, one below it, one beside it.
inline constexpr std::array unit_ids{"wuhan", "hubei", "caidian", "yichang"};
inline constexpr std::array staff_roles{Role::Handler,       Role::Lead,    Role::Supervisor, Role::Auditor,
                                        Role::Administrator, Role::Counter, Role::Codes,      Role::Officer};

// For each role, in the order of staff_roles, a letter for each unit, in the order of unit_ids: "+" it is given, "f" it
// is forbidden to who may see the case, "-" there is no such thing, or it is not in the list. What a code says is no
// secret, so who may not enter an evaluation is told that it is forbidden.
struct RouteRights {
    std::string_view route;
    std::array<std::string_view, staff_roles.size()> answers;
};

inline constexpr auto none = "----", forbidden = "ffff";

inline constexpr std::array<std::string_view, staff_roles.size()> only_codes(std::string_view answers) {
    return {forbidden, forbidden, forbidden, forbidden, forbidden, forbidden, answers, forbidden};
}

inline constexpr std::array<std::string_view, staff_roles.size()> only_administrators(std::string_view answers) {
    return {forbidden, forbidden, forbidden, forbidden, answers, forbidden, forbidden, forbidden};
}

inline constexpr RouteRights route_rights[] = {
    //                                   handler lead    superv. auditor admin.counter codes officer
    {"GET /api/v1/cases", {"+---", "++--", "-+--", none, none, none, none, none}},
    {"GET /api/v1/requests", {"+---", "++--", "-+--", none, none, none, none, none}},
    // What is counted of it. The unit below has one case too.
    {"GET /api/v1/work unit", {"+-+-", "+-+-", none, none, none, none, none, none}},
    {"GET /api/v1/work to_approve", {none, "+---", none, none, none, none, none, none}},
    {"GET /api/v1/work requests", {none, "-+--", "-+--", none, none, none, none, none}},
    {"GET /api/v1/work comments", {"+---", "+---", none, none, none, none, none, none}},
    // Of one's own unit, whichever it is.
    {"GET /api/v1/staff/colleagues",
     {"++++", "++++", forbidden, forbidden, forbidden, forbidden, forbidden, forbidden}},
    {"GET /api/v1/events", {"+---", "++--", "-+--", none, none, none, none, none}},
    {"GET /api/v1/cases/{receipt}", {"+---", "++--", "-+--", none, none, none, none, none}},
    {"GET /api/v1/cases/{receipt}/evidence/{position}", {"+---", "++--", "-+--", none, none, none, none, none}},
    {"GET /api/v1/cases/{receipt}/attachments/{hash}", {"+---", "++--", "-+--", none, none, none, none, none}},
    {"POST /api/v1/cases/{receipt}/actions take", {"+---", "+f--", "-f--", none, none, none, none, none}},
    {"POST /api/v1/cases/{receipt}/actions approve", {"f---", "++--", "-f--", none, none, none, none, none}},
    {"POST /api/v1/cases/{receipt}/actions urge", {"f---", "f+--", "-+--", none, none, none, none, none}},
    {"POST /api/v1/cases/{receipt}/actions take_over", {"f---", "f+--", "-f--", none, none, none, none, none}},
    {"POST /api/v1/cases/{receipt}/person", {"+---", "++--", "-f--", none, none, none, none, none}},
    {"POST /api/v1/cases/{receipt}/phone", {"f---", "ff--", "-f--", none, none, none, none, none}},
    {"PUT /api/v1/cases/{receipt}/hold", {"f---", "++--", "-f--", none, none, none, none, none}},
    {"DELETE /api/v1/cases/{receipt}/hold", {"f---", "++--", "-f--", none, none, none, none, none}},
    {"PUT /api/v1/cases/{receipt}/draft", {"+---", "+f--", "-f--", none, none, none, none, none}},
    {"GET /api/v1/cases/{receipt}/draft", {"+---", "+f--", "-f--", none, none, none, none, none}},
    {"DELETE /api/v1/cases/{receipt}/draft", {"+---", "+f--", "-f--", none, none, none, none, none}},
    {"POST /api/v1/cases/{receipt}/uploads", {"+---", "+f--", "-f--", none, none, none, none, none}},
    // They are the same everywhere, and say nothing of any case.
    {"GET /api/v1/reply-templates", {"++++", "++++", forbidden, forbidden, forbidden, forbidden, forbidden, forbidden}},
    {"GET /api/v1/officer/cases", {none, none, none, none, none, none, none, "+---"}},
    {"GET /api/v1/officer/cases/{receipt}", {none, none, none, none, none, none, none, "+---"}},
    {"POST /api/v1/officer/cases/{receipt}/actions", {none, none, none, none, none, none, none, "+---"}},
    // Of the units below theirs, of which there are none in the last two.
    {"GET /api/v1/staff/units", {forbidden, "++ff", forbidden, forbidden, forbidden, forbidden, forbidden, forbidden}},
    {"GET /api/v1/anomalies", {forbidden, "++ff", "++ff", forbidden, forbidden, forbidden, forbidden, forbidden}},
    {"GET /api/v1/board", {forbidden, "++ff", "++ff", forbidden, forbidden, forbidden, forbidden, forbidden}},
    // Of the unit "wuhan" and its staff.
    {"GET /api/v1/admin/units", only_administrators("++--")},
    {"PUT /api/v1/admin/units/{unit}", only_administrators("++--")},
    {"GET /api/v1/admin/staff", only_administrators("++--")},
    {"POST /api/v1/admin/staff", only_administrators("++--")},
    {"PUT /api/v1/admin/staff/{badge}", only_administrators("++--")},
    {"POST /api/v1/admin/staff/{badge}/reset", only_administrators("++--")},
    {"POST /api/v1/admin/staff/{badge}/disabling", only_administrators("++--")},
    {"POST /api/v1/admin/staff/{badge}/absences", only_administrators("++--")},
    {"DELETE /api/v1/admin/staff/{badge}/absences/{from}", only_administrators("++--")},
    {"POST /api/v1/admin/staff/{badge}/cases", only_administrators("++--")},
    {"GET /api/v1/admin/changes", only_administrators("++--")},
    {"POST /api/v1/admin/changes/{change}/decision", only_administrators("++--")},
    // What holds for all is seen by each of them, and loaded at the top alone.
    {"GET /api/v1/admin/reply-templates", only_administrators("++++")},
    {"POST /api/v1/admin/reply-templates", only_administrators("f+ff")},
    {"GET /api/v1/admin/holidays", only_administrators("++++")},
    {"POST /api/v1/admin/holidays", only_administrators("f+ff")},
    {"GET /api/v1/admin/versions",
     {forbidden, forbidden, forbidden, forbidden, "++++", forbidden, forbidden, forbidden}},
    // At the top alone, where a code is asked for.
    {"POST /api/v1/admin/policies",
     {forbidden, forbidden, forbidden, forbidden, "f+ff", forbidden, forbidden, forbidden}},
    // Of their own unit and those below, whichever it is.
    {"GET /api/v1/audit", {forbidden, forbidden, forbidden, "++++", forbidden, forbidden, forbidden, forbidden}},
    {"GET /api/v1/exports/cases.csv",
     {forbidden, "++--", "-+--", forbidden, forbidden, forbidden, forbidden, forbidden}},
    {"GET /api/v1/exports/cases.jsonl",
     {forbidden, "++--", "-+--", forbidden, forbidden, forbidden, forbidden, forbidden}},
    {"GET /desk/cases/{receipt}/file", {"+---", "++--", "-+--", none, none, none, none, none}},
    // Of the codes and systems of "wuhan".
    {"GET /api/v1/codes", only_codes("++ff")},
    {"GET /api/v1/sheet", only_codes("++ff")},
    {"GET /api/v1/sign", only_codes("++ff")},
    {"POST /api/v1/codes/{code}/revocation", only_codes("++--")},
    {"POST /api/v1/codes/{code}/reissue", only_codes("++--")},
    {"GET /api/v1/codes/{code}/picture", only_codes("++--")},
    {"GET /api/v1/issuers", only_codes("++--")},
    {"POST /api/v1/issuers", only_codes("++ff")},
    {"DELETE /api/v1/issuers/{issuer}", only_codes("++--")},
    {"GET /api/v1/comments", {"+---", "++--", "-+--", none, none, none, none, none}},
    {"GET /api/v1/comments/{receipt}", {"+---", "++--", "-+--", none, none, none, none, none}},
    {"POST /api/v1/comments/{receipt}/answer", {"+---", "+f--", "-f--", none, none, none, none, none}},
    {"POST /api/v1/counter/receipts", {none, none, none, none, none, "-+-+", none, none}},
    {"POST /api/v1/counter/evaluations",
     {forbidden, forbidden, forbidden, forbidden, forbidden, "f+f+", forbidden, forbidden}},
};

// Of oneself, whatever the role (staff_routes.tests.cpp).
inline constexpr std::string_view own_routes[] = {"GET /api/v1/staff/session", "DELETE /api/v1/staff/session",
                                                  "DELETE /api/v1/staff/sessions",
                                                  "DELETE /api/v1/staff/sessions/{session}"};

} // namespace zhiping::tests::rights_of_routes
