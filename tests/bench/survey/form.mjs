// Our form in SurveyJS's words: the same texts, taken from the same files.
import { readFile } from "node:fs/promises";

const assets = new URL("../../../assets/", import.meta.url);
const read = async (path) => JSON.parse(await readFile(new URL(path, assets), "utf8"));
const language = "zh-CN";

// Those of the code that tests/browser/support/server.mjs makes.
const facts = [
  "违法停车告知单",
  "武汉市交警支队 蔡甸大队",
  "2026年11月20日 15:32 · 汉阳大道 628 号",
  "文书编号 4201 1420 0312 3456",
];

const startPage = (catalogue, text) => ({
  elements: [
    {
      type: "html",
      name: "facts",
      html: `<b>${facts[0]}</b>${facts
        .slice(1)
        .map((fact) => `<p>${fact}</p>`)
        .join("")}`,
    },
    {
      type: "html",
      name: "instructions",
      html: `<h4>${text.instructions_heading}</h4><ul>${catalogue.instructions.map((each) => `<li>${each[language]}</li>`).join("")}</ul>`,
    },
  ],
});

const evaluationPage = (module, text) => ({
  elements: [
    {
      type: "radiogroup",
      name: "satisfaction",
      title: module.question[language],
      isRequired: true,
      requiredErrorText: text.choose_satisfaction,
      choices: [
        ["satisfied", text.satisfied],
        ["dissatisfied", text.dissatisfied],
        ["other", text.other_satisfaction],
      ].map(([value, label]) => ({ value, text: label })),
    },
    {
      type: "checkbox",
      name: "situations",
      title: module.situations_heading[language],
      description: text.situations_hint,
      visibleIf: "{satisfaction} = 'dissatisfied'",
      isRequired: true,
      requiredErrorText: text.choose_situation,
      choices: module.situations.map((situation) => ({ value: situation.id, text: situation[language] })),
    },
    {
      type: "comment",
      name: "statement",
      title: text.statement_label,
      description: text.statement_hint,
      maxLength: 2000,
      rows: 5,
    },
    {
      type: "file",
      name: "files",
      title: text.statement_heading,
      allowMultiple: true,
      acceptedTypes: "image/*,video/*",
    },
  ],
});

// The whole of SurveyJS's JSON for the form.
export const readForm = async () => {
  const catalogue = await read("catalogue/1.json");
  const text = await read(`text/${language}.json`);
  const module = catalogue.modules.find(({ id }) => id === "law_enforcement");
  return {
    locale: "zh-cn",
    title: text.service_name,
    firstPageIsStartPage: true,
    startSurveyText: text.agree,
    showPreviewBeforeComplete: true,
    previewText: text.next,
    editText: text.back,
    completeText: text.submit,
    completedHtml: `<h3>${text.receipt_heading}</h3>`,
    showQuestionNumbers: false,
    pages: [startPage(catalogue, text), evaluationPage(module, text)],
  };
};
