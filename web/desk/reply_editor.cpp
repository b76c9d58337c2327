#include "web/desk/reply_editor.hpp"

#include "shared/wire/case_json.hpp"
#include "shared/wire/paths.hpp"
#include "shared/wire/reply_template_json.hpp"
#include "shared/wire/staff_case_json.hpp"
#include "web/desk/reply_values.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

std::string path_of(const ReceiptNumber& receipt) {
    return std::string{wire::cases_path} + "/" + receipt.text() + "/draft";
}

FindingRow to_row(const SituationFinding& found) {
    FindingRow row{found.situation, {}, {}};
    if (found.finding) row.chosen = facts_of(findings, *found.finding).id;
    if (found.decline) {
        row.chosen = facts_of(decline_reasons, found.decline->reason).id;
        row.way = found.decline->way;
    }
    return row;
}

// Whether a text was begun with this template: as far as its first variable they are the same.
bool begins_like(std::string_view text, std::string_view filled) {
    const auto fixed = filled.substr(0, filled.find('{'));
    return !fixed.empty() && text.starts_with(fixed);
}

// What somebody wrote that did not go out: they go on with it.
std::optional<Reply> own_unissued(const StaffCase& shown, const Officer& self) {
    const auto& reply = shown.file.reply;
    if (!reply || reply->issued || !is_same_badge(reply->author.badge, self.badge)) return std::nullopt;
    return reply->reply;
}

} // namespace

std::vector<std::string_view> finding_ids(Situation situation) {
    std::vector<std::string_view> ids;
    for (const auto& [finding, id] : findings)
        if (finding != Finding::Lawful || facts_of(situations, situation).may_be_lawful) ids.push_back(id);
    for (const auto& reason : decline_reasons) ids.push_back(reason.id);
    return ids;
}

SituationFinding to_finding(const FindingRow& row) {
    SituationFinding found{.situation = row.situation};
    found.finding = find_by_id(findings, row.chosen);
    if (const auto reason = find_by_id(decline_reasons, row.chosen)) found.decline = Decline{*reason, row.way};
    return found;
}

void ReplyEditor::open(const StaffCase& shown, const Officer& self) {
    const auto& receipt = shown.evaluation.receipt.number;
    if (m_receipt != receipt || m_is_given_up) {
        close();
        m_receipt = receipt;
        m_module = shown.evaluation.subject.module;
        m_returned = own_unissued(shown, self);
        if (!take_up(receipt)) read();
    }
    // A later evaluation may have ticked more.
    std::vector<FindingRow> rows;
    for (const auto situation : shown.file.subject.ticked) {
        const auto known = std::find_if(findings.begin(), findings.end(),
                                        [&](const FindingRow& row) { return row.situation == situation; });
        rows.push_back(known == findings.end() ? FindingRow{situation, {}, {}} : *known);
    }
    findings = std::move(rows);
    if (m_templates.empty()) ask_for_templates();
    offer_templates();
}

void ReplyEditor::close() {
    if (m_saving != Saving::Nothing) leave_unsaved();
    clear();
    save_left();
}

void ReplyEditor::leave_unsaved() {
    m_left.push_back({.receipt = *m_receipt,
                      .findings = findings,
                      .measures = measures,
                      .text = text,
                      .values = values,
                      .basis = basis,
                      .attachments = m_attachments,
                      .body = wire::encode(reply()),
                      .change = m_changes,
                      .is_under_way = m_is_under_way,
                      .is_refused = m_is_refused});
}

bool ReplyEditor::take_up(const ReceiptNumber& receipt) {
    const auto left =
        std::find_if(m_left.begin(), m_left.end(), [&](const Left& each) { return each.receipt == receipt; });
    if (left == m_left.end()) return false;
    findings = std::move(left->findings);
    measures = std::move(left->measures);
    text = std::move(left->text);
    values = std::move(left->values);
    basis = std::move(left->basis);
    m_attachments = std::move(left->attachments);
    m_left.erase(left);
    m_is_read = true;
    change();
    return true;
}

