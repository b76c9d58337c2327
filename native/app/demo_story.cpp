#include "native/app/demo_story.hpp"

#include "native/app/demo_staff.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

using namespace std::chrono_literals;
using enum CaseAction;
using enum Situation;

constexpr std::uint64_t first_document = 4201149900000001;
constexpr const char* basis = "《交通警察道路执勤执法工作规范》";

Actor of_demo(std::size_t member, Role role) {
    const auto& [badge, name, unit_id, roles] = demo_members()[member];
    return {role, std::string{unit_id}, {std::string{name}, std::string{badge}}};
}

// Those with an account, and their colleagues, who have none.
Actor own() { return of_demo(0, Role::Handler); }
Actor own_lead() { return of_demo(0, Role::Lead); }
Actor detachment() { return of_demo(1, Role::Lead); }
Actor colleague() { return {Role::Handler, own().unit_id, {"刘洋", "014602"}}; }
Actor other_lead() { return {Role::Lead, own().unit_id, {"张建华", "014001"}}; }
Actor reviewer() { return {Role::Handler, detachment().unit_id, {"周敏", "010217"}}; }
Actor of_bureau() { return {Role::Handler, of_demo(2, Role::Lead).unit_id, {"何志远", "000126"}}; }
Actor citizen() { return {Role::Citizen}; }

// The one who was on the road.
const Officer on_road{"陈建国", "014537"};

// The evaluations as they come about.
class Story {
public:
    Story(Instant now, const Calendar& calendar) : m_now(now), m_calendar(calendar) {}

    std::vector<DemoEvaluation> tell() {
        tell_of_handling();
        tell_of_approval();
        tell_of_requests();
        tell_of_answers();
        tell_of_ends();
        tell_of_last_level();
        return std::move(m_all);
    }

private:
    Instant on(int working_days_ago, std::chrono::minutes time) const {
        return begin_of(working_days_before(m_calendar, china_date(m_now), working_days_ago)) + time;
    }

    DemoEvaluation& complain(Instant received, std::vector<Situation> situations, std::string statement) {
        const bool is_impounded = std::ranges::any_of(situations, [](Situation situation) {
            return situation == ImpoundedWithoutCause || situation == ImpoundedWithoutNotice;
        });
        m_all.push_back({.document = {.module = Module::LawEnforcement,
                                      .unit_id = own().unit_id,
                                      .document_type = is_impounded ? "行政强制措施凭证" : "简易程序处罚决定书",
                                      .document_number = std::to_string(first_document + m_all.size()),
                                      .handled_at = received - 30min,
                                      .place = is_impounded ? "蔡甸区知音湖大道路口" : "蔡甸区汉阳大街 628 号",
                                      .officers = {on_road}},
                         .received = received,
                         .situations = std::move(situations),
                         .statement = std::move(statement)});
        return m_all.back();
    }

    // Somebody takes it, secures the recordings and calls the citizen.
    static void verify(DemoEvaluation& about, const Actor& by, Instant at) {
        about.steps.push_back({at, Take, by});
        about.steps.push_back({at + 10min, SayRecordings, by, {.recordings = Recordings::Secured}});
        about.steps.push_back({at + 40min,
                               RecordContact,
                               by,
                               {.words = "已致电，听取了意见，告知了办理期限。",
                                .contact = ContactKind::First,
                                .happened_at = at + 30min}});
    }

    static CaseDetails reply_to(const DemoEvaluation& about, Finding finding, const std::string& found) {
        Reply reply{.measures = {{MeasureKind::Explained}},
                    .text = "您评价的" + about.document.document_type + "（" + about.document.document_number + "）：" +
                            found,
                    .basis = basis};
        for (const auto situation : about.situations) reply.findings.push_back({situation, finding});
        if (finding == Finding::Wrong) reply.measures = {{MeasureKind::Apologised}, {MeasureKind::OfficerInstructed}};
        return {.reply = std::move(reply)};
    }

    // Nothing was wrong, so it goes out without a second person.
    static void answer(DemoEvaluation& about, const Actor& by, Instant at) {
        about.steps.push_back({at, IssueReply, by,
                               reply_to(about, Finding::DidNotHappen,
                                        "经查看执法记录仪全程录音录像，情况与您说的不一致，已向您说明核查情况。")});
    }

    static void reject(DemoEvaluation& about, Instant at, const char* words) {
        about.steps.push_back({at, OpenReply, citizen()});
        about.steps.push_back({at + 5min, Reject, citizen(), {.words = words}});
    }

    void tell_of_handling() {
        complain(m_now - 40min, {UncivilLanguage}, "说话声音很大，不让我开口。"); // Nobody has taken it.

        verify(complain(on(1, 9h + 20min), {PunishedWithoutViolation}, "我没有越线，可以看我的行车记录仪。"), own(),
               on(1, 14h));

        auto& with_photo = complain(on(2, 10h + 5min), {ImpoundedWithoutNotice}, "车被拖走了，照片是当时的路边。");
        with_photo.has_photo = true;
        verify(with_photo, own(), on(2, 15h));

        auto& asking = complain(on(2, 11h + 30min), {UnfairEnforcement}, "为什么只罚我一个人？");
        verify(asking, own(), on(2, 16h));
        asking.steps.push_back(
            {on(1, 9h + 30min), AskCitizen, own(), {.words = "您说的另一辆车是什么颜色、什么车型？"}});

        auto& with_officer = complain(on(2, 8h + 50min), {StatementNotHeard}, "我解释了三次，没有人记下来。");
        verify(with_officer, own(), on(2, 14h + 20min));
        with_officer.steps.push_back(
            {on(1, 10h), AskOfficers, own(), {.words = "请说明当时听取陈述申辩的经过。", .officer = on_road}});

        auto& pressed = complain(on(2, 13h + 15min), {AuxiliaryPoliceEnforcing}, "只有辅警在场，没有民警。");
        verify(pressed, colleague(), on(2, 16h + 30min));
        pressed.steps.push_back(
            {on(1, 18h), ReportPressure, citizen(), {.words = "有人打电话让我把评价撤掉，说不撤就不好办。"}});

        auto& overdue = complain(on(6, 9h), {ImpoundedWithoutCause}, "手续齐全，还是扣了车。");
        verify(overdue, colleague(), on(5, 9h));
        overdue.steps.push_back({on(1, 11h), Urge, detachment(), {.words = "已超过期限，请今天报告进展。"}});
    }

