#include "tests/support/drawn_screen.hpp"
#include "tests/support/reader.hpp"
#include "web/desk/evidence_sheet.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;

namespace {

constexpr std::string_view watermark = "张伟 042013 2026-11-30 19:05";

StaffCase case_with(const std::vector<EvidenceFormat>& formats) {
    const auto code = Code::from_random({});
    const auto number = ReceiptNumber::from_random(Date{std::chrono::days{20'000}}, {});
    StaffCase shown{.evaluation = {.receipt = {.number = number, .received = {}},
                                   .subject = {.code = code, .module = Module::LawEnforcement, .unit = {}},
                                   .evaluation = {.code = code,
                                                  .catalogue_version = 1,
                                                  .language = Language::Chinese,
                                                  .agreed_at = {}}},
                    .file = {},
                    .events = {},
                    .attachments = {},
                    .linked = {},
                    .same_replies = 0,
                    .may = {}};
    std::uint8_t first = 1; // Of its hash.
    for (const auto format : formats)
        shown.evaluation.receipt.evidence.push_back(
            {.hash = {first++}, .format = format, .bytes = 2'300'000, .received = {}});
    return shown;
}

// Somebody who looks at what there is.
struct Desk {
    explicit Desk(const std::vector<EvidenceFormat>& formats) : shown(case_with(formats)) {
        platform::reset_headless();
        reader.emplace(screen, 1440.0f);
    }

    void open(std::size_t index) {
        view = {index};
        reader->settle();
    }
    // As the page says it, once.
    void fail(const char* role, const char* label) {
        const auto node = reader->find(role, label);
        REQUIRE(node);
        CHECK(take_evidence_text(screen.canvas, view, (*node)["id"], "failed"));
        reader->settle();
    }
    std::optional<std::size_t> led_to() const {
        const auto* next = std::get_if<ShowEvidence>(&step);
        return next ? std::optional{next->index} : std::nullopt;
    }
    Evidence& file() { return shown.evaluation.receipt.evidence[view.index]; }
    std::string address() const {
        return "/api/v1/cases/" + shown.evaluation.receipt.number.text() + "/evidence/" +
               std::to_string(view.index + 1);
    }
    std::string hash() { return "SHA-256：" + to_digits(file().hash); }

    StaffCase shown;
    EvidenceView view;
    EvidenceStep step;
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        const auto now = draw_evidence_sheet(canvas, shown, view, watermark);
        if (!std::holds_alternative<std::monostate>(now)) step = now;
    }};
    std::optional<Reader> reader;
};

struct List {
    List(const std::vector<EvidenceFormat>& formats, bool may) : shown(case_with(formats)), may_open(may) {
        platform::reset_headless();
        reader.emplace(screen, 1440.0f);
    }

    StaffCase shown;
    bool may_open;
    std::optional<std::size_t> opened;
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        if (const auto now = draw_evidence_list(canvas, shown, may_open)) opened = now;
    }};
    std::optional<Reader> reader;
};

constexpr auto photo_words = "照片 1（JPG，2.3 MB）";

} // namespace

TEST_CASE("A photo is shown as it came, with its hash under it and over it who looks and when") {
    Desk desk{{EvidenceFormat::Jpeg}};
    const auto image = desk.reader->find("image", "照片 1");
    REQUIRE(image);
    CHECK((*image)["address"] == desk.address());
    CHECK((*image)["attributes"]["data-watermark"] == watermark);
    CHECK(desk.reader->has("paragraph", desk.hash()));
    CHECK(desk.reader->has("paragraph", photo_words));
    CHECK(desk.reader->has("button", "放大"));
    CHECK_FALSE(desk.reader->has("button", "下一个")); // It is alone.
    CHECK_FALSE(desk.reader->has("link", "下载照片 1"));
}

TEST_CASE("A video is played where it is, with who looks and when over it") {
    Desk desk{{EvidenceFormat::Mp4}};
    const auto video = desk.reader->find("video", "视频 1");
    REQUIRE(video);
    CHECK((*video)["address"] == desk.address());
    CHECK((*video)["attributes"]["data-watermark"] == watermark);
    CHECK(desk.reader->has("paragraph", desk.hash()));
}

TEST_CASE("What browsers cannot show is not tried, and is downloaded with a warning") {
    for (const auto format : {EvidenceFormat::Heif, EvidenceFormat::ThreeGp}) {
        Desk desk{{format}};
        const auto is_photo = format == EvidenceFormat::Heif;
        CHECK_FALSE(desk.reader->has("image", "照片 1"));
        CHECK_FALSE(desk.reader->has("video", "视频 1"));
        const auto link = desk.reader->find("link", is_photo ? "下载照片 1" : "下载视频 1");
        REQUIRE(link);
        CHECK((*link)["address"] == desk.address());
        CHECK(desk.reader->reads("文件来自外部"));
        CHECK(desk.reader->reads(is_photo ? "浏览器不能显示 HEIC 格式" : "浏览器不能显示 3GP 格式"));
        CHECK(desk.reader->has("paragraph", desk.hash()));
    }
}

