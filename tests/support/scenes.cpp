#include "tests/support/scenes.hpp"

#include "shared/catalogue/catalogue.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/error_json.hpp"
#include "tests/support/drawn_glyphs.hpp"
#include "tests/support/json.hpp"
#include "tests/support/phone_with_files.hpp"
#include "web/gallery/gallery.hpp"

#include <sstream>

namespace zhiping::tests {

namespace {

struct Screen {
    float width;
    float density;
};
constexpr Screen screens[] = {{320, 2}, {390, 3}, {700, 1}};

struct Setting {
    Language language;
    bool elder;
    Screen screen;
};

std::string spoken(const Setting& setting) {
    return std::string{tag_of(setting.language)} + (setting.elder ? ", elder" : ", standard") + ", " +
           std::to_string(static_cast<int>(setting.screen.width)) + " px";
}

SceneNode read_node(const Json& json) {
    SceneNode node{.id = json["id"],
                   .role = json["role"],
                   .parent = json["parent"],
                   .label = json.value("label", ""),
                   .name = json.value("label", ""),
                   .value = json.value("value", ""),
                   .described_by = json.value("describedBy", std::vector<std::uint32_t>{}),
                   .target = json.value("target", 0u),
                   .address = json.value("address", ""),
                   .level = json.value("level", 0),
                   .primary = json.value("primary", 0) == 1,
                   .place = {}};
    if (json.contains("x")) node.place = {json["x"], json["y"], json["width"], json["height"]};
    return node;
}

std::vector<SceneNode> read_nodes(const std::string& document) {
    const auto whole = Json::parse(document);
    std::vector<SceneNode> nodes;
    for (const auto& json : whole["nodes"]) nodes.push_back(read_node(json));
    for (const auto& label : nodes)
        for (auto& node : nodes)
            if (label.role == "label" && label.target == node.id) node.name = label.label;
    return nodes;
}

Scene draw_scene(platform::Guest& guest, const std::string& name, const platform::View& view) {
    watch_items();
    guest.draw(view);
    Scene scene{name, view.origin == 0, read_nodes(headless().document), items_of_last_frame(),
                drawn_glyphs(headless())};
    for (auto& item : scene.items) item.place.y += view.origin;
    for (auto& glyph : scene.glyphs) glyph.y += view.origin;
    REQUIRE_FALSE(scene.nodes.empty());
    REQUIRE_FALSE(scene.items.empty());
    return scene;
}

// The gallery shows text that is cut, and text that the page shows: what is written is not what is said.
void see_gallery(const Screen& screen, std::vector<Scene>& scenes) {
    platform::reset_headless();
    gallery::Gallery all;
    Reader reader{all, screen.width};
    for (const auto* const letters : {"大字版", "标准版"}) {
        const auto name =
            "gallery, beside " + std::string{letters} + ", " + std::to_string(static_cast<int>(screen.width)) + " px";
        scenes.push_back(draw_scene(all, name, {screen.width, 16000, 0, 844, screen.density, 1, false}));
        scenes.back().is_whole = false;
        reader.settle();
        REQUIRE(reader.press("button", letters));
    }
}

// One person who meets every state of the form.
class Walk {
public:
    Walk(const Setting& setting, std::vector<Scene>& scenes)
        : m_setting(setting), m_scenes(scenes), m_phone(setting.language, setting.screen.width) {
        if (setting.elder) press(Text::SwitchToElderMode);
    }

    void everywhere() {
        read_and_leave();
        answer_nothing();
        answer_at_once();
        answer_wrongly();
        add_files();
        check_and_send();
        come_back_on_a_phone_that_keeps_nothing();
    }

private:
    void read_and_leave() {
        see("instructions");
        press(Text::Leave);
        see("left");
        press(Text::StartAgain);
        press(Text::Agree);
    }

    void answer_nothing() {
        see("evaluation, nothing answered");
        press(Text::Next);
        see("evaluation, an answer is missing");
        press(Text::ClearDraft);
        see("evaluation, asked whether to clear");
        press(Text::ClearDraftAgain);
    }

    void answer_at_once() {
        choose(Text::Satisfied);
        see("evaluation, satisfied");
        say_where();
        press(Text::Submit);
        see("evaluation, being sent");
        m_phone.answer(0, "");
        see("check, waiting for the network with a short answer");
        press(Text::WaitingCancel);
        press(Text::ClearDraft);
        press(Text::ClearDraftAgain);
    }

    void answer_wrongly() {
        choose(Text::Dissatisfied);
        see("evaluation, dissatisfied");
        press(Text::Next);
        see("evaluation, a situation is missing");
        std::string long_text;
        for (int count = 0; count < 2001; ++count) long_text += "长";
        write(long_text);
        see("evaluation, over the limit");
        press(Text::Next);
        see("evaluation, two errors");
        tick(0);
        tick(2);
        write("车被拖走了😡\n\nThey towed my car without saying a word, on a Friday afternoon. "
              "Pneumonoultramicroscopicsilicovolcanoconiosis.");
        say_where();
        see("evaluation, corrected");
        find_position();
    }

