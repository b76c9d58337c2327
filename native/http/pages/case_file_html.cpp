#include "native/http/pages/case_file_html.hpp"

#include "native/http/pages/evidence_html.hpp"
#include "native/http/pages/page_parts.hpp"
#include "shared/cases/citizen_words.hpp"
#include "shared/cases/reply_words.hpp"
#include "shared/cases/staff_words.hpp"
#include "shared/evidence/evidence_words.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>
#include <initializer_list>

namespace zhiping::http {

namespace {

// What is read, in which language, and when: what is past then is late.
struct Reading {
    const StaffCase& shown;
    Language language;
    Instant now;

    std::string say(Message message) const { return std::string{text(message, language)}; }
    bool has(Right right) const { return std::ranges::find(shown.rights, right) != shown.rights.end(); }
};

std::string section(std::string_view heading, const std::string& content) {
    if (content.empty()) return {};
    return "<section>" + element("h2", heading).markup + content + "</section>";
}

std::string said(std::string_view words) {
    if (words.empty()) return {};
    return "<p class=\"said\" dir=\"auto\">" + escape(words).markup + "</p>";
}

std::string row(std::string_view label, std::string_view value) {
    if (value.empty()) return {};
    return "<div>" + element("dt", label).markup + "<dd dir=\"auto\">" + escape(value).markup + "</dd></div>";
}

std::string list(const std::string& rows) { return rows.empty() ? rows : "<dl>" + rows + "</dl>"; }

std::string digits(const Sha256& hash) { return "<code>" + to_digits(hash) + "</code>"; }

std::string cells(const char* tag, std::initializer_list<std::string> all) {
    std::string html;
    for (const auto& words : all) html += "<" + std::string{tag} + ">" + escape(words).markup + "</" + tag + ">";
    return "<tr>" + html + "</tr>";
}

std::string table(const std::string& head, const std::string& rows) {
    return "<table><thead>" + head + "</thead><tbody>" + rows + "</tbody></table>";
}

std::string subject_html(const Reading& reading) {
    const auto& evaluation = reading.shown.evaluation;
    const auto& subject = evaluation.subject;
    const auto language = reading.language;
    // Of a blank code, what was said of it with the evaluation.
    const auto& number =
        subject.document_number.empty() ? evaluation.evaluation.document_number : subject.document_number;
    auto rows = row(reading.say(Text::ReceiptNumber), evaluation.receipt.number.text()) +
                row(reading.say(Text::FactReceived), spoken_time(evaluation.receipt.received, language)) +
                row(reading.say(Text::FactModule), module_words(subject.module, language)) +
                row(reading.say(Text::FactSituations), joined_situations(evaluation.evaluation.situations, language)) +
                row(reading.say(Text::FactDocumentType), subject.document_type) +
                row(reading.say(Text::FactDocumentNumber), number) + row(reading.say(Text::FactPlace), subject.place) +
                row(reading.say(Text::FactUnit), subject.unit[language]) +
                row(reading.say(Text::DeskOfficers), names_of(reading.shown.file.subject.officers, language));
    auto html = list(rows);
    if (evaluation.entered_by)
        html +=
            element("p", fill(text(Text::EnteredBy, language), {{"unit", (*evaluation.entered_by)[language]}})).markup;
    return section(reading.say(Text::DeskEvaluation), html);
}

std::string standing_html(const Reading& reading) {
    const auto& file = reading.shown.file;
    const auto language = reading.language;
    const auto handler = file.handler ? file.handler->name + " " + file.handler->badge : std::string{};
    return section(reading.say(Text::FactStatus),
                   list(row(reading.say(Text::FactStatus), status_words(file.status, file.round, language)) +
                        row(reading.say(Text::FactClosing),
                            file.closing ? closing_words(*file.closing, language) : std::string_view{}) +
                        row(reading.say(Text::FactRound), std::to_string(file.round)) +
                        row(reading.say(Text::FactUnit), name_of_unit(reading.shown, file.unit_id, language)) +
                        row(reading.say(Text::FactHandler), handler)));
}

std::string statement_html(const Reading& reading) {
    const auto& statement = reading.shown.evaluation.evaluation.statement;
    return section(reading.say(Text::FactStatement),
                   statement.empty() ? element("p", text(Text::DeskStatementNone, reading.language)).markup
                                     : said(statement));
}

std::string piece_html(const Reading& reading, const Evidence& evidence, const std::string& name) {
    const auto language = reading.language;
    auto html = element("p", name + " · " + spoken_file(evidence.format, evidence.bytes, language) + " · " +
                                 spoken_time(evidence.received, language))
                    .markup;
    if (evidence.removed) html += element("p", text(Text::EvidenceRemoved, language)).markup;
    return "<li>" + html + "<p>SHA-256 " + digits(evidence.hash) + "</p></li>";
}

std::string evidence_html(const Reading& reading) {
    const auto& receipt = reading.shown.evaluation.receipt;
    if (receipt.evidence.empty())
        return section(reading.say(Text::DeskEvidence),
                       element("p", text(Text::DeskEvidenceNone, reading.language)).markup);
    std::vector<EvidenceFormat> formats;
    for (const auto& each : receipt.evidence) formats.push_back(each.format);
    std::string pieces;
    for (std::size_t index = 0; index < formats.size(); ++index)
        pieces += piece_html(reading, receipt.evidence[index], spoken_name(formats, index, reading.language));
    auto html = "<ol>" + pieces + "</ol>" + element("p", text(Text::CaseFileFilesHint, reading.language)).markup;
    if (receipt.evidence_head)
        html += "<p>" + escape(text(Text::ReceiptChain, reading.language)).markup + " " +
                digits(*receipt.evidence_head) + "</p>";
    return section(reading.say(Text::DeskEvidence), html);
}

// Whoever sees all of it has read it at the desk, with a reason, for themselves alone.
std::string person_html(const Reading& reading) {
    if (!reading.has(Right::Read)) return {};
    const auto& person = reading.shown.person;
    const auto language = reading.language;
    std::string words{standing_words(person.standing, language)};
    if (!person.shown.name.empty()) words += " · " + person.shown.name + " " + person.shown.phone;
    if (person.party) words += " · " + std::string{party_words(*person.party, language)};
    auto html = element("p", words).markup;
    if (person.distance_km)
        html +=
            element("p", fill(text(Text::DeskPersonDistance, language), {{"km", std::to_string(*person.distance_km)}}))
                .markup;
    if (!person.shown.name.empty()) html += element("p", text(Text::CaseFileMasked, language)).markup;
    return section(reading.say(Text::DeskPerson), html);
}

Message name_of(ClockKind kind) {
    switch (kind) {
    case ClockKind::Reply: return Text::CaseFileClockReply;
    case ClockKind::Response: return Text::CaseFileClockResponse;
    case ClockKind::Measure: break;
    }
    return Text::CaseFileClockMeasure;
}

std::string clock_html(const Reading& reading, const CaseClock& clock) {
    const auto time_of = [&](const std::optional<Instant>& at) { return at ? to_china_time(*at) : std::string{}; };
    const bool is_late = clock.is_late || (clock.is_running() && becomes_late(clock, reading.now));
    return cells("td", {fill(text(name_of(clock.kind), reading.language), {{"number", std::to_string(clock.number)}}),
                        to_string(clock.original_due), to_string(clock.due), time_of(clock.met_at),
                        time_of(clock.ended_at), reading.say(is_late ? Text::FactYes : Text::FactNo)});
}

std::string clocks_html(const Reading& reading) {
    std::string rows;
    for (const auto& clock : reading.shown.file.clocks) rows += clock_html(reading, clock);
    if (rows.empty()) return {};
    return section(reading.say(Text::CaseFileClocks),
                   table(cells("th", {"", reading.say(Text::FactOriginalDue), reading.say(Text::FactDue),
                                      reading.say(Text::CaseFileClockMet), reading.say(Text::CaseFileClockEnded),
                                      reading.say(Text::FactLate)}),
                         rows));
}

// Who did it, and when.
std::string doer_words(const Reading& reading, const CaseEvent& event) {
    const auto& [role, unit_id, officer] = event.actor;
    auto words = spoken_time(event.at, reading.language);
    if (!unit_id.empty()) words += " · " + name_of_unit(reading.shown, unit_id, reading.language);
    if (!officer.name.empty()) words += " · " + officer.name + " " + officer.badge;
    return words;
}

// A reply that was handed in stands with the event too: it may never have been issued.
std::string event_html(const Reading& reading, const CaseEvent& event) {
    std::string files;
    for (const auto& hash : event.details.evidence) files += "<p>SHA-256 " + digits(hash) + "</p>";
    const auto& reply = event.details.reply;
    return "<li value=\"" + std::to_string(event.number) + "\"><p><strong>" +
           escape(action_words(event.action, reading.language)).markup + "</strong> " +
           escape(doer_words(reading, event)).markup + "</p>" +
           said(event_words(event, reading.shown, reading.language)) + (reply ? said(reply->text) : "") + files +
           "</li>";
}

std::string events_html(const Reading& reading, Message heading, std::initializer_list<CaseAction> actions) {
    std::string items;
    for (const auto& event : reading.shown.events)
        if (actions.size() == 0 || std::ranges::find(actions, event.action) != actions.end())
            items += event_html(reading, event);
    return section(reading.say(heading), items.empty() ? items : "<ol>" + items + "</ol>");
}

std::string attachments_html(const CitizenReply& reply) {
    std::string html;
    for (const auto& each : reply.attachments)
        html += "<p>" + escape(each.name).markup + " · SHA-256 " + digits(each.hash) + "</p>";
    return html;
}

// Word by word as the citizen reads it, or will.
std::string reply_html(const Reading& reading, const CitizenReply& reply, bool is_issued = true) {
    const auto& evaluation = reading.shown.evaluation;
    const auto& content = find_catalogue(evaluation.evaluation.catalogue_version)->of(evaluation.subject.module);
    const auto measures = measures_of(reading.shown.file, reading.now);
    const ReplyReading around{name_of_unit(reading.shown, reply.unit_id, reading.language), evaluation.subject, content,
                              measures};
    std::string rows;
    for (const auto& [part, label, words] : reply_words(reply, around, reading.language)) {
        if (part == ReplyPart::Attachment || (part == ReplyPart::Heading && !is_issued)) continue;
        rows += row(label.empty() ? "·" : label, words);
    }
    return "<article>" + list(rows) + attachments_html(reply) + "</article>";
}

// The last one, as far as it has come.
std::string last_reply_html(const Reading& reading) {
    const auto& file = reading.shown.file;
    if (!file.reply) return {};
    const auto& last = *file.reply;
    auto words = fill(text(Text::DeskReplyAuthor, reading.language),
                      {{"name", last.author.name}, {"time", spoken_time(last.handed_in, reading.language)}});
    if (last.approver)
        words += " · " + fill(text(Text::CaseFileApprovedBy, reading.language), {{"name", last.approver->name}});
    else if (last.issued)
        words += " · " + reading.say(Text::DeskMarkUnapproved);
    auto html = element("p", words).markup;
    if (last.issued && reading.has(Right::Read)) return html; // It is among those that were issued.
    if (!last.issued) html = element("p", text(Text::CaseFileNotIssued, reading.language)).markup + html;
    return reply_html(reading,
                      as_issued(last.reply, last.unit_id.empty() ? file.unit_id : last.unit_id,
                                last.issued.value_or(reading.now), reading.shown.attachments),
                      last.issued.has_value()) +
           html;
}

// To a unit that had the case before, what was issued is in what it sees of the case alone.
std::string replies_html(const Reading& reading) {
    std::string html;
    if (reading.has(Right::Read))
        for (const auto& reply : issued_replies(reading.shown.events, reading.shown.attachments))
            html += reply_html(reading, reply);
    return section(reading.say(Text::DeskReply), html + last_reply_html(reading));
}

std::string measures_html(const Reading& reading) {
    std::string items;
    for (const auto& each : measures_of(reading.shown.file, reading.now))
        items += element("li", measure_words(each.measure, &each, reading.language)).markup;
    return section(reading.say(Text::ReplyMeasures), items.empty() ? items : "<ol>" + items + "</ol>");
}

std::string disclosures_html(const Reading& reading) {
    std::string items;
    for (const auto& [unit_id, by, what, reason, at] : reading.shown.disclosures)
        items +=
            "<li>" +
            element("p", spoken_time(at, reading.language) + " · " +
                             name_of_unit(reading.shown, unit_id, reading.language) + " · " + by.name + " " + by.badge)
                .markup +
            said(reason) + "</li>";
    return section(reading.say(Text::DeskDisclosures), items.empty() ? items : "<ol>" + items + "</ol>");
}

std::string linked_html(const Reading& reading) {
    std::string items;
    for (const auto& receipt : reading.shown.linked) items += element("li", receipt.text()).markup;
    return section(reading.say(Text::DeskLinked), items.empty() ? items : "<ul>" + items + "</ul>");
}

std::string journal_html(const Reading& reading, const std::vector<app::CaseLine>& lines) {
    std::string rows;
    for (const auto& [number, words, at, head] : lines)
        rows += cells("td", {std::to_string(number), words, to_china_time(at), to_digits(head)});
    if (rows.empty()) return {};
    return section(reading.say(Text::CaseFileJournal),
                   element("p", text(Text::CaseFileJournalHint, reading.language)).markup + "<div class=\"journal\">" +
                       table(cells("th", {reading.say(Text::VerifyLine), reading.say(Text::CaseFileLineWords),
                                          reading.say(Text::DeskHappenedAt), reading.say(Text::VerifyHead)}),
                             rows) +
                       "</div>");
}

} // namespace

Html case_file_html(const app::PrintedCase& printed, Instant now, Language language) {
    const Reading reading{printed.shown, language, now};
    return {subject_html(reading) + standing_html(reading) + statement_html(reading) + evidence_html(reading) +
            person_html(reading) + clocks_html(reading) +
            events_html(reading, Text::DeskContacts, {CaseAction::RecordContact}) +
            events_html(reading, Text::DeskStatements,
                        {CaseAction::AskOfficers, CaseAction::AnswerQuestions, CaseAction::RecordOfficerStatement}) +
            replies_html(reading) + measures_html(reading) + events_html(reading, Text::DeskTimeline, {}) +
            disclosures_html(reading) + linked_html(reading) + journal_html(reading, printed.lines)};
}

} // namespace zhiping::http
