#pragma once

#include "shared/calendar/holiday_notice.hpp"
#include "shared/result.hpp"
#include "shared/staff/account.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What an administrator is shown and does (native/http/api/administration.hpp), between the server and the desk.
namespace zhiping::wire {

// {"accounts":[{"name","badge","unit","roles":[...],"is_disabled","has_one_use_password","open_cases",
// "absences":[{"from","to","deputy":{"name","badge"}}]}],"next"}
std::string encode(const AccountPage&);
Result<AccountPage> decode_account_page(std::string_view body);

// {"badge","password","totp_address","recovery_codes":[...]}
std::string encode(const HandedOver&);
Result<HandedOver> decode_handed_over(std::string_view body);

// {"units":[{"id","parent","level","name":{"zh-CN","en"},"reconsideration":{"zh-CN","en"},"open_cases","staff"}]}
std::string encode(const std::vector<UnitLine>&);
Result<std::vector<UnitLine>> decode_unit_lines(std::string_view body);

// {"changes":[{"id","what","subject","words","asked_by":{"name","badge"},"asked_at","may_decide","may_refuse","name",
// "added":[...],"removed":[...]}]}
std::string encode(const std::vector<PendingChange>&);
Result<std::vector<PendingChange>> decode_pending_changes(std::string_view body);

// {"moved","kept":[{"receipt","reason"}]}
std::string encode(const MovedCases&);
Result<MovedCases> decode_moved_cases(std::string_view body);

// What is sent to the server. {"badge","name","unit","roles":[...],"code","seen":{"name","unit","roles":[...]}}; "code"
// and "seen" where there is one. Of a member that there is already the badge number stands in the address too.
struct AccountWish {
    AccountFacts facts;
    std::string code = {};                 // Of the administrator's phone, once more: for roles.
    std::optional<AccountFacts> seen = {}; // As it was read before it was changed, with the same badge number.

    bool operator==(const AccountWish&) const = default;
};
std::string encode(const AccountWish&);
Result<AccountWish> decode_account_wish(std::string_view body);

// {"parent","level","name":{"zh-CN","en"},"reconsideration":{"zh-CN","en"},"seen":{...}}; the id stands in the address.
struct UnitWish {
    Unit unit;
    std::optional<Unit> seen = {}; // As it was read before it was changed; none of a new one.

    bool operator==(const UnitWish&) const = default;
};
std::string encode(const UnitWish&);
Result<UnitWish> decode_unit_wish(std::string_view body, const std::string& id);

// {"confirm","code"}
struct ChangeDecision {
    bool is_confirmed;
    std::string code;

    bool operator==(const ChangeDecision&) const = default;
};
std::string encode(const ChangeDecision&);
Result<ChangeDecision> decode_change_decision(std::string_view body);

// {"from","to","deputy","code"}; "code" where there is one.
struct AbsenceWish {
    Date from; // Whole days in China, both included.
    Date to;
    std::string deputy;    // A badge number.
    std::string code = {}; // As of an AccountWish: where the deputy gets roles by it.

    bool operator==(const AbsenceWish&) const = default;
};
std::string encode(const AbsenceWish&);
Result<AbsenceWish> decode_absence_wish(std::string_view body);

// {"code"}, which may be missing: of a new password and of the end of an account.
std::string encode_code(std::string_view code);
Result<std::string> decode_code(std::string_view body);

// {"to"}: the badge number of the colleague who gets the cases.
std::string encode_receiver(std::string_view badge);
Result<std::string> decode_receiver(std::string_view body);

// {"begins","content"}: the text of a file of templates.
struct TemplatesWish {
    Date begins;
    std::string content;

    bool operator==(const TemplatesWish&) const = default;
};
std::string encode(const TemplatesWish&);
Result<TemplatesWish> decode_templates_wish(std::string_view body);

// {"change"}: what was asked for waits for a second administrator.
std::string encode_waiting(std::int64_t change);
Result<std::int64_t> decode_waiting(std::string_view body);

// {"sets":[{"number","begins","loaded_at","who","is_in_force","templates"}]}; "loaded_at" is missing of what comes with
// the program.
struct TemplateSetLine {
    int number;
    Date begins;
    std::optional<Instant> loaded;
    std::string who;
    bool is_in_force;
    int templates; // How many.

    bool operator==(const TemplateSetLine&) const = default;
};
std::string encode(const std::vector<TemplateSetLine>&);
Result<std::vector<TemplateSetLine>> decode_template_set_lines(std::string_view body);

// {"notices":[{"year","source","loaded_at","is_in_force","holidays":[...],"make_up_working_days":[...]}]}; the same.
struct NoticeLine {
    HolidayNotice notice;
    std::optional<Instant> loaded;
    bool is_in_force;

    bool operator==(const NoticeLine&) const = default;
};
std::string encode(const std::vector<NoticeLine>&);
Result<std::vector<NoticeLine>> decode_notice_lines(std::string_view body);

} // namespace zhiping::wire
