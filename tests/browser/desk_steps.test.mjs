// Five common replies, from the worklist until they are sent, by the keyboard alone: how many screens, presses that are
// no words, and characters. None of them may grow unseen. The seconds are those of the keystroke-level model (Card,
// Moran and Newell, 1980): a practised officer who knows what to write, at the first reply of the day.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CitizenCase } from "./support/citizen_case.mjs";
import { employ, openDesk, signIn } from "./support/desk.mjs";
import { button, field, hasFocus, isDone, select } from "./support/desk_hands.mjs";
import { eventually } from "./support/eventually.mjs";
import { launch } from "./support/phone.mjs";
import { Server } from "./support/server.mjs";

const press_s = 0.28; // An average typist.
const character_s = 0.5; // Chinese, by an input method.
const decision_s = 1.35; // Before each thing that is chosen, written or sent.
const longest_s = 120;
const screens = 2; // The worklist, and the case.

let browser, server, handler;
before(async () => {
  browser = await launch();
  server = await Server.start();
  handler = await employ(server, "000111", "承办甲", await server.caidianBrigade(), "handler");
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "the server stops cleanly");
});

const statement = "当时已经口头告知了事由和权利，当事人一直在打电话";
const telephone = "027-8888 0000";

// Taken, and verified as the rules ask.
const verified = async (situation) => {
  const own = await CitizenCase.submit(server, {}, "民警没有听我说完。", { situations: [situation] });
  await own.handle("take");
  await own.handle("say_recordings", "--with", "recordings=secured", "--words", "执法记录仪录像已拷贝封存");
  await own.handle("record_officer_statement", "--with", "officer=张三:012345", "--words", statement);
  return own;
};

// Whoever works counts: what is pressed, what is written, and what has to be thought about.
class Steps {
  presses = 0;
  characters = 0;
  decisions = 0;
  waited_ms = 0;
  screens = 1;
  constructor(page) {
    this.page = page;
    page.on("framenavigated", () => ++this.screens);
  }

  async press(key) {
    this.presses += key.split("+").length;
    await this.page.keyboard.press(key);
  }

  // A key of the desk, and what is to be seen then.
  async command(key, until) {
    ++this.decisions;
    const began = performance.now();
    await this.press(key);
    await until();
    this.waited_ms += performance.now() - began;
  }

  // On or back, whichever is the way to it.
  async reach(target) {
    await target.waitFor();
    for (let tabs = 0; tabs < 60; ++tabs) {
      const way = await target.evaluate((element) => {
        if (element === document.activeElement) return 0;
        const place = document.activeElement.compareDocumentPosition(element);
        return place & Node.DOCUMENT_POSITION_PRECEDING ? -1 : 1;
      });
      if (!way) return;
      await this.press(way < 0 ? "Shift+Tab" : "Tab");
    }
    assert.fail(`the keyboard does not reach ${target}`);
  }

  async choose(box, label) {
    ++this.decisions;
    await this.reach(box);
    const there = () =>
      box.evaluate(({ selectedIndex, options }) => [selectedIndex, [...options].map((each) => each.label)]);
    await eventually.ok(async () => (await there())[1].includes(label));
    const [from, labels] = await there();
    const to = labels.indexOf(label);
    for (let left = Math.abs(to - from); left > 0; --left) await this.press(to > from ? "ArrowDown" : "ArrowUp");
    await eventually.equal(async () => (await there())[0], to);
  }

  // What is there already is read, and left.
  async write(box, words) {
    ++this.decisions;
    await this.reach(box);
    if (await box.inputValue()) return;
    this.characters += words.length;
    await this.page.keyboard.insertText(words);
  }

  async send(target, until) {
    await this.reach(target);
    await this.command("Enter", until);
  }

  get seconds() {
    const { presses, characters, decisions } = this;
    return presses * press_s + characters * character_s + decisions * decision_s + this.waited_ms / 1000;
  }
}

