#pragma once

#include "shared/calendar/date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zhiping::tests {

// Access tokens as WeChat's page of getStableAccessToken describes them. For one thread at a time.
class WechatTokens {
public:
    struct Issued {
        std::string value;
        Instant until;
    };

    static constexpr int max_forced_of_day = 20;

    // The one that is good for more than five minutes, or else a new one, beside which the one before stays good until
    // its end. By force: a new one alone, unless it was forced half a minute ago. None: it was forced too often today.
    std::optional<Issued> issue(Instant now, bool by_force);

    // Why a call with it is refused: 0 when it is not.
    int error_of(const std::string& value, Instant now) const;

    void expire();                  // As if their time was over: 42001.
    void forget();                  // As if another had forced: 40001.
    void refuse() { spoil(40001); } // And gives the same again, until it is forced.
    int made() const { return static_cast<int>(m_tokens.size()); }

private:
    struct Token {
        Issued issued;
        int error = 0; // Whatever the time.
        bool is_given = true;
    };
    const Token* current(Instant now) const;
    const Issued& make(Instant now);
    void spoil(int error);

    std::vector<Token> m_tokens;
    std::optional<Instant> m_forced;
    std::chrono::sys_days m_day{};
    int m_forced_of_day = 0;
};

} // namespace zhiping::tests
