#pragma once

#include "shared/calendar/date.hpp"
#include "shared/table.hpp"
#include "shared/text/language.hpp"
#include "shared/text/text_ids.hpp"

#include <array>
#include <chrono>

// What is told to those who do not look by themselves: that something has happened, and where it is read. Number, unit,
// day and address are all that is in one; nothing that anybody wrote (docs/notices.md).
namespace zhiping {

enum class NoticeKind {
    // To the person of an evaluation.
    Receipt,
    Question, // That waits for an answer.
    Reply,
    Extended,
    Escalated, // Another unit has the case.
    Reminder,  // That a reply can be answered still.
    // To staff.
    NewCase,
    DueTomorrow,
    Overdue,
    ToApprove,
    ToDecide,
    Rejected,
    Pressure, // To the bureau alone.
    Digest,   // Of what waits, each working day.
    // To an officer on the code.
    Outcome,
};

// A text that WeChat and carriers have approved. Persons accept each by itself.
enum class NoticeTemplate { Reply, Question, Progress };

struct NoticeTemplateFacts {
    NoticeTemplate value;
    std::string_view id; // Stored and sent, and part of the names of settings.
};

inline constexpr std::array notice_templates{
    NoticeTemplateFacts{NoticeTemplate::Reply, "reply"},
    NoticeTemplateFacts{NoticeTemplate::Question, "question"},
    NoticeTemplateFacts{NoticeTemplate::Progress, "progress"},
};
static_assert(follows_enum(notice_templates));

enum class NoticeAudience { Person, Staff };

struct NoticeKindFacts {
    NoticeKind value;
    std::string_view id; // Stored and sent. Never change one that has shipped.
    NoticeAudience to;
    NoticeTemplate text;    // Of those to persons.
    bool waits_for_morning; // Time causes it, mostly at midnight.
    bool is_urgent;         // Sent however many a reader has had that day: others could fill the day on purpose.
    Message words;          // "您的评价有答复了"
};

inline constexpr std::array notice_kinds{
    NoticeKindFacts{NoticeKind::Receipt, "receipt", NoticeAudience::Person, NoticeTemplate::Progress, false, false,
                    Text::NoticeReceipt},
    NoticeKindFacts{NoticeKind::Question, "question", NoticeAudience::Person, NoticeTemplate::Question, false, false,
                    Text::NoticeQuestion},
    NoticeKindFacts{NoticeKind::Reply, "reply", NoticeAudience::Person, NoticeTemplate::Reply, false, false,
                    Text::NoticeReply},
    NoticeKindFacts{NoticeKind::Extended, "extended", NoticeAudience::Person, NoticeTemplate::Progress, false, false,
                    Text::NoticeExtended},
    NoticeKindFacts{NoticeKind::Escalated, "escalated", NoticeAudience::Person, NoticeTemplate::Progress, false, false,
                    Text::NoticeEscalated},
    NoticeKindFacts{NoticeKind::Reminder, "reminder", NoticeAudience::Person, NoticeTemplate::Reply, true, false,
                    Text::NoticeReminder},
    NoticeKindFacts{NoticeKind::NewCase, "new_case", NoticeAudience::Staff, NoticeTemplate::Progress, false, false,
                    Text::NoticeNewCase},
    NoticeKindFacts{NoticeKind::DueTomorrow, "due_tomorrow", NoticeAudience::Staff, NoticeTemplate::Progress, true,
                    false, Text::NoticeDueTomorrow},
    NoticeKindFacts{NoticeKind::Overdue, "overdue", NoticeAudience::Staff, NoticeTemplate::Progress, true, false,
                    Text::NoticeOverdue},
    NoticeKindFacts{NoticeKind::ToApprove, "to_approve", NoticeAudience::Staff, NoticeTemplate::Progress, false, false,
                    Text::NoticeToApprove},
    NoticeKindFacts{NoticeKind::ToDecide, "to_decide", NoticeAudience::Staff, NoticeTemplate::Progress, false, false,
                    Text::NoticeToDecide},
    NoticeKindFacts{NoticeKind::Rejected, "rejected", NoticeAudience::Staff, NoticeTemplate::Progress, false, false,
                    Text::NoticeRejected},
    NoticeKindFacts{NoticeKind::Pressure, "pressure", NoticeAudience::Staff, NoticeTemplate::Progress, false, true,
                    Text::NoticePressure},
    NoticeKindFacts{NoticeKind::Digest, "digest", NoticeAudience::Staff, NoticeTemplate::Progress, true, false,
                    Text::NoticeDigest},
    NoticeKindFacts{NoticeKind::Outcome, "outcome", NoticeAudience::Staff, NoticeTemplate::Progress, false, false,
                    Text::NoticeOutcome},
};
static_assert(follows_enum(notice_kinds));

enum class NoticeState {
    Pending,
    Sent,    // Taken by its channel.
    Unknown, // It may have arrived. It is not repeated.
    Refused, // Its reader does not want it, and no other channel is left.
    Failed,  // The channel says that it never will.
    GivenUp, // There is no channel, or none took it in time.
};

struct NoticeStateFacts {
    NoticeState value;
    std::string_view id; // Stored. Never change one that has shipped.
    Message words;       // For its reader: "已送达", "没有送达"
};

inline constexpr std::array notice_states{
    NoticeStateFacts{NoticeState::Pending, "pending", Text::NoticePending},
    NoticeStateFacts{NoticeState::Sent, "sent", Text::NoticeSent},
    NoticeStateFacts{NoticeState::Unknown, "unknown", Text::NoticeUnknown},
    NoticeStateFacts{NoticeState::Refused, "refused", Text::NoticeNotSent},
    NoticeStateFacts{NoticeState::Failed, "failed", Text::NoticeNotSent},
    NoticeStateFacts{NoticeState::GivenUp, "given_up", Text::NoticeNotSent},
};
static_assert(follows_enum(notice_states));

enum class NoticeChannel { Wechat, Sms, StaffWebhook };

struct NoticeChannelFacts {
    NoticeChannel value;
    std::string_view id; // Stored. Never change one that has shipped.
    Message words;       // "微信", "短信"
};

inline constexpr std::array notice_channels{
    NoticeChannelFacts{NoticeChannel::Wechat, "wechat", Text::NoticeByWechat},
    NoticeChannelFacts{NoticeChannel::Sms, "sms", Text::NoticeBySms},
    NoticeChannelFacts{NoticeChannel::StaffWebhook, "staff_webhook", Text::NoticeByWebhook},
};
static_assert(follows_enum(notice_channels));

// Of one reader, on one day in China. What comes after these waits for the next morning, unless it is urgent.
inline constexpr int max_notices_of_day = 5;
// From this hour on in China what waits for the morning is sent.
inline constexpr std::chrono::hours notice_morning{8};
// What no channel has taken by then is given up: longer than a gateway is away for a day.
inline constexpr std::chrono::hours notice_lifetime{72};

// After so many tries without success: a minute, then two, four and so on, up to an hour.
std::chrono::seconds pause_after(int tries);

// When a notice may be handed over for the first time: at once, or at the next morning when it is night now and time
// has caused it.
Instant first_try(NoticeKind, Instant made);

// The next morning after a moment.
Instant next_morning(Instant);

// Whether an acceptance of WeChat may be spent on a notice. `left` are those of its template; the last one of a
// template that replies use too is kept for the reply.
bool may_spend_acceptance(NoticeKind, int left, bool is_template_of_reply);

} // namespace zhiping
