const { host } = require("../../config");
const { placeOf, placeOfScan } = require("../../lib/entry");
const { dress, go, shareCard } = require("../../lib/screen");

const modules = ["law_enforcement", "service", "accident_handling", "driving_test"]; // The two of most people first.

Component({
  data: { words: {}, elder: false, told: "", modules },
  lifetimes: {
    attached() {
      dress(this, "entry");
      if (!host) this.tell("not_set_up");
    },
  },
  pageLifetimes: {
    show() {
      dress(this, "entry");
    },
  },
  methods: {
    // An ordinary link (q), a code of this mini-program (scene), a receipt, or the menu.
    onLoad(query) {
      if (host) this.follow(placeOf(query));
    },
    follow({ place, problem }) {
      if (problem) this.tell(problem);
      if (place) go(`/pages/web/web?${place.asked}`);
    },
    tell(problem) {
      this.setData({ told: this.data.words[problem] });
    },
    onScan() {
      this.setData({ told: "" });
      wx.scanCode({
        success: (scan) => this.follow(placeOfScan(scan)),
        fail: ({ errMsg }) => {
          if (!/cancel/.test(errMsg)) this.tell("no_scan");
        },
      });
    },
    onModule({ currentTarget }) {
      go(`/pages/web/web?module=${currentTarget.dataset.module}`);
    },
    onPlace({ currentTarget }) {
      go(`/pages/web/web?at=${currentTarget.dataset.place}`);
    },
    onSettings: () => go("/pages/settings/settings"),
    onHelp: () => go("/pages/help/help"),
    onShareAppMessage() {
      return shareCard(this.data.words);
    },
  },
});
