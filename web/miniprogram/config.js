// build-scripts/miniprogram writes these values into the copy that is uploaded. Without them nothing can be opened.
module.exports = {
  host: "",
  templates: { reply: "", question: "", progress: "" },
};
