#include "native/app/pilot_story.hpp"

#include <algorithm>
#include <iterator>

namespace zhiping::app {

namespace {

using namespace std::chrono_literals;
using enum CaseAction;
using enum Situation;

constexpr int all_evaluations = 166;
constexpr int all_dissatisfied = 94;
constexpr Date first_day = std::chrono::year{2023} / 4 / 10;
constexpr Date last_day = std::chrono::year{2023} / 5 / 16;
constexpr Date end = std::chrono::year{2023} / 8 / 1;

// What people were dissatisfied with, and what was found.
struct Complaint {
    std::vector<SituationFinding> findings;
    const char* statement;
    const char* found; // Begins after the name of the document.
    const char* basis;
};

const Complaint complaints[] = {
    {{{PunishedWithoutViolation, Finding::DidNotHappen}},
     "我没有超速，是跟着车流走的。",
     "经调取测速记录和抓拍照片，测速设备在检定有效期内，车辆实测车速超过该路段限速，处罚事实清楚。已向您说明核查情况。",
     "道路交通安全法第四十二条、第九十条"},
    {{{StatementNotHeard, Finding::DidNotHappen}},
     "民警没有听我解释就开了单。",
     "经查看执法记录仪，民警在开具决定书之前询问了您的意见并作了记录，您当时表示没有异议。已再次听取您的陈述。",
     "行政处罚法第四十五条"},
    {{{UnfairEnforcement, Finding::DidNotHappen}},
     "旁边的车也占用应急车道，为什么只罚我？",
     "经查看监控和执法记录仪，同一时段在该路段占用应急车道的其他车辆也已依法处理。已向您说明。",
     "道路交通安全法实施条例第八十二条"},
    {{{UncivilLanguage, Finding::DidNotHappen}},
     "说话声音很大，态度不好。",
     "经查看执法记录仪全程录音录像，民警使用了规范用语；因路侧噪声较大，说话声音较高，已提醒民警注意方式并向您说明。",
     "交通警察道路执勤执法工作规范"},
    {{{ImpoundedWithoutCause, Finding::Lawful}, {ImpoundedWithoutNotice, Finding::DidNotHappen}},
     "车被扣了，没有说清楚原因。",
     "经核查，车辆未投保交强险，扣留车辆于法有据，强制措施凭证当场开具并由您签收。已告知取车手续。",
     "道路交通安全法第九十八条"},
    {{{Other, Finding::Lawful}},
     "高速上罚款太重了，可以先警告。",
     "经核查，处罚在法定幅度之内，不属于可以警告的情形。已向您说明裁量标准。",
     "道路交通安全法第八十七条"},
};

struct Document {
    const char* type;
    const char* place;
};

constexpr Document documents[] = {
    {"简易程序处罚决定书", "沪渝高速蔡甸收费站"},
    {"简易程序处罚决定书", "京港澳高速永安服务区"},
    {"违法行为处理通知书", "沪渝高速 K800 应急车道"},
    {"行政强制措施凭证", "沪渝高速蔡甸收费站"},
};

// Those on the road; the ones who verify are others (demo_pilot.cpp).
const Officer officers[] = {{"周强", "000871"}, {"吴涛", "000912"}, {"郑磊", "000935"}};

constexpr const char* praises[] = {"", "讲解得很清楚。", "", "态度很好，谢谢提醒。", ""};

template <typename Table> const auto& in_turn(const Table& table, int number) {
    return table[static_cast<std::size_t>(number) % std::size(table)];
}

Instant on(Date day, std::chrono::minutes time) { return Instant{std::chrono::sys_days{day} + time - china_offset}; }

// How many of the first `number` are dissatisfied: spread evenly.
int dissatisfied_before(int number) { return number * all_dissatisfied / all_evaluations; }

store::NewCode document_of(int number, Instant received) {
    const auto& document = in_turn(documents, number);
    return {.module = Module::LawEnforcement,
            .unit_id = pilot_units().back().id,
            .document_type = document.type,
            .document_number = std::to_string(4200001802300001 + number),
            .handled_at = received - 10min,
            .place = document.place,
            .officers = {in_turn(officers, number)}};
}

void complain(PilotEvaluation& evaluation, int number) {
    const auto& complaint = in_turn(complaints, number);
    for (const auto& found : complaint.findings) evaluation.situations.push_back(found.situation);
    evaluation.statement = complaint.statement;
    evaluation.reply = {.findings = complaint.findings,
                        .measures = {{MeasureKind::Explained}},
                        .text = "您评价的" + evaluation.document.document_type + "（" +
                                evaluation.document.document_number + "）：" + complaint.found,
                        .basis = complaint.basis};
    evaluation.replied_on = 1 + number % 3;
    evaluation.has_second_person = number % 5 == 0;
    evaluation.is_opened = number % 8 != 7;
    evaluation.is_accepted = evaluation.is_opened && number % 4 != 2;
}

PilotEvaluation evaluation_of(int number) {
    const int all_days = (std::chrono::sys_days{last_day} - std::chrono::sys_days{first_day}).count() + 1;
    const Date day = std::chrono::sys_days{first_day} + std::chrono::days{number * all_days / all_evaluations};
    const auto received = on(day, 8h + 17min * (number % 37));
    PilotEvaluation evaluation{document_of(number, received), received, Satisfaction::Satisfied};
    const int before = dissatisfied_before(number);
    if (dissatisfied_before(number + 1) == before) {
        evaluation.statement = in_turn(praises, number);
        return evaluation;
    }
    evaluation.satisfaction = Satisfaction::Dissatisfied;
    complain(evaluation, before);
    return evaluation;
}

} // namespace

std::vector<Unit> pilot_units() {
    return {
        {"420000", {}, Level::Bureau, {"湖北省公安厅交通管理局", "Hubei Provincial Traffic Management Bureau"}},
        {"420000-G", "420000", Level::Bureau, {"高速公路警察总队", "Expressway Police Corps"}},
        {"420000-G2", "420000-G", Level::Detachment, {"第二支队", "2nd Detachment"}},
        {"420000-G2-1", "420000-G2", Level::Brigade, {"蔡甸大队", "Caidian Brigade"}},
    };
}

std::vector<PilotEvaluation> pilot_evaluations() {
    std::vector<PilotEvaluation> all;
    for (int number = 0; number < all_evaluations; ++number) all.push_back(evaluation_of(number));
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& left, const auto& right) { return left.received < right.received; });
    return all;
}

std::vector<PilotStep> pilot_steps(const std::vector<PilotEvaluation>& evaluations, const Calendar& calendar) {
    std::vector<PilotStep> steps;
    for (std::size_t place = 0; place < evaluations.size(); ++place) {
        const auto& about = evaluations[place];
        const auto add = [&](Instant at, CaseAction action) { steps.push_back({at, place, action}); };
        add(about.received, Open);
        if (about.satisfaction != Satisfaction::Dissatisfied) continue;
        const auto first = on(deadline(calendar, about.received, 1).day, 9h);
        const auto reply = on(deadline(calendar, about.received, about.replied_on).day, 15h);
        add(first, Take);
        add(first + 10min, SayRecordings);
        add(first + 1h, RecordContact);
        add(reply, about.has_second_person ? HandIn : IssueReply);
        if (about.has_second_person) add(reply + 30min, Approve);
        if (about.is_opened) add(reply + 4h, OpenReply);
        if (about.is_accepted) add(reply + 4h + 5min, Accept);
    }
    std::stable_sort(steps.begin(), steps.end(),
                     [](const auto& left, const auto& right) { return left.at < right.at; });
    return steps;
}

Date pilot_end() { return end; }

} // namespace zhiping::app
