#pragma once

#include "web/desk/exporting.hpp"
#include "web/ui/canvas.hpp"

#include <cstddef>
#include <cstdint>
#include <variant>

// The sheet over a list that becomes a file.
namespace zhiping::desk {

struct ExportView {
    const Exporting& exporting;
    std::size_t listed; // Cases that the list shows.
    bool has_more;      // And more that it does not.
};
struct LeaveExport {};
struct StartExport {};
struct StopExport {};
using ExportStep = std::variant<std::monostate, LeaveExport, StartExport, StopExport>;
ExportStep draw_export(ui::Canvas&, const ExportView&);

// Whether `id` is a field of it, and takes what was chosen there.
bool take_export_text(const ui::Canvas&, Exporting&, std::uint32_t id, std::string_view text);

} // namespace zhiping::desk
