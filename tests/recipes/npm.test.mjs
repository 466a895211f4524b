// The packages for npm, made of a stand-in for the program: installed without the network, `npx helpgen` runs it.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

const root = join(import.meta.dirname, "../..");
const here = `${process.platform}-${process.arch}`;
const other = here === "linux-arm64" ? "linux-x64" : "linux-arm64";
let folder;

function npm(args, cwd) {
  return execFileSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], { cwd, encoding: "utf8" });
}

before(() => {
  folder = mkdtempSync(join(tmpdir(), "helpgen-npm-"));
  const program = join(folder, "program");
  // It says its arguments, and ends with 1 as a check with problems does.
  writeFileSync(program, '#!/bin/sh\nif [ "$1" = wait ]; then trap "exit 7" TERM; echo ready; while :; do sleep 0.1; done; fi\necho "helpgen got: $*"\nexit 1\n');
  chmodSync(program, 0o755);
  execFileSync("node", [join(root, "npm/pack.mjs"), join(folder, "packages"), `${here}=${program}`, `${other}=${program}`]);
  mkdirSync(join(folder, "project"));
  writeFileSync(join(folder, "project/package.json"), '{ "private": true }\n');
  const packed = ["helpgen", `helpgen-${here}`].map((name) =>
    join(folder, npm(["pack", "--pack-destination", folder, "--silent"], join(folder, "packages", name)).trim()),
  );
  npm(["install", "--offline", "--no-save", ...packed], join(folder, "project"));
});

after(() => rmSync(folder, { recursive: true, force: true }));

test("the launcher names each platform in its own version and fetches nothing", () => {
  const manifest = JSON.parse(readFileSync(join(folder, "packages/helpgen/package.json"), "utf8"));
  const version = /^version = "(.+)"/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1];
  assert.equal(manifest.version, version);
  assert.deepEqual(manifest.optionalDependencies, { [`helpgen-${here}`]: version, [`helpgen-${other}`]: version });
  assert.equal(manifest.scripts, undefined);
  const platform = JSON.parse(readFileSync(join(folder, `packages/helpgen-${other}/package.json`), "utf8"));
  assert.deepEqual([platform.os, platform.cpu, platform.version], [["linux"], [other.split("-")[1]], version]);
  assert.equal(platform.scripts, undefined);
});

test("npx helpgen runs the program with its arguments and its exit code", () => {
  const run = spawnSync("npx", ["--no-install", "helpgen", "check", "a b", "--deny=info"], { cwd: join(folder, "project"), encoding: "utf8" });
  assert.equal(run.stdout, "helpgen got: check a b --deny=info\n");
  assert.equal(run.status, 1);
});

test("a signal reaches the program", async () => {
  const { spawn } = await import("node:child_process");
  const child = spawn("node", [join(folder, "project/node_modules/helpgen/bin/helpgen.js"), "wait"]);
  await new Promise((ready) => child.stdout.once("data", ready));
  child.kill("SIGTERM");
  const code = await new Promise((ended) => child.once("exit", ended));
  assert.equal(code, 7);
});

test("a machine without a package is told what to do, in Korean too", () => {
  rmSync(join(folder, `project/node_modules/helpgen-${here}`), { recursive: true });
  for (const [lang, words] of [["ko_KR.UTF-8", "고치는 법"], ["C.UTF-8", "help: Install again"]]) {
    const env = { ...process.env, LC_ALL: lang };
    const run = spawnSync("node", ["node_modules/helpgen/bin/helpgen.js", "check"], { cwd: join(folder, "project"), encoding: "utf8", env });
    assert.equal(run.status, 2);
    assert.ok(run.stderr.includes(words), run.stderr);
  }
});
