#include "shared/wire/case_person_json.hpp"
#include "tests/support/desk_content.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/web/desk_visit_of_board.hpp"
#include "tests/web/desk_visits_of_administration.hpp"
#include "tests/web/desk_visits_of_roles.hpp"

#include <catch_amalgamated.hpp>

#include <map>
#include <string>
#include <vector>

using namespace zhiping;
using namespace zhiping::tests;
using enum CaseAction;

// Every screen and every sheet of the desk: what can be seen or operated has its node, where it is seen.

namespace {

const Faults none;
constexpr float widths[] = {1024, 1440};

// One person of each kind, who meets every screen, in both languages.
class Visit : public DeskVisit {
public:
    using DeskVisit::DeskVisit;

    void everywhere() {
        sign_in();
        look_at_list();
        look_over_list();
        export_list(*this);
        look_at_board(*this);
        look_at_case();
        write_reply();
        open_every_sheet();
        look_at_evidence();
        look_at_person();
        look_at_replies();
        look_at_comments(*this);
        be_an_officer(*this);
        help_at_counter(*this);
        be_an_auditor(*this);
        administer(*this);
    }

private:
    void sign_in() {
        begin_anew("tab=unit");
        see("opening");
        m_desk->answer(wire::staff_session_path, 401, refusal("unauthorized", "请先登录。"));
        see("sign-in");
        m_desk->sign_in(test::handler);
        see("signing in");
        m_desk->answer(wire::staff_session_path, 401, refusal("unauthorized", "警号、密码或验证码不正确。"));
        see("sign-in, refused");
        m_desk->press("button", "登录");
        m_desk->answer(wire::staff_session_path, 400, refusal("invalid", "请换一个密码。", "new_password"));
        see("sign-in, a new password is asked for");
    }

    void look_at_list() {
        begin_anew("tab=unit");
        m_desk->let_in(self_of(test::handler));
        see("a list that is being read");
        m_desk->answer_counts(
            {.mine = 1, .unit = 3, .to_approve = 0, .requests = 2, .overdue_below = 1, .comments = 1});
        m_desk->answer_list(some_items(), "next");
        see("a list that is cut");
        m_desk->press_key("j");
        m_desk->press_key("r");
        m_desk->answer(std::string{wire::cases_path} + "?", 500, "");
        see("a list that could not be read again");
        m_desk->type("select", "状态", "closed");
        m_desk->answer_list({});
        see("a list of nothing");
        m_desk->press("tab", "待决定");
        m_desk->answer(wire::requests_path, 200, wire::encode(WorkPage{some_items(), {}}));
        see("a list of units below");
    }

    void look_over_list() {
        enter(test::handler);
        m_desk->press("checkbox", "选择 " + case_number(1).text());
        see("a row is ticked");
        m_desk->press("button", "移交所选");
        answer_what_is_asked();
        see("handing over");
        m_desk->type("select", "移交给", test::colleague.officer.badge);
        m_desk->press("button", "移交所选");
        see("handing over, being sent");
        m_desk->answer(path_of_case(1) + "/actions", 403, refusal("forbidden", "您无权对这个案件这样做。"));
        see("handing over, refused");
        m_desk->press("button", "关闭");
        m_desk->press("button", "取消选择"); // What was refused stays chosen.
        m_desk->press("button", "已存的筛选");
        see("no saved filter");
        m_desk->type("text-field", "筛选的名称", "本周的");
        m_desk->press("button", "保存筛选");
        m_desk->press("button", "已存的筛选");
        see("saved filters");
        m_desk->press("button", "关闭");
        m_desk->press("button", "快捷键");
        see("the keys");
        m_desk->press("button", "关闭");
        m_desk->press("button", test::handler.officer.name);
        see("the account");
    }

    void look_at_case() {
        enter(test::handler);
        m_desk->press("view-link", case_number(1).text());
        see("a case that is being read");
        m_desk->answer(path_of_case(1), 404, refusal("not_found", "没有。"));
        see("a case out of reach");
        enter(test::handler);
        m_desk->open(DeskCase{}.shown_to(test::brigade_lead));
        see("a case that nobody has taken");
    }

    void enter_full_case() {
        enter(test::handler);
        m_desk->open(full_case());
        m_desk->answer(path_of_draft(1), 404, refusal("not_found", "没有草稿。"));
    }

