#pragma once

#include "native/store/sealing.hpp"
#include "shared/cases/attachment.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/evidence/sha256.hpp"

#include <functional>
#include <string>

namespace zhiping::store {

// A file that is attached to a reply.
struct Attachment {
    Sha256 hash; // Of the content.
    AttachmentFormat format;
    std::uint64_t bytes;
    std::string name; // As it was given, cut (shared/text/shown_back.hpp).
    Sealing sealing;
};

// Which one of which event; both count from 1.
struct AttachmentPlace {
    std::int64_t evaluation_id;
    int number; // Of the event.
    int position;

    auto operator<=>(const AttachmentPlace&) const = default;
};

struct PlacedAttachment {
    AttachmentPlace place;
    Attachment attachment;
};

// Precondition: its event is stored.
void insert_attachment(Database&, const PlacedAttachment&);

// Of a case, in the order of their places.
std::vector<PlacedAttachment> list_attachments(Database&, std::int64_t evaluation_id);

// The first of a case with this content.
std::optional<Attachment> find_attachment(Database&, const ReceiptNumber&, const Sha256&);

using VisitAttachment = std::function<void(const PlacedAttachment&, const ReceiptNumber&)>;
using UnreadableAttachment =
    std::function<void(const AttachmentPlace&, const std::string& receipt, const std::string& problem)>;

// Everything, with the receipt that names it, in the order of places. A row that cannot be read goes to `unreadable`.
void list_all_attachments(Database&, const VisitAttachment& visit, const UnreadableAttachment& unreadable);

} // namespace zhiping::store
