const { placeOf } = require("../../lib/entry");
const { addressOf } = require("../../lib/address");
const { fetchTicket, problemOf } = require("../../lib/session");
const { takeReopening } = require("../../lib/reopening");
const { dress, go, shareCard } = require("../../lib/screen");

// A web-view covers its page, so it is there only while `state` is "open".
Component({
  data: { words: {}, elder: false, state: "opening", told: "", canOpenWithout: false, address: "" },
  lifetimes: {
    attached() {
      dress(this, "web");
    },
  },
  pageLifetimes: {
    show() {
      dress(this, "web");
      const reopening = takeReopening();
      if (!reopening || !this.place) return;
      this.place = reopening.place || this.place;
      this.open();
    },
  },
  methods: {
    onLoad(query) {
      takeReopening(); // Of another web-view, that is gone.
      const { place, problem } = placeOf(query);
      if (problem) return this.tell(problem);
      this.place = place || placeOf({ at: "menu" }).place;
      return this.open();
    },
    // The ticket lives for a minute, so it is fetched just before. Who has given no number gets none, and signs in by the
    // page's own means where that is needed.
    async open() {
      this.setData({ state: "opening" });
      try {
        this.openAt(await fetchTicket());
      } catch (error) {
        const problem = problemOf(error);
        if (problem === "no_number") this.openAt();
        else this.tell(problem);
      }
    },
    openAt(ticket) {
      this.isLoaded = false;
      this.setData({ state: "open", address: addressOf(this.place, ticket) });
    },
    tell(problem) {
      const canOpenWithout = Boolean(this.place) && problem !== "not_set_up";
      this.setData({ state: "problem", told: this.data.words[problem], canOpenWithout, address: "" });
    },
    onLoaded() {
      this.isLoaded = true;
    },
    onBroken() {
      this.tell(this.isLoaded ? "lost" : "broken");
    },
    onRetry() {
      return this.open();
    },
    onWithout() {
      this.openAt();
    },
    onHelp: () => go("/pages/help/help"),
    onMenu: () => wx.reLaunch({ url: "/pages/entry/entry" }),
    onShareAppMessage() {
      return shareCard(this.data.words);
    },
  },
});
