#include "native/http/api/evidence.hpp"

#include "native/app/open_case_file.hpp"
#include "native/http/api/file_answer.hpp"
#include "shared/text/text_ids.hpp"

#include <charconv>

namespace zhiping::http {

namespace {

Error not_found() { return {ErrorCode::NotFound, Text::EvidenceNotFound, UploadIdTag::field}; }

Result<int> position_of(const Exchange& exchange) {
    const auto& digits = path_part(exchange, "position");
    int position = 0;
    const auto [stopped, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), position);
    if (problem != std::errc{} || stopped != digits.data() + digits.size()) return not_found();
    return position;
}

GivenFile as_given(std::shared_ptr<app::OpenEvidence> evidence, const ReceiptNumber& receipt, int position) {
    const auto& facts = evidence->facts;
    const auto& format = facts_of(evidence_formats, facts.format);
    return {.name = receipt.text() + "-" + std::to_string(position) + "." + std::string{format.id},
            .media_type = format.media_type,
            .hash = facts.hash,
            .bytes = facts.bytes,
            .read = [evidence](std::uint64_t offset) { return evidence->file.read(offset); }};
}

using Opened = Result<std::unique_ptr<app::OpenEvidence>>;

void give(Exchange& exchange, const ReceiptNumber& receipt, const std::function<Opened(int position)>& open) {
    const auto position = position_of(exchange);
    if (!position) return refuse(exchange, position.error());
    give_file(exchange, [&] {
        return open(*position).and_then([&](std::shared_ptr<app::OpenEvidence> evidence) -> Result<GivenFile> {
            return as_given(std::move(evidence), receipt, *position);
        });
    });
}

} // namespace

void get_evidence(Exchange& exchange, const EvidenceViewer& viewer) {
    const auto& context = exchange.context;
    give(exchange, viewer.number,
         [&](int position) { return app::open_evidence(context.store, context.vault, viewer.number, position); });
}

void get_staff_evidence(Exchange& exchange, const SignedIn& caller) {
    const auto receipt = ReceiptNumber::parse(path_part(exchange, "receipt"));
    if (!receipt) return refuse(exchange, not_found());
    const auto& context = exchange.context;
    give(exchange, *receipt, [&](int position) {
        return app::open_evidence_of_case(context.store, context.vault, *receipt, position, caller.member,
                                          context.clock.now());
    });
}

} // namespace zhiping::http
