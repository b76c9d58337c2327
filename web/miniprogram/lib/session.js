// Who uses the mini-program, as far as our server knows: wx.login's code for a session, and with it a ticket for the page
// in the web-view, the number, the acceptances. The session is kept in memory alone.
const { host } = require("../config");

const patience_ms = 10000;

// Its name is a word of words.js.
class Problem extends Error {
  constructor(problem) {
    super(problem);
    this.problem = problem;
  }
}

const problemOfStatus = { 400: "refused", 401: "refused", 403: "no_number", 422: "refused", 429: "too_often" };

// What was answered, hostile until it was looked at.
const post = (path, body, token) =>
  new Promise((resolve, reject) => {
    const header = { "content-type": "application/json" };
    if (token) header.Authorization = `Bearer ${token}`;
    wx.request({
      url: `https://${host}/api/v1/wechat/${path}`,
      method: "POST",
      data: JSON.stringify(body),
      header,
      timeout: patience_ms,
      success: resolve,
      fail: () => reject(new Problem("no_network")),
    });
  });

const readAnswer = ({ statusCode, data }, wanted, needed) => {
  if (statusCode !== wanted) throw new Problem(problemOfStatus[statusCode] || "unavailable");
  if (needed && !(data && typeof data[needed] === "string" && data[needed])) throw new Problem("unavailable");
  return data;
};

const loginCode = () =>
  new Promise((resolve, reject) => {
    const fail = () => reject(new Problem("no_login"));
    wx.login({ timeout: patience_ms, success: ({ code }) => (code ? resolve(code) : fail()), fail });
  });

const openSession = async () => {
  if (!host) throw new Problem("not_set_up");
  return readAnswer(await post("sessions", { code: await loginCode() }), 201, "session");
};

let opened = null; // A promise, so that two who ask at once log in once.

const logIn = () => {
  if (!opened)
    opened = openSession().catch((error) => {
      opened = null;
      throw error;
    });
  return opened;
};

// A session that the server knows no more is followed by another, once.
const ask = async (path, body) => {
  const answer = await post(path, body, (await logIn()).session);
  if (answer.statusCode !== 401) return answer;
  opened = null;
  return post(path, body, (await logIn()).session);
};

const fetchTicket = async () => readAnswer(await ask("tickets", {}), 201, "ticket").ticket;

// The masked number and name: {phone, name?}.
const sayNumber = async (code) => {
  const person = readAnswer(await ask("phone", { code }), 200, "phone");
  opened = Promise.resolve(Object.assign({}, await logIn(), { phone: person.phone, name: person.name }));
  return person;
};

const sayAcceptances = async (templates) => {
  readAnswer(await ask("acceptances", { templates }), 204);
};

// What went wrong, as a word of words.js. A mistake of ours is told to the developer, too.
const problemOf = (error) => {
  if (!(error instanceof Problem)) console.error(error);
  return error.problem || "unavailable";
};

module.exports = { logIn, fetchTicket, sayNumber, sayAcceptances, problemOf };
