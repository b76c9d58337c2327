const { templates } = require("../../config");
const { receiptNumber } = require("../../lib/entry");
const { sayAcceptances, problemOf } = require("../../lib/session");
const { dress, goBack } = require("../../lib/screen");

// The reply first: where only one is shown, it is that.
const offered = ["reply", "question", "progress"].filter((name) => templates[name]);
const ids = offered.map((name) => templates[name]);

const answers = ["accept", "reject", "ban", "filter"];
const answerOf = (answer) => {
  if (answer === "acceptWithAudio") return "accept";
  return answers.includes(answer) ? answer : "missing";
};

// By wx.requestSubscribeMessage's errCode.
const failures = { 10002: "no_network", 10003: "no_network", 10005: "not_shown", 20004: "switched_off" };

// `state`: ask, asking (WeChat's window is open), telling, done, untold (our server does not know yet). WeChat asks only
// when the button is pressed, and never again by itself.
Component({
  data: {
    words: {},
    elder: false,
    state: "ask",
    heading: "",
    receipt: "",
    told: "",
    results: [],
    opensSettings: false,
  },
  lifetimes: {
    attached() {
      dress(this, "notice");
    },
  },
  pageLifetimes: {
    show() {
      dress(this, "notice");
    },
  },
  methods: {
    onLoad(query) {
      const isReply = query.for === "reply";
      this.setData({
        heading: isReply ? "heading_reply" : "heading_submitted",
        receipt: receiptNumber.test(query.receipt) ? query.receipt : "",
      });
      if (!ids.length || !wx.requestSubscribeMessage) this.finish("not_possible");
    },
    onAsk() {
      this.setData({ state: "asking", told: "", opensSettings: false });
      wx.requestSubscribeMessage({
        tmplIds: ids,
        success: (result) => this.read(result),
        fail: ({ errCode }) => this.fail(failures[errCode]),
      });
    },
    read(result) {
      const { words } = this.data;
      const results = offered.map((name) => {
        const answer = answerOf(result[templates[name]]);
        return { name: words[name], answer: words[answer], isAccepted: answer === "accept", id: templates[name] };
      });
      this.accepted = results.filter(({ isAccepted }) => isAccepted).map(({ id }) => id);
      this.setData({ results });
      if (this.accepted.length) return this.send();
      this.setData({ opensSettings: true });
      return this.finish("none");
    },
    fail(problem) {
      if (!problem) return this.finish("not_possible");
      return this.setData({
        state: "ask",
        told: this.data.words[problem],
        opensSettings: problem === "switched_off",
      });
    },
    async send() {
      this.setData({ state: "telling", told: "" });
      try {
        await sayAcceptances(this.accepted);
        this.finish("saved");
      } catch (error) {
        const { words } = this.data;
        this.setData({ state: "untold", told: `${words[problemOf(error)]}${words.untold}` });
      }
    },
    finish(word) {
      this.setData({ state: "done", told: this.data.words[word] });
    },
    onSend() {
      return this.send();
    },
    onBack: goBack,
  },
});
