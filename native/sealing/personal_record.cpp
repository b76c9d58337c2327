#include "native/sealing/personal_record.hpp"

namespace zhiping::sealing {

FileId record_id(PersonalRecord record, std::int64_t evaluation_id) {
    FileId id{static_cast<std::uint8_t>(record)};
    for (std::size_t place = 0; place < 8; ++place)
        id[15 - place] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(evaluation_id) >> (8 * place));
    return id;
}

std::vector<std::uint8_t> close_text(const Seal& seal, std::string_view text) {
    std::vector<std::uint8_t> sealed(text.size() + seal_bytes);
    seal.close(0, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}, sealed);
    return sealed;
}

std::string open_text(const Seal& seal, std::span<const std::uint8_t> sealed) {
    std::vector<std::uint8_t> text(sealed.size() < seal_bytes ? 0 : sealed.size() - seal_bytes);
    if (sealed.size() < seal_bytes || !seal.open(0, sealed, text))
        throw DamagedFile{"what is stored of a person does not open: is this the right key file?"};
    return {text.begin(), text.end()};
}

} // namespace zhiping::sealing
