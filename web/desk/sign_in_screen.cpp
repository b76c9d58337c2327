#include "shared/text/desk_text_ids.hpp"
#include "web/desk/screens.hpp"
#include "web/ui/desk_fields.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/parts.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr std::string_view badge = "sign_in.badge";
constexpr std::string_view password = "sign_in.password";
constexpr std::string_view code = "sign_in.code";
constexpr std::string_view new_password = "sign_in.new_password";
constexpr float column = 360;

void draw_fields(ui::Canvas& canvas, Session& session) {
    const auto& words = session.words();
    const float gap = canvas.theme().sizes.gap;
    ui::desk_field(
        canvas, {.name = badge, .label = canvas.text_of(Text::DeskBadge), .text = words.badge, .purpose = "username"});
    canvas.space(gap);
    ui::secret_field(canvas, {.name = password,
                              .label = canvas.text_of(Text::DeskPassword),
                              .text = words.password,
                              .purpose = "current-password"});
    canvas.space(gap);
    ui::desk_field(canvas, {.name = code,
                            .label = canvas.text_of(Text::DeskCode),
                            .text = words.code,
                            .hint = canvas.text_of(Text::DeskCodeHint),
                            .purpose = "one-time-code"});
    canvas.space(gap);
    if (!session.wants_new_password()) return;
    ui::secret_field(canvas, {.name = new_password,
                              .label = canvas.text_of(Text::DeskNewPassword),
                              .text = *words.new_password,
                              .hint = canvas.text_of(Text::DeskNewPasswordHint),
                              .error = session.problem_field() == "new_password" ? session.problem() : "",
                              .purpose = "new-password"});
    canvas.space(gap);
}

} // namespace

SignInStep draw_sign_in(ui::Canvas& canvas, Session& session) {
    const float width = std::min(column, canvas.width());
    canvas.take_column(canvas.left() + (canvas.width() - width) / 2, width);
    canvas.space(std::max(32.0f, canvas.window_height() / 8));
    ui::screen_heading(canvas, "title", canvas.text_of(Text::DeskTitle));
    canvas.space(canvas.theme().sizes.gap);
    if (!session.problem().empty() && session.problem_field() != "new_password") {
        ui::desk_notice(canvas, "sign_in.problem", ui::NoticeKind::Problem, {}, session.problem());
        canvas.space(canvas.theme().sizes.gap);
    }
    if (session.has_lost_network()) {
        ui::desk_notice(canvas, "sign_in.network", ui::NoticeKind::Note, {}, canvas.text_of(Text::DeskNoNetwork));
        canvas.space(canvas.theme().sizes.gap);
    }
    draw_fields(canvas, session);
    const bool is_busy = session.state() == Session::State::SigningIn;
    const ui::RowButton buttons[] = {{.name = "sign_in",
                                      .label = canvas.text_of(is_busy ? Text::DeskSigningIn : Text::DeskSignIn),
                                      .kind = ui::ButtonKind::Primary,
                                      .disabled = is_busy}};
    if (ui::button_row(canvas, "sign_in.actions", buttons)) return SignIn{};
    return {};
}

bool take_sign_in_text(const ui::Canvas& canvas, Session& session, std::uint32_t id, std::string_view text) {
    auto& words = session.words();
    if (id == canvas.id_of(badge))
        words.badge = text;
    else if (id == canvas.id_of(password))
        words.password = text;
    else if (id == canvas.id_of(code))
        words.code = text;
    else if (id == canvas.id_of(new_password) && words.new_password)
        words.new_password = text;
    else
        return false;
    return true;
}

} // namespace zhiping::desk