const replies = [
  {
    name: "an attitude that was wrong",
    situation: ["uncivil_language", "执法用语不文明、态度粗暴", "发生过，做法不当"],
    template: "用语不文明、态度不好：属实",
    measures: ["赔礼道歉", "对民警批评教育"],
    values: { 核查情况: "民警催促您离开时语气生硬，使用了不文明用语" },
    basis: "公安机关人民警察职业道德规范",
    sends: "提交审批",
    most: { presses: 37, characters: 48 },
  },
  {
    name: "statements that were not heard",
    situation: ["statement_not_heard", "不听当事人陈述申辩", "发生过，做法不当"],
    template: "不听陈述申辩：属实",
    measures: ["赔礼道歉", "对民警批评教育"],
    values: { 核查情况: "民警在您陈述时打断了您，没有记录您的意见" },
    basis: "行政处罚法第四十五条",
    sends: "提交审批",
    most: { presses: 38, characters: 43 },
  },
  {
    name: "a fine that was lawful",
    situation: ["punished_without_violation", "没有违法行为却被处罚", "发生过，做法合法"],
    template: "处罚：合法",
    measures: [],
    values: {
      核查情况: "您的车停在禁停路段，现场没有驾驶人",
      认定理由: "违法事实清楚，证据确凿，程序合法",
    },
    basis: "道路交通安全法第九十三条",
    sends: "发出答复",
    most: { presses: 17, characters: 82 },
  },
  {
    name: "a vehicle that was impounded lawfully",
    situation: ["impounded_without_cause", "无故扣车", "发生过，做法合法"],
    template: "扣车：合法",
    measures: [],
    values: {
      核查情况: "您的车停在消防通道上，妨碍其他车辆通行",
      认定理由: "您不在现场，车辆妨碍通行，可以拖移",
    },
    basis: "道路交通安全法第九十三条",
    sends: "发出答复",
    most: { presses: 17, characters: 85 },
  },
  {
    name: "what cannot be established",
    situation: ["uncivil_language", "执法用语不文明、态度粗暴", "无法查实"],
    template: "说法不一：无法认定",
    measures: [],
    values: {
      核查情况: "录像没有录到当时的对话",
      认定理由: "双方说法不一，没有其他在场人",
    },
    basis: "信访工作条例第三十二条",
    sends: "发出答复",
    most: { presses: 18, characters: 73 },
  },
];

// Whatever is asked is written where it is asked; what the desk has filled in is passed by.
const fillIn = async (page, steps, { template, values, basis }) => {
  await steps.choose(select(page, "模板"), template);
  await field(page, "联系电话").waitFor();
  const written = {
    核查方式: "调取录音录像、听取民警说明",
    民警说明: statement,
    联系电话: telephone,
    ...values,
  };
  for (const name of ["核查方式", "核查情况", "民警说明", "认定理由", "联系电话"])
    if (await field(page, name).count()) await steps.write(field(page, name), written[name]);
  await steps.write(field(page, "依据"), basis);
};

const addMeasures = async (page, steps, measures) => {
  for (const [place, kind] of measures.entries()) {
    await steps.reach(button(page, "加一项措施"));
    await steps.press("Enter");
    await hasFocus(select(page, "措施").nth(place));
    await steps.choose(select(page, "措施").nth(place), kind);
  }
  // What was done is written by what was chosen.
  if (measures.length) await eventually.equal(() => field(page, "处理措施").inputValue(), measures.join("、"));
};

for (const reply of replies)
  test(`${reply.name}: two screens, and less than two minutes`, async () => {
    const { name, situation, sends, most } = reply;
    const [id, asked, found] = situation;
    const own = await verified(id);
    const { page, context, assertNoComplaints } = await openDesk(browser, { expected: /40[14]/ });
    await signIn(page, server, handler, `&tab=mine&search=${own.receipt}`);
    const row = page.getByRole("link", { name: own.receipt });
    await row.waitFor();
    const steps = new Steps(page);
    await steps.command("j", () => hasFocus(row));
    await steps.command("Enter", () => page.getByRole("heading", { name: own.receipt }).waitFor());
    await eventually.equal(() => select(page, asked).count(), 1);
    await steps.command("e", () => hasFocus(select(page, asked)));
    await steps.choose(select(page, asked), found);
    await fillIn(page, steps, reply);
    await addMeasures(page, steps, reply.measures);
    await steps.send(button(page, sends), () => isDone(page, sends));
    const { presses, characters, decisions, waited_ms, seconds } = steps;
    console.log(
      `${name}: ${presses} presses, ${characters} characters, ${decisions} decisions, ` +
        `${Math.round(waited_ms)} ms of waiting: ${seconds.toFixed(1)} s`,
    );
    assert.equal(steps.screens, screens);
    assert.ok(presses <= most.presses, `${presses} presses`);
    assert.ok(characters <= most.characters, `${characters} characters`);
    assert.ok(seconds < longest_s, `${seconds} s`);
    assertNoComplaints();
    await context.close();
  });