    void tell_of_approval() {
        auto& waiting = complain(on(2, 9h + 40min), {UncivilLanguage, StatementNotHeard}, "态度粗暴，不听解释。");
        verify(waiting, colleague(), on(2, 14h + 40min));
        waiting.steps.push_back({on(1, 10h + 20min), HandIn, colleague(),
                                 reply_to(waiting, Finding::Wrong,
                                          "经查看执法记录仪，民警用语不规范，也没有听完您的陈述。我们向您道歉。")});

        auto& returned = complain(on(2, 10h + 40min), {PunishedWithoutViolation}, "标线看不清，不应该罚。");
        verify(returned, own(), on(2, 15h + 20min));
        returned.steps.push_back(
            {on(1, 9h + 50min), HandIn, own(),
             reply_to(returned, Finding::CannotBeEstablished, "现场标线磨损，根据现有的录音录像不能确定当时的情况。")});
        returned.steps.push_back(
            {on(1, 15h), ReturnReply, other_lead(), {.words = "请写明看了哪一段录像，以及标线何时修补。"}});
    }

    void tell_of_requests() {
        auto& extension = complain(on(2, 14h), {ImpoundedWithoutCause, Other}, "扣车后一直没有结果。");
        verify(extension, own(), on(2, 16h + 10min));
        extension.steps.push_back(
            {on(1, 11h + 10min), RequestExtension, own(), {.words = "车辆鉴定结果两天后才出来。", .working_days = 2}});

        auto& invalid = complain(on(6, 15h), {Other}, "测试测试测试。");
        verify(invalid, own(), on(5, 10h));
        invalid.steps.push_back({on(5, 11h), RequestInvalid, own(), {.words = "来电确认是误点，没有不满意。"}});
        invalid.steps.push_back({on(4, 9h), GrantRequest, detachment(), {.words = "同意，已听录音。"}});
    }

    void tell_of_answers() {
        auto& unopened = complain(on(4, 16h), {UncivilLanguage}, "说话很难听。");
        verify(unopened, colleague(), on(3, 9h));
        unopened.steps.push_back(
            {on(2, 9h), HandIn, colleague(),
             reply_to(unopened, Finding::Wrong, "经查看执法记录仪，民警用语不文明，已责令改正。我们向您道歉。")});
        unopened.steps.push_back({on(2, 10h), Approve, own_lead()});

        auto& rejected = complain(on(7, 9h), {UnfairEnforcement}, "处理得不公平。");
        verify(rejected, colleague(), on(6, 9h + 30min));
        answer(rejected, colleague(), on(5, 15h));
        reject(rejected, on(2, 19h), "回复没有说明为什么另一辆车没有被处罚。");
    }

    void tell_of_ends() {
        for (const bool is_drawn : {false, true}) {
            auto& accepted = complain(on(6, is_drawn ? 10h : 11h), {StatementNotHeard}, "没有让我说完。");
            accepted.is_drawn = is_drawn;
            verify(accepted, own(), on(5, is_drawn ? 14h : 16h));
            answer(accepted, own(), on(4, 10h));
            accepted.steps.push_back({on(3, 18h), OpenReply, citizen()});
            accepted.steps.push_back({on(3, 18h + 5min), Accept, citizen()});
        }

        auto& withdrawn = complain(on(4, 9h), {Other}, "罚款交不上去。");
        verify(withdrawn, own(), on(4, 14h));
        withdrawn.steps.push_back(
            {on(3, 12h),
             Withdraw,
             citizen(),
             {.words = "窗口已经办好了。", .withdrawal = WithdrawalReason::Settled, .was_asked_for = false}});

        auto& unanswered = complain(on(60, 9h), {PunishedWithoutViolation}, "没有超速。");
        verify(unanswered, colleague(), on(59, 9h));
        answer(unanswered, colleague(), on(58, 15h));

        auto& comment = complain(on(1, 17h), {}, "建议在路口把提示牌放得再高一些，从货车上看得见。");
        comment.satisfaction = Satisfaction::Other;
    }

    // Rejected by its citizen as often as can be.
    void tell_of_last_level() {
        auto& last = complain(on(16, 9h), {UnfairEnforcement}, "同样的情况别人只是警告。");
        auto day = 15;
        for (const auto& by : {colleague(), reviewer(), of_bureau()}) {
            verify(last, by, on(day, 9h));
            answer(last, by, on(day - 1, 15h));
            reject(last, on(day - 2, 19h), "不同意，请上一级再看。");
            day -= 3;
        }
    }

    const Instant m_now;
    const Calendar& m_calendar;
    std::vector<DemoEvaluation> m_all = {};
};

} // namespace

std::vector<DemoEvaluation> demo_story(Instant now, const Calendar& calendar) { return Story{now, calendar}.tell(); }

} // namespace zhiping::app
