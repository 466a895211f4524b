#!/usr/bin/env node
// Runs the helpgen of this machine. It lies in a package of its own for each platform, of which npm installs the one
// that fits; nothing is fetched here or at installation.
"use strict";

const { spawn } = require("node:child_process");

const TROUBLE = 2;
const platform = `${process.platform}-${process.arch}`;

function say(korean, english) {
  const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "";
  console.error(language.startsWith("ko") ? korean : english);
}

function program() {
  const file = process.platform === "win32" ? "helpgen.exe" : "helpgen";
  try {
    return require.resolve(`helpgen-${platform}/bin/${file}`);
  } catch {
    say(
      `오류: 이 컴퓨터(${platform})에서 쓸 helpgen이 설치되지 않았어요\n` +
        "  고치는 법: npm을 `--omit=optional` 없이 다시 실행해 주세요. 지원하지 않는 컴퓨터라면 `cargo install --path .`로 설치해 주세요",
      `error: there is no helpgen for this machine (${platform})\n` +
        "  help: Install again without `--omit=optional`; where no package fits, `cargo install --path .` builds it",
    );
    return process.exit(TROUBLE);
  }
}

const child = spawn(program(), process.argv.slice(2), { stdio: "inherit" });
// A terminal's Ctrl+C reaches both; what is sent to this process alone is handed on.
const handed = ["SIGTERM", "SIGHUP", "SIGINT"];
for (const signal of handed) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  say(`오류: helpgen을 실행하지 못했어요: ${error.message}`, `error: helpgen cannot be started: ${error.message}`);
  process.exit(TROUBLE);
});
child.on("exit", (code, signal) => {
  for (const one of handed) process.removeAllListeners(one);
  if (signal) process.kill(process.pid, signal);
  else process.exit(code ?? TROUBLE);
});
