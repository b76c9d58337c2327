#pragma once

#include "shared/codes/receipt_number.hpp"
#include "shared/notices/notice.hpp"
#include "shared/persons/phone_number.hpp"

#include <optional>
#include <string>
#include <vector>

// Notices on their way to those who read them (docs/notices.md). Who carries them is somebody else, and may hang, fail,
// or do it twice.
namespace zhiping::messages {

struct Notice {
    std::string id; // The same for the same notice, however often it is handed over.
    NoticeKind kind;
    std::string words;                         // In the language of who reads it.
    std::optional<ReceiptNumber> receipt = {}; // None: a digest.
    std::string unit = {};                     // Its name.
    std::optional<Date> due = {};
    std::string link; // Whole: https://...
    Language language = Language::Chinese;
};

enum class NoticeOutcome {
    Taken,
    Refused, // By who reads it: they do not want it.
    Later,   // Nothing was sent; another try may mend it.
    Never,   // Nothing was sent, and nothing will be.
    Unknown, // It may have arrived.
};

struct NoticeHanded {
    NoticeOutcome outcome;
    std::string words = {}; // For the operator: one line, and nothing of a person in it. Empty when it was taken.
};

// To telephones. Takes as long as the other side does, within limits of its own. Safe to use from any thread, as the
// others.
class SmsNotices {
public:
    virtual ~SmsNotices() = default;
    virtual NoticeHanded hand_over(const Notice&, const PhoneNumber&) = 0;
    virtual bool knows_again() const = 0; // By its id: it may be handed over twice.
};

// To staff, by a server of the operator that knows where each of them reads.
class StaffNotices {
public:
    virtual ~StaffNotices() = default;
    virtual NoticeHanded hand_over(const Notice&, const std::vector<std::string>& badges) = 0; // It knows them again.
};

// To users of the mini-program. It does not know a message again.
class WechatNotices {
public:
    virtual ~WechatNotices() = default;
    virtual NoticeHanded hand_over(const Notice&, const std::string& openid) = 0;
    virtual std::string app_id() const = 0;
    virtual std::optional<std::string> template_of(NoticeTemplate) const = 0; // As WeChat names it; none: not set.
};

} // namespace zhiping::messages
