#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Everything the form asks of the machine it runs on. One header, two sources: the browser's, and
// the headless one that tests use. Sizes and places are CSS pixels of the document unless named otherwise.
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

// A photo or video that the person has chosen. The page keeps it and reads it; here it goes by an id.
struct OfferedFile {
    std::uint32_t input; // The id of the node at which it was chosen.
    std::string_view id; // 32 hexadecimal digits, made anew for each.
    std::uint64_t bytes;
    std::span<const std::uint8_t> first_bytes; // 64, of a shorter file all.
    std::string_view
        fingerprint; // The same for the same file, whenever it is chosen; another for any other, as good as always.
};

// In the order in which web/page/evidence_glue.ts names them.
enum class FileEvent {
    Found,      // It is still kept on the phone.
    Missing,    // It is not.
    NotKept,    // The phone allows no copy: it is gone with the page.
    Created,    // The server knows of the upload; `upload` is its id.
    Sent,       // `bytes` are on their way or held.
    Arrived,    // A part of it was acknowledged.
    Held,       // By the server, whole.
    Broken,     // It stopped; `status` is 0 when nobody answered.
    Unreadable, // It was changed or deleted since it was chosen.
};

struct FileNews {
    std::string_view id;
    FileEvent event;
    std::uint64_t bytes = 0;
    int status = 0;
    std::string_view upload = {};
};

struct Pixels;

// What runs on the platform. Called on one thread, never while it is in another call.
class Guest {
public:
    virtual ~Guest() = default;

    // Takes the page over from the server, before anything else is asked of it. `plain_form` is what its form would
    // post (shared/wire/plain_form.hpp), `touched` the id of the element in it that was operated last; both are empty
    // where there is none. False when it cannot: the server's page stays in charge.
    virtual bool begin(std::string_view plain_form, std::string_view touched) = 0;

    // The page is left, or this has stopped in the middle of something and is not asked for anything again: whatever
    // was filled in is to be kept, as far as that needs no frame.
    virtual void save_answers() {}

    virtual void draw(const View&) = 0;
    virtual bool wants_frame() const = 0; // Asked after each draw; no frame is drawn unasked.
    virtual void activate(std::uint32_t id) = 0;
    virtual void change_text(std::uint32_t id, std::string_view text) = 0;
    virtual void renew_canvas() = 0; // What it was given is lost: textures are to be created again.

    virtual void return_to(std::string_view) {} // Back or Forward led to this place in the history.
    virtual void wake() {}                      // As wake_after() promised.
    virtual void offer_file(const OfferedFile&) {}
    virtual void hear_of_file(const FileNews&) {}
    virtual void show_thumbnail(std::string_view, const Pixels&) {} // Of the file with this id: square, RGBA.
    virtual void choose_files(int) {} // So many: offer_file comes for each of them, in the order of choosing.
    virtual void files_wait() {}      // Nothing can be done with files before the network is back.
    virtual void files_lost() {}      // Nor then: only after the page is loaded again.
    virtual void stored_elsewhere(std::string_view) {} // Another tab has changed or erased what is kept under this key.
};

void run(Guest&);

// The page ------------------------------------------------------------------------------------

std::string page_language();   // The tag in <html lang>: what the server answered in.
std::string code_facts_json(); // What the server wrote into the page; empty when it did not.

// Fills in the form that the server wrote, hidden by now, for when the program stops. `files` are the names of its
// uploads, a line each.
void fill_plain_form(const std::string& body, const std::string& files);

// The document that lies over the canvas, as web/ui/semantics.hpp describes it.
void show_document(const std::string& document_json);

void set_title(std::string_view);
void set_language(std::string_view tag);
void set_elder_mode(bool);
void announce(std::string_view message); // To a screen reader, now, without moving the focus.
void focus_title();                      // Both once the document shown next is there.
void move_focus(std::uint32_t id);
void scroll_to_top();

// Places in the browser's history: what Back and Forward walk through. A name is the form's own.
void push_place(std::string_view);    // Goes on to it; Back leads to where the person was before.
void replace_place(std::string_view); // Where the person is now goes by this name.
std::string current_place();          // Empty where the form has not been yet; kept when the page is loaded again.

// Drawing -------------------------------------------------------------------------------------

// Where there is no canvas, as on a phone without WebGL, these do nothing.

constexpr int widest_texture = 4096; // In either direction: what old phones take.

