// What the measurements share: reading, serving, grading.
import { readFileSync } from "node:fs";

export const lines = (path) => readFileSync(path, "utf8").trim().split("\n").map((line) => JSON.parse(line));

/** Mean reciprocal rank and recall among the first ten. @param {{gold: string[]}[]} queries @param {string[][]} answers ids */
export function grade(queries, answers) {
  let reciprocal = 0, found = 0;
  queries.forEach((query, i) => {
    const at = answers[i].slice(0, 10).findIndex((id) => query.gold.includes(id));
    if (at >= 0) (reciprocal += 1 / (at + 1)), found++;
  });
  return { mrr: reciprocal / queries.length, recall: found / queries.length };
}

/** @param {number[]} list @param {number} part 0.5: the median */
export function quantile(list, part) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

/** The document of an address: its last folder. @param {string} url */
export const documentOf = (url) => url.split("#")[0].replace(/\/(index\.html)?$/, "").split("/").at(-1)?.replace(/-\d+$/, "") ?? "";

export const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
