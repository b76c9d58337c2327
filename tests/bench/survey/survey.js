// What runs in the browser: SurveyJS's packaging for plain pages, and its Chinese.
import { Model } from "survey-core";
import "survey-core/i18n/simplified-chinese";
import "survey-js-ui";

const place = document.getElementById("survey");
const survey = new Model(JSON.parse(document.getElementById("form").textContent));
survey.onComplete.add(({ data }) => {
  void fetch("/evaluations", {
    method: "POST",
    body: JSON.stringify(data),
    headers: { "Content-Type": "application/json" },
  });
});
place.textContent = "";
survey.render(place);
