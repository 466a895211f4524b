// Of what the demo does not tell of, search says that there is nothing: questions of `nothing.txt`, about pets, dishes, houses and the like.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { build } from "./site.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const articles = readdirSync(join(root, "content"), { recursive: true }).map(String).filter((name) => name.endsWith(".md"));
const texts = ["helpgen.yml", "glossary.yml", ...articles.map((name) => join("content", name))];
const site = build(Object.fromEntries(texts.map((name) => [name, readFileSync(join(root, name), "utf8")])));
after(site.close);
const { openSearch } = await site.script("search.js");
const { search } = openSearch({ base: "/", fetch: site.fetch("/") });

test("at most two of forty questions about nothing have a hit", async () => {
  const queries = readFileSync(new URL("nothing.txt", import.meta.url), "utf8").trim().split("\n");
  assert.equal(queries.length, 40);
  const found = [];
  for (const query of queries) if ((await search(query, { lang: "ko" })).length) found.push(query);
  assert.ok(found.length <= 2, found.join(", "));
});

test("what the demo tells of is found beside a word that nobody knows", async () => {
  for (const query of ["환불 규정집", "수료증 어디서 봐요", "퀴즈 왕초보"]) assert.ok((await search(query, { lang: "ko" })).length > 0, query);
});
