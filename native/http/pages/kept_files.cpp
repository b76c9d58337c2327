#include "native/http/pages/kept_files.hpp"

#include "native/app/read_upload.hpp"

#include <variant>

namespace zhiping::http {

std::vector<KeptFile> find_kept(const Context& context, std::vector<UploadId>& named, const Secret& secret) {
    std::vector<KeptFile> kept;
    std::vector<UploadId> ids;
    for (const auto& id : named) {
        const auto state = app::read_upload(context.store, id, secret, context.clock.now());
        if (!state || state->held < state->size || !state->format) continue;
        const auto* format = std::get_if<EvidenceFormat>(&*state->format);
        if (!format) continue; // What somebody attaches to a reply is no photo of a form.
        ids.push_back(id);
        kept.push_back({id, *format, state->size});
    }
    named = std::move(ids);
    return kept;
}

} // namespace zhiping::http
