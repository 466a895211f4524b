// Makes the packages for npm out of built programs: the launcher, and one package for each platform, which the launcher
// names as optional. Nothing is fetched at installation.
//
//   node npm/pack.mjs OUT linux-x64=path/to/helpgen win32-x64=path/to/helpgen.exe …
//
// OUT gets a folder for each package; `npm publish FOLDER` publishes it, the platforms first.

import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const [out, ...given] = process.argv.slice(2);
const PLATFORM = /^(linux|darwin|win32)-(x64|arm64)$/;
if (!out || given.length === 0) {
  console.error("node npm/pack.mjs OUT PLATFORM=PROGRAM …, such as linux-x64=target/release/helpgen");
  process.exit(2);
}

const version = /^version = "(.+)"/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1];
const launcher = JSON.parse(readFileSync(join(here, "helpgen", "package.json"), "utf8"));

function write(folder, manifest) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(root, licence), join(folder, licence));
}

const platforms = given.map((pair) => {
  const [platform, program] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
  if (!PLATFORM.test(platform)) throw new Error(`no platform of Node.js: ${pair}`);
  const [os, cpu] = platform.split("-");
  const name = `helpgen-${platform}`;
  const folder = join(out, name);
  write(folder, {
    name,
    version,
    description: `helpgen for ${platform}`,
    license: launcher.license,
    os: [os],
    cpu: [cpu],
    files: ["bin"],
    preferUnplugged: true,
  });
  const file = join(folder, "bin", os === "win32" ? "helpgen.exe" : "helpgen");
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(program, file);
  chmodSync(file, 0o755);
  writeFileSync(join(folder, "README.md"), `The program of the package \`helpgen\` for ${platform}.\n`);
  return name;
});

const folder = join(out, "helpgen");
const optionalDependencies = Object.fromEntries(platforms.sort().map((name) => [name, version]));
write(folder, { ...launcher, version, optionalDependencies });
cpSync(join(here, "helpgen", "bin"), join(folder, "bin"), { recursive: true });
for (const readme of ["README.md", "README.ko.md"]) copyFileSync(join(root, readme), join(folder, readme));
console.log([...platforms, "helpgen"].map((name) => join(out, name)).join("\n"));
