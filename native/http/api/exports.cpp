#include "native/http/api/exports.hpp"

#include "native/app/export_cases.hpp"
#include "native/http/api/case_csv.hpp"
#include "native/http/api/work_query.hpp"
#include "native/http/transport/fair_share.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/work_json.hpp"

#include <algorithm>
#include <array>
#include <thread>

namespace zhiping::http {

namespace {

struct FileFormat {
    std::string_view name; // The end of its own.
    const char* media_type;
    std::string (*head)(Language);
    std::string (*line)(const ExportedCase&, Language);
};

constexpr FileFormat csv{"csv", "text/csv; charset=utf-8", csv_head, csv_line};
constexpr FileFormat json_lines{"jsonl", "application/jsonl; charset=utf-8", [](Language) { return std::string{}; },
                                [](const ExportedCase& row, Language) { return wire::encode(row) + "\n"; }};

// A file that is being sent, and the share of those that it holds.
struct Sending {
    app::CaseExport cases;
    std::shared_ptr<FairShare::Place> place;
    const FileFormat& format;
    Language language;
    bool has_begun = false;
};

constexpr std::chrono::milliseconds longest_rest{200};
constexpr std::chrono::seconds usual_wait{30}; // Nobody knows how fast another file is taken.

// Works half of the time at most: submissions come first.
auto read_and_rest(app::CaseExport& cases) {
    const auto began = std::chrono::steady_clock::now();
    auto page = cases.next_page();
    const std::chrono::steady_clock::duration took = std::chrono::steady_clock::now() - began;
    std::this_thread::sleep_for(std::min<std::chrono::steady_clock::duration>(took, longest_rest));
    return page;
}

// A page at a time. False breaks the answer off, so that nobody takes what came for all of it.
bool send_page(Sending& sending, httplib::DataSink& sink) {
    const auto page = read_and_rest(sending.cases);
    if (!page) return false;
    auto lines = sending.has_begun ? std::string{} : sending.format.head(sending.language);
    sending.has_begun = true;
    for (const auto& row : *page) lines += sending.format.line(row, sending.language);
    if (!lines.empty() && !sink.write(lines.data(), lines.size())) return false;
    if (!page->empty()) return true;
    sending.place.reset(); // Whoever has all of it may begin another.
    sink.done();
    return true;
}

// Whether a value says no more than an identifier or a number.
bool is_plain(const std::string& value) {
    const auto is_allowed = [](char symbol) {
        return (symbol >= '0' && symbol <= '9') || (symbol >= 'a' && symbol <= 'z') ||
               (symbol >= 'A' && symbol <= 'Z') || symbol == '_' || symbol == '-';
    };
    return value.size() <= 40 && std::ranges::all_of(value, is_allowed);
}

// "csv at=below search status=handling": what was exported. Nobody needs to know later what was searched for.
std::string subject_of(const httplib::Request& request, const FileFormat& format) {
    constexpr std::array<std::string_view, 4> unsaid{"after", "lang", "limit", "sort"};
    std::string subject{format.name};
    for (const auto& [name, value] : request.params) {
        if (std::ranges::find(unsaid, name) != unsaid.end()) continue;
        subject += " " + name;
        if (name != "search" && is_plain(value)) subject += "=" + value;
    }
    return subject;
}

void describe(Exchange& exchange, const app::CaseExport& cases, const FileFormat& format) {
    auto& response = exchange.response;
    const auto today = to_string(china_date(exchange.context.clock.now()));
    response.status = 200;
    response.set_header("Cache-Control", "no-store");
    response.set_header("Vary", "Accept-Language");
    response.set_header("X-Total-Rows", std::to_string(cases.rows()));
    response.set_header("X-Accel-Buffering", "no"); // nginx must not keep it on its disk.
    response.set_header("Content-Disposition",
                        "attachment; filename=\"cases-" + today + "." + std::string{format.name} + "\"");
}

void give(Exchange& exchange, const SignedIn& caller, const FileFormat& format) {
    const auto& context = exchange.context;
    const auto query = read_work_query(exchange.request);
    if (!query) return refuse(exchange, query.error());
    auto place = std::make_shared<FairShare::Place>(*context.exports, std::to_string(caller.member.id));
    if (!place->is_granted())
        return refuse(exchange, {.code = ErrorCode::TooMany, .message = Text::ExportTooMany, .wait = usual_wait});
    const app::ExportMeans means{context.store, context.calendar, context.vault.person_key(), context.random,
                                 context.clock};
    auto begun =
        app::CaseExport::begin(means, caller.member, caller.token, *query, subject_of(exchange.request, format));
    if (!begun) return refuse(exchange, begun.error());
    describe(exchange, *begun, format);
    const auto sending =
        std::make_shared<Sending>(*std::move(begun), std::move(place), format, language_of(exchange.request));
    exchange.response.set_chunked_content_provider(
        format.media_type, [sending](std::size_t, httplib::DataSink& sink) { return send_page(*sending, sink); });
}

} // namespace

void get_cases_csv(Exchange& exchange, const SignedIn& caller) { give(exchange, caller, csv); }

void get_cases_jsonl(Exchange& exchange, const SignedIn& caller) { give(exchange, caller, json_lines); }

} // namespace zhiping::http
