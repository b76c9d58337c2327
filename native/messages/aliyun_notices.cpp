#include "native/messages/aliyun_notices.hpp"

#include "shared/text/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace zhiping::messages {

namespace {

// Refusals that do not depend on the message: too many at once, or what the operator has to mend there.
constexpr std::array<std::string_view, 11> mended_later{
    "isv.BUSINESS_LIMIT_CONTROL", "isv.DAY_LIMIT_CONTROL",     "isv.MONTH_LIMIT_CONTROL",     "isv.AMOUNT_NOT_ENOUGH",
    "isv.OUT_OF_SERVICE",         "isv.SMS_SIGNATURE_ILLEGAL", "isv.SMS_TEMPLATE_ILLEGAL",    "isv.PRODUCT_UNSUBSCRIBE",
    "isv.ACCOUNT_NOT_EXISTS",     "SignatureDoesNotMatch",     "InvalidAccessKeyId.NotFound",
};

bool may_be_mended(std::string_view code) {
    return code.starts_with("Throttling") ||
           std::find(mended_later.begin(), mended_later.end(), code) != mended_later.end();
}

// Longer values of variables are refused there.
std::string fitted(std::string_view value) {
    constexpr std::size_t most_characters = 35;
    std::string kept;
    for (std::size_t count = 0; count < most_characters; ++count) {
        const auto code_point = take_code_point(value);
        if (!code_point) break;
        append_utf8(kept, *code_point);
    }
    return kept;
}

} // namespace

AliyunNotices::AliyunNotices(AliyunSender sender, Templates templates, const outside::Clock& clock,
                             outside::Random& random)
    : m_templates(std::move(templates)), m_clock(clock), m_sms(std::move(sender), clock, random) {}

NoticeHanded AliyunNotices::hand_over(const Notice& notice, const PhoneNumber& to) {
    const auto text = facts_of(notice_kinds, notice.kind).text;
    const auto& template_code = m_templates[static_cast<std::size_t>(text)];
    if (template_code.empty() || !notice.receipt) return {NoticeOutcome::Never, "there is no template for it"};
    // A variable may not be empty: where no day is promised, it is the day of sending.
    const nlohmann::json variables{{"number", notice.receipt->text()},
                                   {"unit", fitted(notice.unit)},
                                   {"date", to_string(notice.due.value_or(china_date(m_clock.now())))}};
    const auto [handed, code] = m_sms.hand_over({notice.id, to, template_code, variables.dump()});
    switch (handed.outcome) {
    case Outcome::Taken: return {NoticeOutcome::Taken};
    case Outcome::Unknown: return {NoticeOutcome::Unknown, handed.words};
    case Outcome::Refused: break;
    }
    const bool is_final = !code.empty() && !may_be_mended(code); // Without a code they were not reached.
    return {is_final ? NoticeOutcome::Never : NoticeOutcome::Later, handed.words};
}

} // namespace zhiping::messages