void ReplyEditor::give_up(const ReceiptNumber& receipt) {
    if (m_receipt != receipt) return close();
    if (m_saving == Saving::Waits || m_saving == Saving::Failed) put();
    ++m_opened; // What is on its way concerns nobody any more.
    m_saving = Saving::Nothing;
    m_is_given_up = true;
}

void ReplyEditor::forget() {
    clear();
    m_left.clear();
    m_templates.clear();
    m_telephone.clear();
    m_bases.clear();
}

void ReplyEditor::finish(const ReceiptNumber& receipt) {
    std::erase_if(m_left, [&](const Left& each) { return each.receipt == receipt; });
    if (m_receipt != receipt) return; // Another one is being written.
    if (const auto& telephone = values[TemplateVariable::Telephone]; !telephone.empty()) m_telephone = telephone;
    if (!m_template_id.empty()) m_bases[m_template_id] = basis;
    clear();
}

void ReplyEditor::clear() {
    ++m_opened;
    m_receipt.reset();
    m_returned.reset();
    m_is_read = false;
    m_is_given_up = false;
    m_saving = Saving::Nothing;
    m_is_under_way = false;
    m_is_refused = false;
    m_saved.reset();
    m_problem.clear();
    m_attachments.clear();
    m_offered.clear();
    m_template_id.clear();
    m_offered_values.clear();
    m_template_text.clear();
    findings.clear();
    measures.clear();
    text.clear();
    values.clear();
    basis.clear();
}

void ReplyEditor::read() {
    m_is_under_way = true;
    m_api.get(path_of(*m_receipt), [this, opened = m_opened](const Answer& answer) {
        if (opened == m_opened) take_read(answer);
    });
}

void ReplyEditor::take_read(const Answer& answer) {
    m_is_under_way = false;
    const auto draft = answer.is_done() ? wire::decode_reply_draft(answer.body)
                                        : Result<ReplyDraft>{ReplyDraft{m_returned.value_or(Reply{}), {}}};
    const bool is_answered = answer.is_done() || answer.status == 404; // 404: there is none.
    m_is_refused = !is_answered && !answer.may_be_tried_again();
    m_problem = is_answered && draft ? std::string{} : retried_words(answer, m_api.language());
    if (m_problem.empty()) {
        fill_from(draft->reply);
        if (answer.is_done()) m_saved = draft->saved;
        m_is_read = true;
    }
    m_changed();
}

void ReplyEditor::fill_from(const Reply& reply) {
    for (auto& row : findings)
        for (const auto& found : reply.findings)
            if (found.situation == row.situation) row = to_row(found);
    measures.clear();
    for (const auto& [kind, promised_for] : reply.measures)
        measures.push_back({kind, promised_for ? to_string(*promised_for) : std::string{}});
    text = reply.text;
    basis = reply.basis;
    m_attachments = reply.attachments;
    offer_templates();
}

void ReplyEditor::change() {
    ++m_changes;
    m_is_refused = false;
    offer_templates();
    offer_values(values_of_measures(reply().measures, text));
    if (m_saving == Saving::Waits) return;
    m_saving = Saving::Waits;
    m_wait();
}

void ReplyEditor::save() {
    save_left();
    if (!is_open() || m_is_under_way || m_is_refused) return;
    if (!m_is_read) return read();
    if (m_saving == Saving::Waits || m_saving == Saving::Failed) put();
}

void ReplyEditor::put() {
    m_saving = Saving::Sending;
    m_is_under_way = true;
    m_api.send("PUT", path_of(*m_receipt), wire::encode(reply()),
               [this, receipt = *m_receipt, opened = m_opened, change = m_changes](const Answer& answer) {
                   opened == m_opened ? take_saved(answer, change) : take_left(receipt, change, answer);
               });
}

void ReplyEditor::save_left() {
    for (auto& left : m_left)
        if (!left.is_under_way && !left.is_refused) put_left(left);
}

void ReplyEditor::put_left(Left& left) {
    left.is_under_way = true;
    m_api.send("PUT", path_of(left.receipt), left.body,
               [this, receipt = left.receipt, change = left.change](const Answer& answer) {
                   take_left(receipt, change, answer);
               });
}

