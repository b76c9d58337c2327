#pragma once

#include "shared/names.hpp" // generated from assets/names.json

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhiping::ui {

// What lies over the canvas as real elements of the page. Each widget emits a node for what it
// draws; the page's script keeps one element per node (web/page/host/semantics.ts).
using Role = names::Role;

struct Place {
    float x;
    float y;
    float width;
    float height;

    bool operator==(const Place&) const = default;
};

using Tone = names::Tone;

// Of an element: what only some roles have to say, ARIA's states and properties say. An empty value takes it away.
struct Attribute {
    std::string_view name; // A literal.
    std::string value;

    bool operator==(const Attribute&) const = default;
};

struct Node {
    std::uint32_t id; // Stable for as long as the thing is on the screen.
    Role role;
    int parent = -1; // Index of the node it is in.
    std::string label = {};
    std::string value = {}; // Of a text field or area; of a picture, the id of its file.
    std::string purpose =
        {}; // Of a text field: what the phone may fill in. Of a file input: "photo", "video" or "any".
    std::string address = {};                     // Where a link leads that leads away.
    std::string description = {};                 // Read after a button's label: what it changes.
    std::vector<std::uint32_t> described_by = {}; // The hint, the error, the counter: nodes read after this one.
    std::string language = {};                    // Where it differs from the page's.
    std::uint32_t target = 0;                     // Where a link leads; what names a group; what a label names.
    int level = 0;                                // Of a heading.
    bool checked = false;                         // Of a choice; of a step, that it is done.
    bool invalid = false;                         // Of a text field or area.
    bool disabled = false;                        // Neither it nor anything inside it can be operated.
    bool primary = false;                         // Of a button in the footer: the one the screen leads to.
    Place place = {};
    float fraction = 0; // Of a progress bar.
    // How what is drawn looks, so that it looks alike where the page shows it.
    float font_size = 0;
    bool bold = false;
    Tone tone = Tone::Ink;
    int columns = 1; // Of choices beside each other; of a summary, 2 where a value stands beside its label; of a
                     // list item, 2 where a picture does.
    std::vector<Attribute> attributes = {};

    bool operator==(const Node&) const = default;
};

// Text that the page shows itself, under the elements and above the canvas. It belongs to no node:
// what it says is in theirs.
struct PageText {
    std::string text;
    Place place;
    float size;
    float line; // Height of one.
    std::uint32_t colour;
    bool bold;
    bool centred;

    bool operator==(const PageText&) const = default;
};

struct Origin {
    float x;
    float y;
};

// The document of one frame. Places are the document's, and inside what scrolls those of its content.
class Semantics {
public:
    void begin();

    // Nodes added until the matching close() are inside it.
    void open(Node);
    void close();

    // What is added from now on lies in something whose own (0, 0) is here in the document. Where it was before is
    // returned, to be gone back to.
    Origin begin_at(Origin origin) { return std::exchange(m_origin, origin); }

    void add(Node);
    void add_attribute(std::size_t node, Attribute attribute) {
        m_nodes[node].attributes.push_back(std::move(attribute));
    }
    void show(PageText);

    const std::vector<Node>& nodes() const { return m_nodes; }
    const std::vector<PageText>& texts() const { return m_texts; }

    // {"height":…,"nodes":[{…},…],"texts":[{…},…]}; what web/page/host reads. Most documents have no texts.
    std::string to_json(float document_height) const;

private:
    std::vector<Node> m_nodes;
    std::vector<int> m_open;
    Origin m_origin{0, 0};
    std::vector<PageText> m_texts;
};

} // namespace zhiping::ui