    void write_reply() {
        enter_full_case();
        see("a case with something of everything");
        m_desk->answer(templates_path, 200,
                       wire::encode(ReplyTemplateSet{
                           1, china_date(desk_now), {one_template("one", "经{核查方式}，查明：{核查情况}。")}}));
        m_desk->type("select", "模板", "one");
        m_desk->type("select", "执法用语不文明、态度粗暴", decline_reasons.front().id);
        m_desk->press("button", "加一项措施");
        see("a reply that is written");
        m_desk->press("button", "提交审批");
        see("a reply, being sent");
        m_desk->answer(path_of_case(1) + "/actions", 400, refusal("invalid", "请写明依据。", "basis"));
        see("a reply, refused");
        const auto course = m_desk->find("scroll-area", "办理经过");
        REQUIRE(course);
        m_desk->app->scroll((*course)["id"].get<std::uint32_t>(), 240);
        m_desk->reader->settle();
        see("a reply, scrolled");
    }

    void open_every_sheet() {
        enter_full_case();
        for (const auto& [action, id] : case_actions) {
            if (action <= Take || action >= AddWords || action == HandIn || action == IssueReply ||
                action == TakeBackReply)
                continue;
            m_desk->press("button", label_of(action));
            answer_what_is_asked();
            see("the sheet of " + std::string{id});
            m_desk->press("button", "取消");
        }
        m_desk->press("button", "记录联系");
        m_desk->press("button", "记录联系"); // In the sheet.
        see("a sheet, being sent");
        m_desk->answer(path_of_case(1) + "/actions", 400, refusal("invalid", "缺少这一项。", "words"));
        see("a sheet, refused");
    }

    void look_at_evidence() {
        enter_full_case();
        const auto count = full_case().evaluation.receipt.evidence.size();
        m_desk->press("button", "照片 1（JPG，2.3 MB）");
        see("a photo");
        m_desk->type("image", "照片 1", "failed");
        see("a photo that cannot be shown");
        for (std::size_t number = 2; number <= count; ++number) {
            m_desk->press("button", "下一个");
            see("evidence " + std::to_string(number));
        }
    }

    void look_at_person() {
        enter_full_case();
        m_desk->press("button", "查看完整身份");
        see("a reason is asked for");
        m_desk->press("button", "记录并查看");
        see("a person, being asked for");
        m_desk->answer(path_of_case(1) + "/person", 400, refusal("invalid", "请写明理由。", "reason"));
        see("a reason, refused");
        m_desk->press("button", "记录并查看");
        m_desk->answer(path_of_case(1) + "/person", 200, wire::encode(whole_person()));
        see("a person");
        m_desk->press("button", "关闭");
        m_desk->press("button", "显示电话");
        see("a number, being asked for");
        m_desk->answer(path_of_case(1) + "/phone", 403, refusal("forbidden", "您不能看。"));
        see("a number, refused");
    }

    void look_at_replies() {
        enter(test::brigade_lead);
        m_desk->open(handed_in_case());
        see("a reply that waits for a second person");
        enter(test::handler);
        m_desk->open(answered_case());
        see("a case that is answered");
    }
};

Faults not_as_high_as_window(const DeskScene& scene) {
    return scene.height == DeskVisit::window ? none : Faults{"it is " + std::to_string(scene.height) + " high"};
}

using Check = Faults (*)(const DeskScene&);
constexpr Check checks[] = {items_without_their_node,
                            operable_nodes_without_item,
                            glyphs_without_node,
                            nameless,
                            repeated_ids,
                            references_to_nothing,
                            beyond_window,
                            not_as_high_as_window};

// What each check finds on all screens. These are not kept: there are hundreds.
Faults found_by(Check check) {
    static const auto all = [] {
        std::map<Check, Faults> found;
        const auto look = [&](const DeskScene& scene) {
            REQUIRE_FALSE(scene.nodes.empty());
            for (const auto each : checks)
                for (const auto& fault : each(scene)) found[each].push_back(scene.name + ": " + fault);
        };
        for (const float width : widths) Visit{width, look}.everywhere();
        return found;
    }();
    const auto faults = all.find(check);
    return faults == all.end() ? none : faults->second;
}

} // namespace

TEST_CASE("On each screen of the desk, every thing that Dear ImGui lets a person operate has its node at its place") {
    CHECK(found_by(items_without_their_node) == none);
}

TEST_CASE("On each screen of the desk, every node that a person operates is a thing that Dear ImGui knows, once") {
    CHECK(found_by(operable_nodes_without_item) == none);
}

TEST_CASE("On each screen of the desk, nothing is written on the canvas without a node that says it") {
    CHECK(found_by(glyphs_without_node) == none);
}

TEST_CASE("On each screen of the desk, whatever is operated has a name") { CHECK(found_by(nameless) == none); }

TEST_CASE("On each screen of the desk, each node is there once, and what it refers to is there") {
    CHECK(found_by(repeated_ids) == none);
    CHECK(found_by(references_to_nothing) == none);
}

TEST_CASE("On each screen of the desk, nothing is written or operated beside the window") {
    CHECK(found_by(beyond_window) == none);
}

TEST_CASE("Each screen of the desk is as high as the window") { CHECK(found_by(not_as_high_as_window) == none); }
