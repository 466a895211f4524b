// The packed scripts of the built-in theme are what esbuild makes of its scripts today.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { folder, packed } from "./pack.mjs";

const files = await packed();

test("every packed copy is that of its script: bash tests/run.sh pack makes them again", () => {
  const there = readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true }).filter((entry) => entry.isFile());
  const names = there.map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1).split(sep).join("/"));
  assert.deepEqual(names.sort(), Object.keys(files).sort());
  for (const [name, text] of Object.entries(files)) assert.equal(readFileSync(join(folder, name), "utf8"), text, name);
});

test("the search module fits into 12,288 bytes", () => {
  const { length } = gzipSync(files["search.js"], { level: 9 });
  assert.ok(length <= 12_288, `${length}`);
});

test("a packed module imports no part of another and keeps its exports", async () => {
  assert.match(files["search.js"], /export\{[^}]*openSearch/);
  for (const [name, text] of Object.entries(files)) assert.ok(!text.includes("./search/"), name);
});
