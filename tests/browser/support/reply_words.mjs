// What is read of a reply, as pairs of a label and what it says: at the desk, and on the citizen's page.

// Of the list that follows a heading of the desk.
export const rowsAtDesk = (page, heading) =>
  page.getByRole("heading", { name: heading, exact: true }).evaluate((element) => {
    let list = element;
    while (list.tagName !== "DL") list = list.nextElementSibling;
    return [...list.children].map((row) => ["dt", "dd"].map((tag) => row.querySelector(tag)?.textContent ?? ""));
  });

export const rowsOfCitizen = (page) =>
  page.getByRole("article").evaluate((article) => {
    const rows = [];
    let label = "";
    const add = (text) => {
      rows.push([label, text]);
      label = "";
    };
    for (const part of article.children) {
      const terms = [...part.querySelectorAll("dt")];
      if (/^H[23]$/.test(part.tagName)) label = part.textContent;
      else if (part.tagName === "UL") for (const item of part.children) add(item.textContent);
      else if (terms.length)
        for (const term of terms) rows.push([term.textContent, term.nextElementSibling.textContent]);
      else add(part.textContent);
    }
    return rows;
  });
