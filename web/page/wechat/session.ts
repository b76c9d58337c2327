// Whom the ticket stands for, and signing in with it. Names and numbers are masked.

import type { ShownPerson } from "../host/signed_in";

const patience_ms = 10000;

export type Trouble = "wayEnded" | "notReached"; // Which words say it.

const ask = async (path: string, ticket: string): Promise<ShownPerson | Trouble> => {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), patience_ms);
  try {
    const answer = await fetch(path, {
      method: "POST",
      body: JSON.stringify({ ticket }),
      headers: { "Content-Type": "application/json" },
      signal: controller.signal,
    });
    if (!answer.ok) return answer.status < 500 && answer.status !== 429 ? "wayEnded" : "notReached";
    const { name = "", phone = "" } = (await answer.json()) as Partial<ShownPerson>;
    return { name, phone };
  } catch {
    return "notReached";
  } finally {
    clearTimeout(timer);
  }
};

// Does not use it up.
export const lookAt = (ticket: string): Promise<ShownPerson | Trouble> => ask("/api/v1/person/ticket", ticket);

export const signInWith = (ticket: string): Promise<ShownPerson | Trouble> => ask("/api/v1/person/session", ticket);