TEST_CASE("What the page could not show can be downloaded, and the next one is tried all the same") {
    Desk desk{{EvidenceFormat::Jpeg, EvidenceFormat::QuickTime}};
    desk.fail("image", "照片 1");
    CHECK_FALSE(desk.reader->has("image", "照片 1"));
    CHECK(desk.reader->has("link", "下载照片 1"));
    CHECK(desk.reader->reads("文件来自外部"));
    REQUIRE(desk.reader->press("button", "下一个"));
    CHECK(desk.led_to() == 1u);
    desk.open(1);
    desk.fail("video", "视频 1");
    CHECK(desk.reader->has("link", "下载视频 1"));
    CHECK_FALSE(take_evidence_text(desk.screen.canvas, desk.view, desk.screen.canvas.id_of("other"), "failed"));
}

TEST_CASE("What is gone at the end of its retention is said to be, and not asked for") {
    Desk desk{{EvidenceFormat::Jpeg, EvidenceFormat::Jpeg}};
    desk.file().removed = Instant{};
    desk.reader->settle();
    CHECK_FALSE(desk.reader->has("image", "照片 1"));
    CHECK_FALSE(desk.reader->has("link", "下载照片 1"));
    CHECK(desk.reader->reads("已过保存期限"));
    CHECK(desk.reader->has("paragraph", desk.hash()));
    CHECK(desk.reader->has("button", "下一个"));
}

TEST_CASE("One goes to the evidence before and after by buttons, of whatever kind it is, and no farther") {
    Desk desk{{EvidenceFormat::Jpeg, EvidenceFormat::Mp4, EvidenceFormat::Heif}};
    for (const std::size_t index : {0, 1, 2}) {
        desk.open(index);
        const auto is_off = [&](const char* label) {
            return desk.reader->find("button", label)->value("disabled", 0) == 1;
        };
        CHECK(is_off("上一个") == (index == 0));
        CHECK(is_off("下一个") == (index == 2));
    }
    desk.open(1);
    REQUIRE(desk.reader->press("button", "上一个"));
    CHECK(desk.led_to() == 0u);
    REQUIRE(desk.reader->press("button", "下一个"));
    CHECK(desk.led_to() == 2u);
}

TEST_CASE("The buttons to other evidence stay the same things, so that the focus stays at them") {
    Desk desk{{EvidenceFormat::Jpeg, EvidenceFormat::Mp4, EvidenceFormat::Heif}};
    const auto next = (*desk.reader->find("button", "下一个"))["id"];
    desk.open(1);
    CHECK((*desk.reader->find("button", "下一个"))["id"] == next);
}

TEST_CASE("Arrow keys lead to the evidence before and after, and no farther") {
    const auto shown = case_with({EvidenceFormat::Jpeg, EvidenceFormat::Mp4});
    const auto pressed = [&](std::size_t at, std::string_view key) {
        const auto step = press_evidence_key(shown, {at}, key);
        const auto* next = std::get_if<ShowEvidence>(&step);
        return next ? std::optional{next->index} : std::nullopt;
    };
    CHECK(pressed(0, "ArrowRight") == 1u);
    CHECK(pressed(1, "ArrowLeft") == 0u);
    CHECK_FALSE(pressed(0, "ArrowLeft"));
    CHECK_FALSE(pressed(1, "ArrowRight"));
    CHECK_FALSE(pressed(0, "j"));
}

TEST_CASE("The sheet is left by its cross") {
    Desk desk{{EvidenceFormat::Jpeg}};
    REQUIRE(desk.reader->press("button", "关闭"));
    CHECK(std::holds_alternative<CloseEvidence>(desk.step));
}

TEST_CASE("The list of evidence says what there is with its hash, and opens it") {
    List list{{EvidenceFormat::Jpeg, EvidenceFormat::Mp4}, true};
    CHECK(list.reader->reads(to_digits(list.shown.evaluation.receipt.evidence[0].hash)));
    CHECK(list.reader->reads(to_digits(list.shown.evaluation.receipt.evidence[1].hash)));
    REQUIRE(list.reader->press("button", "视频 1（MP4，2.3 MB）"));
    CHECK(list.opened == 1u);
}

TEST_CASE("Who may not open evidence sees names and hashes, and nothing that leads to it") {
    const List list{{EvidenceFormat::Jpeg, EvidenceFormat::Heif}, false};
    CHECK(list.reader->has("paragraph", photo_words));
    CHECK(list.reader->reads(to_digits(list.shown.evaluation.receipt.evidence[1].hash)));
    CHECK_FALSE(list.reader->has("button", photo_words));
    CHECK_FALSE(list.reader->reads("/evidence/"));
    CHECK(list.reader->reads("您看不到内容"));
}

TEST_CASE("Evidence that is gone is in the list, and is not opened") {
    List list{{EvidenceFormat::Jpeg}, true};
    list.shown.evaluation.receipt.evidence[0].removed = Instant{};
    list.reader->settle();
    CHECK(list.reader->has("paragraph", photo_words));
    CHECK_FALSE(list.reader->has("button", photo_words));
    CHECK(list.reader->reads("已过保存期限"));
}

TEST_CASE("A case without evidence says so") {
    const List list{{}, false};
    CHECK(list.reader->has("paragraph", "没有照片和视频。"));
    CHECK_FALSE(list.reader->reads("您看不到内容"));
}
