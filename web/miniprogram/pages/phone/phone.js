const { placeOf } = require("../../lib/entry");
const { sayNumber, problemOf } = require("../../lib/session");
const { reopen } = require("../../lib/reopening");
const { dress, goBack } = require("../../lib/screen");

const noQuota = 1400001;
const noPrivacy = 104; // The declaration was not agreed to.

// What the button brought instead of a code, as a word of words.js.
const problemOfButton = ({ errno, errMsg }) => {
  if (errno === noQuota) return "no_quota";
  return /deny|cancel/.test(errMsg) ? "denied" : "failed";
};

// `state`: checking, declare (WeChat asks that its declaration be agreed to first), ask, sending, done.
Component({
  data: { words: {}, elder: false, state: "checking", told: "", contract: "", offersOther: false, phone: "" },
  lifetimes: {
    attached() {
      dress(this, "phone");
      this.checkPrivacy();
    },
  },
  pageLifetimes: {
    show() {
      dress(this, "phone");
    },
  },
  methods: {
    onLoad(query) {
      this.place = placeOf(query).place;
    },
    // WeChat of before this check asks for nothing.
    checkPrivacy() {
      if (wx.onNeedPrivacyAuthorization)
        wx.onNeedPrivacyAuthorization((resolve) => {
          this.resolvePrivacy = resolve;
          this.declare();
        });
      if (!wx.getPrivacySetting) return this.setData({ state: "ask" });
      return wx.getPrivacySetting({
        success: ({ needAuthorization, privacyContractName }) => {
          if (needAuthorization) this.declare(privacyContractName);
          else this.setData({ state: "ask" });
        },
        fail: () => this.setData({ state: "ask" }), // Asked when the button is pressed.
      });
    },
    declare(contract) {
      this.setData({ state: "declare", contract: contract || this.data.contract || this.data.words.contract });
    },
    onContract: () => wx.openPrivacyContract({}),
    onAgreed() {
      this.answerPrivacy({ event: "agree", buttonId: "agree" });
      this.setData({ state: "ask", told: "" });
    },
    answerPrivacy(answer) {
      if (this.resolvePrivacy) this.resolvePrivacy(answer);
      this.resolvePrivacy = null;
    },
    onNumber({ detail }) {
      if (detail.code) return this.send(detail.code);
      if (detail.errno === noPrivacy) return this.declare();
      const problem = problemOfButton(detail);
      const offersOther = this.data.offersOther || problem !== "denied";
      return this.setData({ told: this.data.words[problem], offersOther });
    },
    async send(code) {
      this.setData({ state: "sending", told: "" });
      try {
        const { name, phone } = await sayNumber(code);
        reopen(this.place);
        this.setData({ state: "done", phone: name ? `${name} ${phone}` : phone });
      } catch (error) {
        this.setData({ state: "ask", told: this.data.words[problemOf(error)] });
      }
    },
    onContinue: goBack,
    onWithout() {
      this.answerPrivacy({ event: "disagree" });
      goBack();
    },
  },
});
