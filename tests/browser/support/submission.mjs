// A submission as a phone sends it, satisfied and without words; `facts` are its id and its code, and what else it has.
export const submission = (facts) =>
  JSON.stringify({
    catalogue_version: 1,
    language: "zh-CN",
    agreed_at: 1795160000,
    satisfaction: "satisfied",
    situations: [],
    statement: "",
    ...facts,
  });
