#pragma once

#include "shared/cases/reply_draft.hpp"
#include "shared/cases/reply_template.hpp"
#include "shared/cases/staff_case.hpp"
#include "web/desk/api.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace zhiping::desk {

// What was found about one of the situations, as it is chosen.
struct FindingRow {
    Situation situation;
    std::string chosen; // An id of findings or decline_reasons; empty: nothing yet.
    std::string way;    // That is open instead, where it is declined.
};

// One of the measures, as it is chosen.
struct MeasureRow {
    MeasureKind kind;
    std::string promised_for; // A day as "2026-11-30"; empty: it is done.
};

// The reply that somebody writes to the case that is open. The server keeps what is written: it is saved a moment after
// it changed, and asked for when the case is opened, so it survives a session that ends and a machine that stops. What
// is not saved yet stays here until it is.
class ReplyEditor {
public:
    enum class Saving { Nothing, Waits, Sending, Failed }; // What became of the last change.

    // `changed` is called when anything is to be drawn anew, `wait` when save() is to be called soon.
    ReplyEditor(Api& api, std::function<void()> changed, std::function<void()> wait)
        : m_api(api), m_changed(std::move(changed)), m_wait(std::move(wait)) {}

    // For this case, as it is now; what is written of it stays. `self` begins anew with a reply of theirs that did not
    // go out.
    void open(const StaffCase&, const Officer& self);
    void close(); // What is not saved yet is saved later, and there when the case is opened again.
    void give_up(const ReceiptNumber&); // This case has gone on without it: what was written can still be copied.
    void forget();                      // Somebody else is at the desk, or nobody.
    void finish(const ReceiptNumber&);  // It was handed in or issued: the server keeps no draft of it any more.

    bool is_open() const { return m_receipt.has_value() && !m_is_given_up; }
    std::string given_up() const { return m_is_given_up ? reply().text : std::string{}; }
    bool is_ready() const { return m_is_read; }              // What the server kept is here: it can be written.
    const std::string& problem() const { return m_problem; } // Why it could not be read or saved.
    Saving saving() const { return m_saving; }
    const std::optional<Instant>& saved() const { return m_saved; }
    void save();  // What is not saved yet, of any case; and what could not be read is asked for again.
    void retry(); // The same, when what is on its way is lost.

    // What is written. Who changes any of it calls change().
    std::vector<FindingRow> findings;
    std::vector<MeasureRow> measures;
    std::string text; // May have variables of a template.
    std::map<TemplateVariable, std::string> values;
    std::string basis;
    void change();

    std::vector<TemplateVariable> variables() const; // That `text` has.
    Reply reply() const;                             // With the values in place of the variables that have one.

    const std::vector<ReplyTemplate>& templates() const { return m_offered; } // For this case and its findings.
    // Its text takes the place of one that came from a template and of none; else it comes after what is written, but
    // not where that was begun with it. Where
    // one can ask, and the basis, are as they were with the last reply that went out; what the record of the case and
    // the measures say is filled in (reply_values.hpp).
    void take_template(std::string_view id, const StaffCase&, std::string_view unit_name);
    std::string_view template_id() const { return m_template_id; } // The last that was taken; may be empty.

private:
    // What was written to a case that was left before the server had it.
    struct Left {
        ReceiptNumber receipt;
        std::vector<FindingRow> findings;
        std::vector<MeasureRow> measures;
        std::string text;
        std::map<TemplateVariable, std::string> values;
        std::string basis;
        std::vector<Sha256> attachments;
        std::string body;  // The same, as it is sent.
        unsigned change;   // The last of them.
        bool is_under_way; // As for the one that is open.
        bool is_refused;
    };

    void leave_unsaved();
    bool take_up(const ReceiptNumber&); // What was left of it. False: nothing was.
    void save_left();
    void put_left(Left&);
    void take_left(const ReceiptNumber&, unsigned change, const Answer&);
    void read();
    void take_read(const Answer&);
    void put();
    void take_saved(const Answer&, unsigned change);
    void ask_for_templates();
    void offer_templates();
    void offer_values(std::span<const TemplateValue>); // Who has written something else keeps it.
    void fill_from(const Reply&);
    void clear();

    Api& m_api;
    std::function<void()> m_changed;
    std::function<void()> m_wait;
    std::optional<ReceiptNumber> m_receipt;
    Module m_module = {};
    std::optional<Reply> m_returned; // Theirs, that did not go out.
    bool m_is_read = false;
    bool m_is_given_up = false;
    unsigned m_opened = 0;  // How often: only what was asked since counts.
    unsigned m_changes = 0; // How many; of those, how many the server has.
    Saving m_saving = Saving::Nothing;
    bool m_is_under_way = false; // One at a time, or an older one could overtake.
    bool m_is_refused = false;   // What is written now: it is not sent again as it is.
    std::optional<Instant> m_saved;
    std::string m_problem;
    std::vector<Sha256> m_attachments; // Of the draft, as they were.
    std::vector<ReplyTemplate> m_templates;
    std::vector<ReplyTemplate> m_offered;
    std::string m_template_id;
    std::map<TemplateVariable, std::string> m_offered_values; // As they were offered last.
    std::string m_telephone;                                  // As they wrote them last, to be begun with next time.
    std::map<std::string, std::string> m_bases;               // By the template.
    std::string m_template_text; // As it was taken: while `text` is this, nobody has written in it.
    std::vector<Left> m_left;    // One of a case at most.
};

// What can be found about a situation, in the order in which it is offered.
std::vector<std::string_view> finding_ids(Situation);
SituationFinding to_finding(const FindingRow&);

} // namespace zhiping::desk
