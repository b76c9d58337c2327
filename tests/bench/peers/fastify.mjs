// The peer: the same route over the same tables, as Fastify and better-sqlite3 are usually used.
// One transaction for each submission, prepared statements, a schema for validation, every commit synced.
//   node fastify.mjs DATABASE
import { createHash, randomBytes } from "node:crypto";
import Database from "better-sqlite3";
import Fastify from "fastify";

const database = new Database(process.argv[2]);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.pragma("foreign_keys = ON");
database.pragma("wal_autocheckpoint = 8000"); // As ours.

const findCode = database.prepare("SELECT module, revoked_at FROM code WHERE code = ?");
const findSubmission = database.prepare(
  "SELECT receipt, received_at, due_date FROM evaluation LEFT JOIN case_clock ON evaluation_id = id" +
    " WHERE submission_hash = ?",
);
const insertEvaluation = database.prepare(
  "INSERT INTO evaluation (receipt, submission_hash, secret_hash, code, unit_id, catalogue_version, language, agreed_at," +
    " satisfaction, statement, received_at)" +
    " VALUES (?, ?, ?, ?, (SELECT unit_id FROM code WHERE code = ?), ?, ?, ?, ?, ?, ?)",
);
// A case and its clock, without the events and the journal that ours keeps.
const insertCase = database.prepare(
  "INSERT INTO case_file (evaluation_id, policy_version, status, unit_id, round, events, due_date," +
    " has_pressure_report, is_unapproved, is_sample) SELECT id, 1, 'handling', unit_id, 1, 1, ?, 0, 0, 0 FROM evaluation WHERE id = ?",
);
const insertClock = database.prepare(
  "INSERT INTO case_clock (evaluation_id, kind, number, counted_from, days, due_date, original_due, provisional," +
    " calendar_version, is_late, is_reminded, extended_by)" +
    " VALUES (?, 'reply', 1, '2026-11-20', 3, ?, ?, 0, 0, 0, 0, 0)",
);
const insertSituation = database.prepare(
  "INSERT INTO evaluation_situation (evaluation_id, situation, position) VALUES (?, ?, ?)",
);

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const digest = (text) => createHash("sha256").update(text).digest();
const newReceipt = () => `ZP-20261122-${Array.from(randomBytes(8), (byte) => alphabet[byte & 31]).join("")}-0`;

const store = database.transaction((evaluation, secret) => {
  const submission = digest(evaluation.submission_id);
  const first = findSubmission.get(submission);
  if (first) return first;
  const isOwedReply = evaluation.satisfaction === "dissatisfied";
  const receipt = {
    receipt: newReceipt(),
    received_at: Math.floor(Date.now() / 1000),
    due_date: isOwedReply ? "2026-11-25" : null,
  };
  const { lastInsertRowid } = insertEvaluation.run(
    receipt.receipt,
    submission,
    digest(secret),
    evaluation.code,
    evaluation.code,
    evaluation.catalogue_version,
    evaluation.language,
    evaluation.agreed_at,
    evaluation.satisfaction,
    evaluation.statement,
    receipt.received_at,
  );
  if (isOwedReply) {
    insertCase.run(receipt.due_date, lastInsertRowid);
    insertClock.run(lastInsertRowid, receipt.due_date, receipt.due_date);
  }
  evaluation.situations.forEach((situation, position) => insertSituation.run(lastInsertRowid, situation, position));
  return receipt;
});

const body = {
  type: "object",
  additionalProperties: false,
  required: [
    "submission_id",
    "code",
    "catalogue_version",
    "language",
    "agreed_at",
    "satisfaction",
    "situations",
    "statement",
  ],
  properties: {
    submission_id: { type: "string", pattern: "^[0-9a-f]{32}$" },
    code: { type: "string", minLength: 17, maxLength: 17 },
    catalogue_version: { type: "integer", minimum: 1 },
    language: { enum: ["zh-CN", "en"] },
    agreed_at: { type: "integer" },
    satisfaction: { enum: ["satisfied", "dissatisfied", "other"] },
    situations: { type: "array", maxItems: 8, uniqueItems: true, items: { type: "string" } },
    statement: { type: "string", maxLength: 2000 },
  },
};

const server = Fastify();
server.post("/api/v1/evaluations", { schema: { body } }, (request, reply) => {
  const secret = request.headers.authorization?.match(/^Bearer ([0-9a-f]{32})$/)?.[1];
  if (!secret) return reply.code(401).send({ error: "unauthorized" });
  const code = findCode.get(request.body.code);
  if (!code) return reply.code(404).send({ error: "not_found" });
  if (code.revoked_at) return reply.code(410).send({ error: "gone" });
  reply.code(201).send(store.immediate(request.body, secret));
});

// better-sqlite3 may fall to NORMAL by itself after the first write: then nothing here would be comparable.
const stop = async () => {
  await server.close();
  const synchronous = database.pragma("synchronous", { simple: true });
  if (synchronous !== 2) console.error(`synchronous is ${synchronous}, not FULL`);
  process.exit(synchronous === 2 ? 0 : 1);
};
process.on("SIGTERM", stop);
await server.listen({ host: "127.0.0.1", port: 0 });
console.log(`Listening on http://127.0.0.1:${server.server.address().port}`);
