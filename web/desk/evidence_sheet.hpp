#pragma once

#include "shared/cases/staff_case.hpp"
#include "web/ui/canvas.hpp"
#include "web/ui/media.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

// The photos and videos of a case.
namespace zhiping::desk {

// One of them, as it is looked at. Another one begins with a new one of these.
struct EvidenceView {
    std::size_t index = 0;
    ui::PictureSight sight = {};
    bool failed = false; // The page could not show it.
};

struct CloseEvidence {};
struct ShowEvidence {
    std::size_t index;
};
using EvidenceStep = std::variant<std::monostate, CloseEvidence, ShowEvidence>;

// In a dialog, with the watermark over it. Precondition: there is one at the view's index.
EvidenceStep draw_evidence_sheet(ui::Canvas&, const StaffCase&, EvidenceView&, std::string_view watermark);

// Whether `id` is the one that is shown: the page could not show it.
bool take_evidence_text(const ui::Canvas&, EvidenceView&, std::uint32_t id, std::string_view text);

// Arrow keys lead to the one before and the one after.
EvidenceStep press_evidence_key(const StaffCase&, const EvidenceView&, std::string_view key);

// What there is, with its hashes. Returns the index of the one that is to be opened; who may not open any is told so.
std::optional<std::size_t> draw_evidence_list(ui::Canvas&, const StaffCase&, bool may_open);

} // namespace zhiping::desk
