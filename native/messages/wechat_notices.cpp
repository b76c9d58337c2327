#include "native/messages/wechat_notices.hpp"

#include <algorithm>

namespace zhiping::messages {

namespace {

struct NoticeFactFacts {
    NoticeFact value;
    std::string_view id;
};

constexpr std::array notice_facts{
    NoticeFactFacts{NoticeFact::Number, "number"},
    NoticeFactFacts{NoticeFact::Unit, "unit"},
    NoticeFactFacts{NoticeFact::Date, "date"},
    NoticeFactFacts{NoticeFact::Words, "words"},
};
static_assert(follows_enum(notice_facts));

bool is_word(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') ||
               sign == '_' || sign == '-';
    });
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; (begin = text.find_first_not_of(' ', begin)) != text.npos;) {
        const auto end = std::min(text.find(' ', begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return words;
}

std::optional<std::pair<std::string, NoticeFact>> parse_field(std::string_view word) {
    const auto equals = word.find('=');
    if (equals == word.npos || !is_word(word.substr(equals + 1))) return std::nullopt;
    const auto fact = find_by_id(notice_facts, word.substr(0, equals));
    if (!fact) return std::nullopt;
    return std::pair{std::string{word.substr(equals + 1)}, *fact};
}

NoticeOutcome outcome_of(outside::WechatConsequence consequence) {
    switch (consequence) {
    case outside::WechatConsequence::Later:
    case outside::WechatConsequence::NewToken: return NoticeOutcome::Later;
    case outside::WechatConsequence::Unwanted: return NoticeOutcome::Refused;
    case outside::WechatConsequence::BadCode:
    case outside::WechatConsequence::Final: return NoticeOutcome::Never;
    case outside::WechatConsequence::Unknown: break;
    }
    return NoticeOutcome::Unknown;
}

} // namespace

std::optional<WechatTemplate> parse_wechat_template(std::string_view text) {
    const auto words = words_of(text);
    if (words.size() < 2 || !is_word(words.front())) return std::nullopt;
    WechatTemplate parsed{std::string{words.front()}, {}};
    for (std::size_t index = 1; index < words.size(); ++index) {
        auto field = parse_field(words[index]);
        const auto is_taken = [&](const auto& other) { return other.first == field->first; };
        if (!field || std::any_of(parsed.fields.begin(), parsed.fields.end(), is_taken)) return std::nullopt;
        parsed.fields.push_back(*std::move(field));
    }
    return parsed;
}

WechatNoticesOf::WechatNoticesOf(outside::Wechat& wechat, Templates templates, const outside::Clock& clock)
    : m_wechat(wechat), m_templates(std::move(templates)), m_clock(clock) {}

std::optional<std::string> WechatNoticesOf::template_of(NoticeTemplate text) const {
    const auto& found = m_templates[static_cast<std::size_t>(text)];
    return found ? std::optional{found->id} : std::nullopt;
}

// Where no day is promised it is the time of sending: WeChat takes no message with an empty field.
std::string WechatNoticesOf::value_of(const Notice& notice, NoticeFact fact) const {
    switch (fact) {
    case NoticeFact::Number: return notice.receipt->text();
    case NoticeFact::Unit: return notice.unit;
    case NoticeFact::Words: return notice.words;
    case NoticeFact::Date: break;
    }
    using namespace std::chrono_literals;
    return spoken_time(notice.due ? Instant{*notice.due} + 24h - 1min - china_offset : m_clock.now(),
                       Language::Chinese);
}

NoticeHanded WechatNoticesOf::hand_over(const Notice& notice, const std::string& openid) {
    const auto& text = m_templates[static_cast<std::size_t>(facts_of(notice_kinds, notice.kind).text)];
    if (!text || !notice.receipt) return {NoticeOutcome::Never, "there is no template for it"};
    outside::SubscribeMessage message{.openid = openid,
                                      .template_id = text->id,
                                      .page = "pages/web/web?receipt=" + notice.receipt->text(),
                                      .fields = {},
                                      .language = notice.language == Language::Chinese ? "zh_CN" : "en_US"};
    for (const auto& [field, fact] : text->fields)
        message.fields.emplace_back(field, outside::fit_wechat_field(field, value_of(notice, fact)));
    const auto sent = m_wechat.send(message);
    const auto* error = std::get_if<outside::WechatError>(&sent);
    return error ? NoticeHanded{outcome_of(error->consequence), error->words} : NoticeHanded{NoticeOutcome::Taken};
}

} // namespace zhiping::messages