// A part of a texture: rows of pixels without gaps. A pixel is four bytes of RGBA, not premultiplied, or one
// byte that says how much of it is covered.
struct Pixels {
    int x;
    int y;
    int width;
    int height;
    int bytes_per_pixel;
    const std::uint8_t* bytes;
};
void create_texture(std::uint32_t id, const Pixels& whole);
void update_texture(std::uint32_t id, const Pixels& part);
void destroy_texture(std::uint32_t id);

// Triangles of one texture. The edges clip, in device pixels from the canvas's upper left corner.
struct DrawCommand {
    std::uint32_t texture;
    std::uint32_t first_index;
    std::uint32_t index_count;
    std::uint32_t first_vertex;
    std::int32_t left;
    std::int32_t top;
    std::int32_t right;
    std::int32_t bottom;
};

// A vertex is its place in CSS pixels of the canvas and its place in the texture, as four floats,
// and its colour as four bytes, red first.
constexpr std::size_t vertex_bytes = 20;
struct Drawing {
    float width; // Of the canvas.
    float height;
    std::span<const std::byte> vertices;
    std::span<const std::uint16_t> indices;
    std::span<const DrawCommand> commands;
};
void draw(const Drawing&);

// Glyphs --------------------------------------------------------------------------------------

struct GlyphStyle {
    float pixels; // Size of the em square in device pixels.
    bool bold;
    bool light_ink; // Light strokes cover more than dark ones: rasterise as it will be seen.

    bool operator==(const GlyphStyle&) const = default;
};

struct GlyphBox {
    int left; // From the pen position to the bitmap's left edge, device pixels.
    int top;  // From the baseline down to its upper edge: usually negative.
    int width;
    int height;
    float advance; // Device pixels.
    bool coloured; // An emoji: shown in its own colours.
};

float measure_glyph(char32_t, const GlyphStyle&); // The advance in device pixels.

// Draws them with the phone's own fonts, all at once, and keeps them until rasterise_glyph() asks.
void prepare_glyphs(std::span<const char32_t>, const GlyphStyle&);

// Draws with the phone's own fonts what was not prepared: `bitmap` gets width × height RGBA pixels, not premultiplied,
// white where not coloured.
GlyphBox rasterise_glyph(char32_t, const GlyphStyle&, std::vector<std::uint8_t>& bitmap);

// The text with every character that a person sees as one but that is not one code point of the
// basic plane (an emoji family, a flag, a rare ideograph) replaced by a private-use code point
// that stands for it in the three functions above; nullopt when there are none left to stand for it.
std::optional<std::string> intern_clusters(std::string_view text);

// How high the page's own text would be in a box of this width.
float page_text_height(std::string_view text, float width, float size, float line, bool bold);

// Files ---------------------------------------------------------------------------------------

// What happens to them Guest::hear_of_file() hears.
void keep_file(const std::string& id); // It is wanted: a copy is kept on the phone, and a thumbnail made.
void find_file(const std::string& id); // After the page was loaded again: Found or Missing.

// Gives the same file another id; under the old one it is known no more. What is kept on the phone is kept under both
// when it is `shared` with another tab.
void rename_file(const std::string& from, const std::string& to, bool shared = false);

struct FileSending {
    std::string upload; // To go on with; empty for a new one.
    std::string code;
    std::string secret;
};
void send_file(const std::string& id, const FileSending&);
void pause_file(const std::string& id); // Nothing more is heard of it.

// The phone keeps it no longer, and with an upload the server neither.
void forget_file(const std::string& id, const FileSending& = {});

// Storage, network, chance, time --------------------------------------------------------------

// Kept on the phone until erased, or only as long as the tab is open.
enum class Keep { OnPhone, InTab };

std::optional<std::string> load(Keep, std::string_view key);
bool save(Keep, std::string_view key, std::string_view text); // False when the phone does not allow it.
void erase(Keep, std::string_view key);
std::vector<std::string> stored_keys(Keep);

struct HttpReply {
    int status; // 0 when nobody answered.
    std::string body;
};

struct HttpPost {
    std::string path;
    std::string body; // JSON.
    std::string authorization;
    std::string language;
};

void post(const HttpPost&, std::function<void(HttpReply)>);
void abort_post(); // The last one is answered as if nobody had; it may have arrived all the same.

// Calls Guest::wake() then, or as soon as the network comes back. The last call counts; with 0 none comes.
void wake_after(int seconds);

void fill_random(std::span<std::uint8_t>);
std::int64_t now(); // Seconds since 1970, UTC, by the phone's clock.

} // namespace zhiping::platform
