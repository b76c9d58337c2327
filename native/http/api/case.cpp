#include "native/http/api/case.hpp"

#include "native/app/act_on_own_case.hpp"
#include "native/app/open_attachment.hpp"
#include "native/app/read_case.hpp"
#include "native/http/api/file_answer.hpp"
#include "native/http/exchange/evidence_cookie.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/citizen_case_json.hpp"

#include <algorithm>

namespace zhiping::http {

namespace {

void answer(Exchange& exchange, const ReceiptNumber& receipt, const Result<CitizenCase>& seen) {
    if (!seen) return refuse(exchange, seen.error());
    const auto has_attachments = [](const CitizenReply& reply) { return !reply.attachments.empty(); };
    if (std::ranges::any_of(seen->replies, has_attachments)) give_attachment_pass(exchange, receipt);
    reply(exchange, 200, wire::encode(*seen));
}

// By its content, because the name under which staff sent it is anybody's guess; the case says that name.
GivenFile as_given(std::shared_ptr<app::OpenAttachment> attachment) {
    const auto& facts = attachment->facts;
    const auto& format = facts_of(attachment_formats, facts.format);
    return {.name = to_digits(facts.hash).substr(0, 16) + "." + std::string{format.id},
            .media_type = format.media_type,
            .hash = facts.hash,
            .bytes = facts.bytes,
            .read = [attachment](std::uint64_t offset) { return attachment->file.read(offset); }};
}

} // namespace

void get_case(Exchange& exchange, const ReceiptHolder& holder) {
    const auto& context = exchange.context;
    answer(exchange, holder.number,
           app::read_case(context.store, context.calendar, holder.number, holder.secret, context.clock.now()));
}

void post_case_action(Exchange& exchange, const ReceiptHolder& holder) {
    const auto& context = exchange.context;
    const auto act = [&](const CitizenAction& action) {
        return app::act_on_own_case(context.store, context.calendar, holder.number, holder.secret, action,
                                    context.clock.now(), context.random);
    };
    answer(exchange, holder.number, read_json_body(exchange).and_then(wire::decode_citizen_action).and_then(act));
}

void get_case_attachment(Exchange& exchange, const EvidenceViewer& viewer) {
    const auto& context = exchange.context;
    const auto hash = parse_sha256(path_part(exchange, "hash"));
    if (!hash) return refuse(exchange, {ErrorCode::NotFound, Text::AttachmentNotFound, "attachments"});
    give_file(exchange, [&] {
        return app::open_attachment(context.store, context.vault, viewer.number, *hash)
            .and_then([](std::shared_ptr<app::OpenAttachment> attachment) -> Result<GivenFile> {
                return as_given(std::move(attachment));
            });
    });
}

} // namespace zhiping::http
