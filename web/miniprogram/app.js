const { host } = require("./config");

App({
  onLaunch() {
    if (!host) console.error("config.js has no values: make the folder to open with build-scripts/miniprogram --help");
  },
});
