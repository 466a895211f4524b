// @ts-check
/** The reader's last searches, kept on this device only. */
import { recall, remember } from "./page.js";

const KEPT = 5;

/** Newest first. @returns {string[]} */
export function recent() {
  try {
    const kept = JSON.parse(recall("recent") || "[]");
    return Array.isArray(kept) ? kept.filter((query) => typeof query === "string").slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

/** @param {string} query */
export function addRecent(query) {
  const words = query.trim();
  if (words.length < 2) return;
  remember("recent", JSON.stringify([words, ...recent().filter((other) => other !== words)].slice(0, KEPT)));
}

export const forgetRecent = () => remember("recent", "");
