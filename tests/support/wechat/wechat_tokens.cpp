#include "tests/support/wechat/wechat_tokens.hpp"

#include <algorithm>

namespace zhiping::tests {

namespace {

constexpr std::chrono::seconds lifetime{7'200};
constexpr std::chrono::minutes renewed_before{5};
constexpr std::chrono::seconds between_forced{30};

} // namespace

const WechatTokens::Token* WechatTokens::current(Instant now) const {
    if (m_tokens.empty() || !m_tokens.back().is_given || now >= m_tokens.back().issued.until) return nullptr;
    return &m_tokens.back();
}

const WechatTokens::Issued& WechatTokens::make(Instant now) {
    // As long as real ones, and of their letters.
    auto& made = m_tokens.emplace_back().issued;
    made.value = std::to_string(m_tokens.size()) + "_access-token-";
    made.value.resize(136, 'T');
    made.until = now + lifetime;
    return made;
}

std::optional<WechatTokens::Issued> WechatTokens::issue(Instant now, bool by_force) {
    const auto* token = current(now);
    if (!by_force) return token && token->issued.until - now > renewed_before ? token->issued : make(now);
    if (token && m_forced && now - *m_forced < between_forced) return token->issued;
    const auto day = std::chrono::floor<std::chrono::days>(now);
    m_forced_of_day = day == m_day ? m_forced_of_day + 1 : 1;
    m_day = day;
    if (m_forced_of_day > max_forced_of_day) return std::nullopt;
    m_forced = now;
    forget();
    return make(now);
}

int WechatTokens::error_of(const std::string& value, Instant now) const {
    if (value.empty()) return 41001;
    const auto token =
        std::find_if(m_tokens.begin(), m_tokens.end(), [&](const Token& each) { return each.issued.value == value; });
    if (token == m_tokens.end()) return 40001;
    if (token->error != 0) return token->error;
    return now >= token->issued.until ? 42001 : 0;
}

void WechatTokens::expire() {
    spoil(42001);
    for (auto& token : m_tokens) token.is_given = false;
}

void WechatTokens::forget() {
    spoil(40001);
    for (auto& token : m_tokens) token.is_given = false;
}

void WechatTokens::spoil(int error) {
    for (auto& token : m_tokens)
        if (token.error == 0) token.error = error;
}

} // namespace zhiping::tests
