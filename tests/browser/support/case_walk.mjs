// A case on its whole way, and others that end otherwise. Whatever its citizen is not to see has a mark in it: names, badge
// numbers and telephone numbers of staff and of those on the code, and what they write among themselves.
import { CitizenCase, inDays } from "./citizen_case.mjs";

export const marks = ["暗号", "98700000", "13800138000"];

const people = {
  handler: ["handler", "420114", "暗号承办", "9870000001"],
  second: ["handler", "420114", "暗号接办", "9870000002"],
  lead: ["lead", "420114", "暗号负责", "9870000003"],
  detachment: ["handler", "420100", "暗号复核", "9870000004"],
  detachmentLead: ["lead", "420100", "暗号支队", "9870000005"],
  supervisor: ["supervisor", "420000", "暗号督察", "9870000006"],
};
const officer = "暗号民警:9870000007";

const wrong = {
  findings: [
    { situation: "uncivil_language", finding: "wrong" },
    { situation: "impounded_without_cause", finding: "lawful" },
  ],
  measures: [{ kind: "apologised" }],
};

const submit = (server) => CitizenCase.submit(server, { officers: officer });

const staffOf = (own) =>
  Object.fromEntries(
    Object.entries(people).map(([person, [role, unit, name, badge]]) => [
      person,
      (action, ...more) => own.act(action, "--as", role, "--unit", unit, "--name", name, "--badge", badge, ...more),
    ]),
  );

const askWithin = async ({ handler, second, detachmentLead, supervisor }) => {
  await handler("say_recordings", "--with", "recordings=secured", "--words", "暗号录像");
  await handler("ask_officers", "--with", `officer=${officer}`, "--words", "暗号询问");
  await handler("record_officer_statement", "--with", `officer=${officer}`, "--words", "暗号陈述，电话 13800138000");
  await handler("request_extension", "--with", "working_days=3", "--words", "等待鉴定结果");
  await detachmentLead("grant_request", "--words", "暗号批准");
  await handler("request_transfer", "--words", "暗号移交");
  await detachmentLead("refuse_request", "--words", "暗号不准");
  await supervisor("urge", "--words", "暗号催办");
  await handler("hand_over", "--with", "officer=暗号接办:9870000002", "--words", "暗号转交");
};

const closeWithReview = async (own, { detachment, detachmentLead }, look) => {
  await own.act("reject", "--as", "citizen", "--words", "没有回答为什么没给凭证");
  await look("review");
  await detachment("take");
  await detachment("hand_in", "--reply", await own.replyFile(wrong));
  await detachmentLead("approve");
  await own.act("accept", "--as", "citizen");
  await look("closed");
};

// `look` is called with what stands on the page, and whose it is.
const walkWholeWay = async (server, look) => {
  const own = await submit(server);
  const staff = staffOf(own);
  const { handler, second, lead } = staff;
  const see = (state) => look(state, own);
  await handler("take");
  await see("waiting");
  await askWithin(staff);
  const tomorrow = inDays(1);
  await second(
    ...["record_contact", "--with", "contact=first", "--with", `happened_at=${tomorrow}`, "--words", "已致电说明"],
    ...["--at", tomorrow],
  );
  await second("ask_citizen", "--words", "车停了多久？");
  await see("question");
  await own.act("answer_question", "--as", "citizen", "--words", "不到两分钟");
  await own.act("report_pressure", "--as", "citizen", "--words", "有人打电话要我撤回");
  await second("hand_in", "--reply", await own.replyFile({ text: "暗号草稿，还没有人看过，不能这样发给当事人。" }));
  await lead("return_reply", "--words", "暗号退改");
  await second("hand_in", "--reply", await own.replyFile(wrong));
  await see("approval");
  await lead("approve");
  await see("unopened");
  await own.act("open_reply", "--as", "citizen");
  await see("answered");
  await closeWithReview(own, staff, see);
};

const walkOtherEnds = async (server, look) => {
  const withdrawn = await submit(server);
  await withdrawn.act("withdraw", "--as", "citizen", "--with", "withdrawal=settled", "--with", "was_asked_for=no");
  await look("withdrawn", withdrawn);

  const invalid = await submit(server);
  const { handler, detachmentLead } = staffOf(invalid);
  await handler("take");
  await handler("request_invalid", "--words", "暗号申请");
  await detachmentLead("grant_request", "--words", "与另一辆车混淆了");
  await look("invalid", invalid);
};

export const walkCases = async (server, look) => {
  await walkWholeWay(server, look);
  await walkOtherEnds(server, look);
};