    void add_files() {
        offer(1, 20'000'001);
        offer(2, 11, text_file);
        see("evaluation, two files refused for different reasons");
        for (int number = 3; number <= 7; ++number) offer(number, 19'000'000);
        m_phone.hear(3, FileEvent::Unreadable);
        m_phone.hear(4, FileEvent::Broken, 0, 403);
        m_phone.hear(5, FileEvent::Sent, 1'000'000);
        headless().now += 10;
        m_phone.hear(5, FileEvent::Sent, 2'000'000);
        m_phone.hear(5, FileEvent::NotKept);
        m_phone.upload(7);
        see("evaluation, photos on their way");
        press(Text::RemoveEvidence);
        see("evaluation, asked whether to remove");
        press(Text::PauseUpload);
        m_phone.hear(6, FileEvent::Broken);
        see("evaluation, photos that rest");
        press(Text::Next);
        see("evaluation, a photo has to be chosen again");
        for (int count = 0; count < 2; ++count) remove_first();
        press(Text::GoOnUploading);
        press(Text::Next);
        see("check, with photos");
        press(Text::Submit);
        see("check, waiting for photos");
        press(Text::WaitingCancel);
        for (int count = 0; count < 3; ++count) remove_first();
    }

    void check_and_send() {
        press(Text::Next);
        see("check");
        press(Text::Submit);
        see("check, being sent");
        m_phone.answer(0, "");
        see("check, waiting for the network");
        press(Text::RetrySubmit);
        m_phone.answer(429, "");
        see("check, told to come later");
        press(Text::RetrySubmit);
        m_phone.answer(409, wire::encode(Error{ErrorCode::Conflict, Text::SubmissionConflict, "submission_id"},
                                         m_setting.language));
        see("check, arrived before");
        press(Text::RetrySubmit);
        m_phone.answer(400, wire::encode(invalid("situations", Text::SituationNotOffered), m_setting.language));
        see("evaluation, refused by the server");
        press(Text::Next);
        press(Text::Submit);
        auto receipt = some_receipt();
        receipt.due->provisional = true;
        m_phone.answer(201, wire::encode(receipt));
        see("receipt, an answer is due");
    }

    void come_back_on_a_phone_that_keeps_nothing() {
        headless().in_tab.clear();
        headless().storage_allowed = false;
        m_phone.reload();
        press(Text::Agree);
        choose(Text::OtherSatisfaction);
        see("evaluation, the draft is not kept");
        say_where();
        press(Text::Submit);
        auto receipt = some_receipt();
        receipt.due.reset();
        m_phone.answer(201, wire::encode(receipt));
        see("receipt, no answer is due");
    }

    void operate(const std::string& role, std::string_view name) {
        INFO(spoken(m_setting) << ": no " << role << " " << name << " after " << m_scenes.back().name);
        REQUIRE(m_phone.reader->press(role, std::string{name}));
    }

    void press(Message label) { operate("button", text(label, m_setting.language)); }
    void choose(Message label) { operate("radio", text(label, m_setting.language)); }
    void tick(std::size_t index) {
        const auto& offered = newest_catalogue().of(Module::LawEnforcement).situations[index];
        operate("checkbox", offered.words[m_setting.language]);
    }
    void offer(int number, std::uint64_t bytes, const std::string& content = jpeg_start) {
        m_phone.offer(number, bytes, content, text(Text::ChooseFiles, m_setting.language));
    }
    void remove_first() {
        press(Text::RemoveEvidence);
        press(Text::RemoveAgain);
    }
    void say_where() {
        REQUIRE(
            m_phone.reader->type(std::string{text(Text::PositionWordsLabel, m_setting.language)}, "汉阳大道 628 号"));
    }
    void find_position() {
        press(Text::PositionAsk);
        see("evaluation, a position is looked for");
        m_phone.app->miss_position(platform::PositionProblem::Denied);
        see("evaluation, no position is allowed");
        press(Text::PositionAgain);
        m_phone.app->take_position({30.592831, 114.305256, 1200, friday_afternoon});
        see("evaluation, a rough position");
        press(Text::PositionRemove);
    }
    void write(const std::string& statement) {
        REQUIRE(m_phone.reader->type(std::string{text(Text::StatementLabel, m_setting.language)}, statement));
    }

    // The whole document on one canvas, which no phone could have, and what a phone shows of it.
    void see(const std::string& state) {
        const auto name = state + ", " + spoken(m_setting);
        const auto [width, density] = m_setting.screen;
        take(name, {width, 16000, 0, 844, density, 1, false});
        take(name + ", scrolled", {width, 1350, 260.5f, 844, density, 1, false});
        m_phone.reader->settle();
    }

    void take(const std::string& name, const platform::View& view) {
        m_scenes.push_back(draw_scene(*m_phone.app, name, view));
    }

    Setting m_setting;
    std::vector<Scene>& m_scenes;
    PhoneWithFiles m_phone;
};

std::vector<Scene> walk_everywhere() {
    std::vector<Scene> scenes;
    for (const auto language : {Language::Chinese, Language::English})
        for (const bool elder : {false, true})
            for (const auto& screen : screens) Walk{{language, elder, screen}, scenes}.everywhere();
    for (const auto& screen : screens) see_gallery(screen, scenes);
    return scenes;
}

} // namespace

const SceneNode* Scene::find(std::uint32_t id) const {
    const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const SceneNode& node) { return node.id == id; });
    return found == nodes.end() ? nullptr : &*found;
}

const std::vector<Scene>& all_scenes() {
    static const auto scenes = walk_everywhere();
    return scenes;
}

std::string spoken(const Rectangle& place) {
    std::ostringstream words;
    words << place.width << " × " << place.height << " at " << place.x << ", " << place.y;
    return words.str();
}

std::string spoken(const SceneNode& node) {
    return node.role + " “" + node.name + "” (" + std::to_string(node.id) + ")" +
           (node.place ? ", " + spoken(*node.place) : "");
}

} // namespace zhiping::tests
