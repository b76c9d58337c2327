#include "native/http/api/attachments.hpp"

#include "native/app/open_case_file.hpp"
#include "native/http/api/file_answer.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

using Opened = Result<std::unique_ptr<app::OpenAttachment>>;

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

void give(Exchange& exchange, const std::function<Opened(const Sha256&)>& open) {
    const auto hash = parse_sha256(path_part(exchange, "hash"));
    if (!hash) return refuse(exchange, {ErrorCode::NotFound, Text::AttachmentNotFound, "attachments"});
    give_file(exchange, [&] {
        return open(*hash).and_then([](std::shared_ptr<app::OpenAttachment> attachment) -> Result<GivenFile> {
            return as_given(std::move(attachment));
        });
    });
}

} // namespace

void get_case_attachment(Exchange& exchange, const EvidenceViewer& viewer) {
    const auto& context = exchange.context;
    give(exchange,
         [&](const Sha256& hash) { return app::open_attachment(context.store, context.vault, viewer.number, hash); });
}

void get_staff_attachment(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    give(exchange, [&](const Sha256& hash) -> Opened {
        const auto receipt = ReceiptNumber::parse(path_part(exchange, "receipt"));
        if (!receipt) return Error{ErrorCode::NotFound, Text::AttachmentNotFound, "attachments"};
        return app::open_attachment_of_case(context.store, context.vault, *receipt, hash, caller.member,
                                            context.clock.now());
    });
}

} // namespace zhiping::http
