const settings = require("../../lib/settings");
const { logIn, problemOf } = require("../../lib/session");
const { dress, go } = require("../../lib/screen");

const names = { "zh-CN": "中文", en: "English" };

Component({
  data: { words: {}, elder: false, languages: [], number: "", told: "" },
  pageLifetimes: {
    show() {
      this.refresh();
      return this.showNumber();
    },
  },
  methods: {
    refresh() {
      const { language } = settings.load();
      dress(this, "settings");
      this.setData({
        languages: settings.languages.map((value) => ({ value, name: names[value], checked: value === language })),
      });
    },
    async showNumber() {
      const { words } = this.data;
      try {
        const { name, phone } = await logIn();
        const number = phone ? `${name ? `${name} ` : ""}${phone}` : words.number_none;
        this.setData({ number });
      } catch (error) {
        this.setData({ number: words[problemOf(error)] });
      }
    },
    keep(changes) {
      const isKept = settings.save(changes);
      this.refresh();
      this.setData({ told: isKept ? "" : this.data.words.not_kept });
    },
    onElder({ detail }) {
      this.keep({ elder: detail.value });
    },
    onLanguage({ detail }) {
      this.keep({ language: detail.value });
      return this.showNumber();
    },
    onNumber: () => go("/pages/phone/phone"),
    onMy: () => go("/pages/web/web?at=my"),
    onContract() {
      const fail = () => this.setData({ told: this.data.words.no_contract });
      if (wx.openPrivacyContract) wx.openPrivacyContract({ fail });
      else fail();
    },
  },
});
