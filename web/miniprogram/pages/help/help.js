const { host } = require("../../config");
const { dress, goBack } = require("../../lib/screen");

Component({
  data: { words: {}, elder: false, address: host ? `https://${host}` : "" },
  pageLifetimes: {
    show() {
      dress(this, "help");
    },
  },
  methods: { onBack: goBack },
});
