#include "native/http/pages/evidence_html.hpp"

#include "native/http/pages/page_parts.hpp"
#include "shared/evidence/evidence_kind.hpp"
#include "shared/evidence/evidence_words.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/paths.hpp"

#include <vector>

namespace zhiping::http {

namespace {

constexpr std::size_t shown_digits = 16; // Of 64: enough to compare by eye.

Message name_of(EvidenceKind kind) { return kind == EvidenceKind::Photo ? Text::ReceiptPhoto : Text::ReceiptVideo; }

// What today's browsers show. HEIC only some do: it is there to be downloaded.
bool is_shown(EvidenceFormat format) { return format != EvidenceFormat::Heif; }

Html definition(Message label, const std::string& markup, Language language) {
    return {"<div>" + element("dt", text(label, language)).markup + "<dd>" + markup + "</dd></div>"};
}

// Nothing is fetched before somebody opens it: these may be many megabytes over a phone's network.
Html view(const Evidence& evidence, const std::string& address, const std::string& name, Language language) {
    const auto source = " src=\"" + address + "\"";
    const auto shown =
        kind_of(evidence.format) == EvidenceKind::Photo
            ? "<img loading=\"lazy\"" + source + " alt=\"" + escape(name).markup + "\">"
            : "<video controls preload=\"none\"" + source + " aria-label=\"" + escape(name).markup + "\"></video>";
    const auto words = fill(text(Text::ReceiptFileView, language), {{"name", name}});
    return {"<details><summary>" + escape(words).markup + "</summary>" + shown + "</details>"};
}

Html links(const Evidence& evidence, const std::string& address, const std::string& name, Language language) {
    if (evidence.removed) return element("p", text(Text::EvidenceRemoved, language));
    const auto words = fill(text(Text::ReceiptFileDownload, language), {{"name", name}});
    Html html;
    if (is_shown(evidence.format)) html = view(evidence, address, name, language);
    html.markup += "<p><a class=\"onward\" href=\"" + address + "\">" + escape(words).markup + "</a></p>";
    return html;
}

Html piece(const StoredEvaluation& stored, std::size_t index, const std::string& name, Language language) {
    const auto& evidence = stored.receipt.evidence[index];
    const auto address = std::string{wire::evaluations_path} + "/" + stored.receipt.number.text() + "/evidence/" +
                         std::to_string(index + 1);
    const auto hash = to_digits(evidence.hash).substr(0, shown_digits);
    return {"<li>" + element("h3", name).markup + "<dl>" +
            definition(Text::ReceiptFileSize, escape(spoken_file(evidence.format, evidence.bytes, language)).markup,
                       language)
                .markup +
            definition(Text::ReceiptFileReceived, escape(spoken_time(evidence.received, language)).markup, language)
                .markup +
            definition(Text::ReceiptFileHash, "<code>" + hash + "</code>", language).markup + "</dl>" +
            links(evidence, address, name, language).markup + "</li>"};
}

} // namespace

std::string spoken_file(EvidenceFormat format, std::uint64_t bytes, Language language) {
    const auto comma = language == Language::Chinese ? "，" : ", ";
    return std::string{text(name_of(kind_of(format)), language)} + comma + spoken_format(format) + comma +
           spoken_size(bytes);
}

std::string spoken_limits(Language language) {
    const auto& photo = facts_of(evidence_kinds, EvidenceKind::Photo);
    const auto& video = facts_of(evidence_kinds, EvidenceKind::Video);
    const auto megabytes = [](std::uint64_t bytes) { return std::to_string(bytes / 1'000'000); };
    return fill(text(Text::PlainFilesHint, language), {{"photos", std::to_string(photo.max_files)},
                                                       {"photo_mb", megabytes(photo.max_bytes)},
                                                       {"videos", std::to_string(video.max_files)},
                                                       {"video_mb", megabytes(video.max_bytes)}});
}

Html receipt_evidence_html(const StoredEvaluation& stored, Language language) {
    if (stored.receipt.evidence.empty()) return {};
    std::vector<EvidenceFormat> formats;
    for (const auto& each : stored.receipt.evidence) formats.push_back(each.format);
    std::string pieces;
    for (std::size_t index = 0; index < formats.size(); ++index)
        pieces += piece(stored, index, spoken_name(formats, index, language), language).markup;
    Html html{element("h2", text(Text::ReceiptFiles, language)).markup + "<ol class=\"card evidence\">" + pieces +
              "</ol>"};
    if (const auto& head = stored.receipt.evidence_head)
        html.markup += "<section>" + element("h2", text(Text::ReceiptChain, language)).markup + "<p class=\"hint\">" +
                       escape(text(Text::ReceiptChainHint, language)).markup + "</p><p class=\"digits\"><code>" +
                       to_digits(*head) + "</code></p></section>";
    return html;
}

} // namespace zhiping::http
