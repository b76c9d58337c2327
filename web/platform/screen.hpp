#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// The page as a program draws on it and reads from it. Sizes and places are CSS pixels of the document unless named
// otherwise. Each subject of the machine has a header of its own here, a source in browser/ and one in headless/, which
// tests use; a program links those it needs.
namespace zhiping::platform {

// What is to be drawn: the part of the document that the canvas lies over.
struct View {
    float width;
    float height;     // Of the canvas; 0 when there is none, and the page shows the document instead.
    float origin;     // Where the canvas begins in the document.
    float window;     // Height of what the person sees.
    float density;    // Device pixels per CSS pixel, pinch zoom included.
    float text_scale; // The phone's own text size; 1 is the usual one.
    bool dark;
};

// The program that runs on the page. Called on one thread, never while it is in another call.
class Guest {
public:
    virtual ~Guest() = default;

    virtual void draw(const View&) = 0;
    virtual bool wants_frame() const = 0; // Asked after each draw; no frame is drawn unasked.
    virtual void activate(std::uint32_t id) = 0;
    virtual void change_text(std::uint32_t id, std::string_view text) = 0;
    virtual void renew_canvas() = 0; // What it was given is lost: textures are to be created again.

    // The page is being left, or the program has stopped in the middle of something and is not asked for anything
    // again: whatever was filled in is to be kept, as far as that needs no frame.
    virtual void save_answers() {}
};

void run(Guest&);

std::string page_language(); // The tag in <html lang>: what the server answered in.
bool is_in_shell();          // The page is shown by a program that chooses language and letters for it.

// The document that lies over the canvas, as web/ui/semantics.hpp describes it.
void show_document(const std::string& document_json);

void set_title(std::string_view);
void set_language(std::string_view tag);
void set_elder_mode(bool);
void set_column(float max_width);        // What the page shows itself is no wider than what is drawn.
void announce(std::string_view message); // To a screen reader, now, without moving the focus.
void focus_title();                      // Both once the document shown next is there.
void move_focus(std::uint32_t id);
void scroll_to_top();

} // namespace zhiping::platform
