// What a screen reader is told of the desk, line by line, drawn and as HTML.
import { after, before } from "node:test";
import { assertOutline } from "./support/accessible.mjs";
import { CitizenCase } from "./support/citizen_case.mjs";
import { employ, openCase, openDesk, signIn, signInWithCode } from "./support/desk.mjs";
import { inBoth } from "./support/desk_gallery.mjs";
import { button, byMouse, field, isGone, isSaid, select, sheet } from "./support/desk_hands.mjs";
import { eventually } from "./support/eventually.mjs";
import { isReady, launch } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

// One white pixel.
const photo = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=",
  "base64",
);
const queries = { drawn: "", HTML: "&html=1" };

// What differs each time.
const changing = [
  [/ZP-\d{8}-[0-9A-Z]{8}-[0-9A-Z]/g, "ZP-…"],
  [/4201 1420 0312 \d{4}/g, "4201 1420 0312 …"],
  [/\b[0-9a-f]{64}\b/g, "…"],
  [/\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d|\d{4}-\d\d-\d\d \d\d:\d\d/g, "…"],
  [/\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d/g, "…"],
  [/\d{1,2}月\d{1,2}日（星期.）|[A-Z][a-z]+day \d{1,2} [A-Z][a-z]+/g, "…"],
  [/还有 \d+ 天|In \d+ days/g, "…"],
  [/\b\d{4}-\d\d-\d\d\b/g, "…"],
  [/\b\d\d-\d\d\b/g, "…"], // A day of a chart.
  [/\s+/g, " "], // Where a line ends is not read out.
];
const same = (text) => changing.reduce((all, [differs, words]) => all.replace(differs, words), text);
const assertTold = (page, name) => assertOutline(page, name, same);

const wrongReply = {
  findings: [
    { situation: "uncivil_language", finding: "wrong" },
    { situation: "impounded_without_cause", finding: "lawful" },
  ],
};

let browser, server, handler, lead, bureauLead, officer, counter, auditor, administrator, untaken, handedIn, audited;
const taken = {};
before(async () => {
  browser = await launch();
  server = await Server.start();
  const unit = await server.caidianBrigade();
  handler = await employ(server, "000111", "承办甲", unit, "handler");
  await employ(server, "000333", "承办丙", unit, "handler");
  lead = await employ(server, "000222", "负责乙", unit, "lead");
  bureauLead = await employ(server, "000777", "总队长庚", "420000", "lead");
  officer = await employ(server, "012345", "张三", unit, "officer");
  const [{ id: elsewhere }] = await server.query("SELECT id FROM unit WHERE name_zh = '宜昌市交警支队' LIMIT 1");
  counter = await employ(server, "000555", "窗口丁", elsewhere, "counter");
  auditor = await employ(server, "000666", "审计己", unit, "auditor");
  administrator = await employ(server, "000888", "管理辛", unit, "administrator");
  const more = { photos: [photo], catalogue_version: 3, position_words: "汉阳大道与郭茨口路交叉口" };
  untaken = await CitizenCase.submit(server, {}, "没有人告知，也没给凭证。", more);
  for (const mode of Object.keys(queries)) {
    taken[mode] = await CitizenCase.submit(server);
    await taken[mode].handle("take");
  }
  handedIn = await CitizenCase.submit(server);
  await handedIn.handle("take");
  await handedIn.handle("ask_officers", "--with", "officer=张三:012345", "--words", "当时开录像了吗？");
  await handedIn.handle("hand_in", "--reply", await handedIn.replyFile(wrongReply));
  await CitizenCase.submit(server, {}, "希望周末也开窗口", { satisfaction: "other", situations: [] });
});
after(async () => {
  await browser.close();
  await server.stop();
});

const open = async (mode) => {
  const { page, context, assertNoComplaints } = await openDesk(browser, { expected: /40[14]/ });
  const close = async () => {
    assertNoComplaints();
    await context.close();
  };
  return { page, query: queries[mode], close };
};
const leave = async (page, name) => {
  await page.keyboard.press("Escape");
  await isGone(sheet(page, name));
};

inBoth("What a screen reader is told of signing in is what was agreed on", async (mode) => {
  const { page, query, close } = await open(mode);
  await page.goto(`${server.origin}/desk?lang=zh-CN${query}`);
  await isReady(page);
  await assertTold(page, "desk-sign-in");
  await close();
});

inBoth("What a screen reader is told of a list and of what is done with it is what was agreed on", async (mode) => {
  const { page, query, close } = await open(mode);
  await signIn(page, server, handler, `&tab=unit${query}`);
  const box = page.getByRole("checkbox", { name: `选择 ${untaken.receipt}` });
  await box.waitFor();
  await assertTold(page, "desk-list");
  await byMouse.press(button(page, "English"));
  await page.getByRole("table", { name: "Cases" }).waitFor();
  await assertTold(page, "desk-list-english");
  await byMouse.press(button(page, "中文"));
  await byMouse.press(button(page, "已存的筛选"));
  await field(page, "筛选的名称").fill("本周的");
  await byMouse.press(button(page, "保存筛选"));
  await byMouse.press(button(page, "已存的筛选"));
  await button(page, "本周的").waitFor();
  await assertTold(page, "desk-filters");
  await leave(page, "已存的筛选");
  await box.check();
  await byMouse.press(button(page, "移交所选"));
  await select(page, "移交给").waitFor();
  await page.getByRole("option", { name: "承办丙（000333）" }).waitFor({ state: "attached" });
  await assertTold(page, "desk-handing-over");
  await close();
});