// What is refused stays: whoever opens the case again reads why.
void ReplyEditor::take_left(const ReceiptNumber& receipt, unsigned change, const Answer& answer) {
    const auto left =
        std::find_if(m_left.begin(), m_left.end(), [&](const Left& each) { return each.receipt == receipt; });
    if (left == m_left.end()) return;
    left->is_under_way = false;
    const bool is_newer = left->change != change;
    if (is_newer) return put_left(*left);
    if (answer.is_done())
        m_left.erase(left);
    else
        left->is_refused = !answer.may_be_tried_again();
}

void ReplyEditor::retry() {
    for (auto& left : m_left) left.is_under_way = left.is_refused = false;
    m_is_under_way = false;
    m_is_refused = false;
    if (m_saving == Saving::Sending) m_saving = Saving::Failed;
    save();
}

// What was written meanwhile is not saved yet.
void ReplyEditor::take_saved(const Answer& answer, unsigned change) {
    m_is_under_way = false;
    m_problem = answer.is_done() ? std::string{} : retried_words(answer, m_api.language());
    if (const auto draft = read_answer(answer, wire::decode_reply_draft)) m_saved = draft->saved;
    if (m_saving == Saving::Sending) m_saving = m_problem.empty() ? Saving::Nothing : Saving::Failed;
    if (m_problem.empty() && change != m_changes) m_saving = Saving::Waits;
    m_is_refused = m_saving == Saving::Failed && !answer.may_be_tried_again();
    if (m_saving == Saving::Waits || (m_saving == Saving::Failed && !m_is_refused)) m_wait();
    m_changed();
}

std::vector<TemplateVariable> ReplyEditor::variables() const { return unfilled(text); }

Reply ReplyEditor::reply() const {
    Reply reply;
    for (const auto& row : findings)
        if (!row.chosen.empty()) reply.findings.push_back(to_finding(row));
    for (const auto& [kind, promised_for] : measures) {
        const auto day = parse_date(promised_for);
        reply.measures.push_back({kind, day ? std::optional{*day} : std::nullopt});
    }
    std::vector<TemplateValue> filled;
    for (const auto& [variable, value] : values) filled.push_back({variable, value});
    reply.text = fill_in(text, filled);
    reply.basis = basis;
    reply.attachments = m_attachments;
    return reply;
}

void ReplyEditor::ask_for_templates() {
    m_api.get(wire::reply_templates_path, [this](const Answer& answer) {
        auto set = read_answer(answer, wire::decode_template_set);
        if (!set) return; // One can write without them.
        m_templates = std::move(set->templates);
        offer_templates();
        m_changed();
    });
}

// Those that are meant for what was found.
void ReplyEditor::offer_templates() {
    std::vector<SituationFinding> found;
    for (const auto& row : findings) found.push_back(to_finding(row));
    m_offered.clear();
    for (const auto& each : m_templates)
        if (is_offered(each, m_module, found)) m_offered.push_back(each);
}

void ReplyEditor::offer_values(std::span<const TemplateValue> offered) {
    for (const auto& [variable, value] : offered) {
        auto& written = values[variable];
        auto& last = m_offered_values[variable];
        if (written == last) written = value;
        last = value;
    }
}

void ReplyEditor::take_template(std::string_view id, const StaffCase& shown, std::string_view unit_name) {
    const auto chosen =
        std::find_if(m_templates.begin(), m_templates.end(), [&](const ReplyTemplate& each) { return each.id == id; });
    if (chosen == m_templates.end()) return;
    auto filled = fill_in(chosen->text, values_of_case(shown.evaluation, unit_name));
    const bool is_untouched = text.empty() || text == m_template_text;
    m_template_id = chosen->id;
    if (is_untouched)
        text = m_template_text = filled;
    else if (!begins_like(text, filled))
        text += "\n\n" + filled;
    if (auto& telephone = values[TemplateVariable::Telephone]; telephone.empty()) telephone = m_telephone;
    if (basis.empty()) basis = m_bases[m_template_id];
    offer_values(values_of_record(shown));
    change();
}

} // namespace zhiping::desk