inBoth(
  "What a screen reader is told of a case that nobody has taken, and of its evidence, is what was agreed on",
  async (mode) => {
    const { page, query, close } = await open(mode);
    await openCase(page, server, handler, untaken, query);
    await button(page, "接办").waitFor();
    await assertTold(page, "desk-case");
    await byMouse.press(page.getByRole("button", { name: /^照片 1/ }));
    await page.getByRole("dialog", { name: /^照片 1/ }).waitFor();
    await assertTold(page, "desk-evidence");
    await close();
  },
);

inBoth("What a screen reader is told before a person is shown is what was agreed on", async (mode) => {
  const { page, query, close } = await open(mode);
  await openCase(page, server, lead, untaken, query);
  await byMouse.press(button(page, "查看完整身份"));
  await field(page, "查看理由").waitFor();
  await assertTold(page, "desk-person");
  await close();
});

inBoth(
  "What a screen reader is told of a reply that is written, and of an action, is what was agreed on",
  async (mode) => {
    const { page, query, close } = await open(mode);
    await openCase(page, server, handler, taken[mode], query);
    await select(page, "执法用语不文明、态度粗暴").selectOption({ label: "发生过，做法不当" });
    await select(page, "模板").selectOption({ label: "用语不文明、态度不好：属实" });
    await isSaid(page, /^草稿已保存，/);
    await assertTold(page, "desk-reply");
    await byMouse.press(button(page, "记录联系"));
    await sheet(page, "记录联系").waitFor();
    await assertTold(page, "desk-action");
    await close();
  },
);

inBoth("What a screen reader is told of a reply that waits for a second person is what was agreed on", async (mode) => {
  const { page, query, close } = await open(mode);
  await openCase(page, server, lead, handedIn, query);
  await button(page, "同意并发出").waitFor();
  await assertTold(page, "desk-approval");
  await byMouse.press(button(page, "English"));
  await button(page, "中文").waitFor();
  await assertTold(page, "desk-approval-english");
  await close();
});

inBoth("What a screen reader is told of the board is what was agreed on", async (mode) => {
  const { page, query, close } = await open(mode);
  await signInWithCode(page, server, bureauLead, `&tab=board&board_unit=420000-G2${query}`); // A small one.
  await page.getByRole("table", { name: "各单位", exact: true }).waitFor();
  await byMouse.press(button(page, "近 7 天"));
  await eventually.match(() => page.url(), /board_from=/);
  await page.getByRole("table", { name: "各单位", exact: true }).waitFor();
  await isGone(page.getByText("正在读取……"));
  await assertTold(page, mode === "HTML" ? "desk-board-html" : "desk-board"); // There a chart is a table alone.
  await close();
});

inBoth("What a screen reader is told of comments is what was agreed on", async (mode) => {
  const { page, query, close } = await open(mode);
  await signIn(page, server, handler, `&tab=comments${query}`);
  await page.getByRole("cell", { name: "希望周末也开窗口" }).click();
  await button(page, "发出答复").waitFor();
  await assertTold(page, "desk-comments");
  await close();
});

inBoth("What a screen reader is told of what concerns an officer is what was agreed on", async (mode) => {
  const { page, query, close } = await open(mode);
  await signInWithCode(page, server, officer, query);
  await isSaid(page, "当时开录像了吗？");
  await assertTold(page, "desk-own-cases");
  await close();
});

inBoth("What a screen reader is told of a counter is what was agreed on", async (mode) => {
  const { page, query, close } = await open(mode);
  await signInWithCode(page, server, counter, query);
  await field(page, "回执号").waitFor();
  await assertTold(page, "desk-counter");
  await close();
});

inBoth("What a screen reader is told of people who are administered is what was agreed on", async (mode) => {
  const { page, query, close } = await open(mode);
  await signInWithCode(page, server, administrator, query);
  await page.getByRole("link", { name: "000222", exact: true }).click();
  await page.getByRole("heading", { name: "负责乙", exact: true }).waitFor();
  await page.getByRole("option", { name: "承办丙 000333" }).first().waitFor({ state: "attached" });
  await assertTold(page, "desk-people");
  await byMouse.press(button(page, "停用"));
  await sheet(page, "停用").waitFor();
  await assertTold(page, "desk-disabling");
  await close();
});

inBoth("What a screen reader is told of units and of versions is what was agreed on", async (mode) => {
  const { page, query, close } = await open(mode);
  await signInWithCode(page, server, administrator, query);
  await byMouse.press(page.getByRole("tab", { name: "单位", exact: true }));
  await page.getByRole("link").first().click();
  await button(page, "保存").waitFor();
  await assertTold(page, "desk-units");
  await byMouse.press(page.getByRole("tab", { name: "节假日", exact: true }));
  await page.getByRole("link", { name: "2026", exact: true }).click();
  await isSaid(page, "调休上班");
  await assertTold(page, "desk-holidays");
  await close();
});

inBoth("What a screen reader is told of an export is what was agreed on", async (mode) => {
  const { page, query, close } = await open(mode);
  await signInWithCode(page, server, lead, `&tab=unit${query}`);
  await byMouse.press(button(page, "导出"));
  await sheet(page, "导出案件").waitFor();
  await assertTold(page, "desk-export");
  await close();
});

// Last: its case is in no other list.
inBoth("What a screen reader is told of what staff did is what was agreed on", async (mode) => {
  audited ??= await CitizenCase.submit(server);
  if (mode === "drawn") await audited.handle("take");
  const { page, query, close } = await open(mode);
  await signInWithCode(page, server, auditor, query);
  await field(page, "回执号").fill(audited.receipt);
  await select(page, "操作").selectOption({ label: "办理案件" });
  await byMouse.press(button(page, "查询"));
  await page.getByRole("cell", { name: "承办甲 000111" }).waitFor();
  await isGone(page.getByRole("cell", { name: "查看案件" }));
  await assertTold(page, "desk-audit");
  await close();
});
