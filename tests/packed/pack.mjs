// Packs the scripts of the built-in theme with esbuild: each with the parts in the folder of its name.
//
// `bash tests/run.sh pack` writes the copies into themes/default/assets/packed; packed.test.mjs holds them to their sources.
import { build } from "esbuild";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32 } from "node:zlib";

const assets = fileURLToPath(new URL("../../themes/default/assets/", import.meta.url));
const scripts = join(assets, "js");
export const folder = join(assets, "packed");

/** @param {string} path */
const named = (path) => relative(scripts, path).split(sep).join("/");

/** Imports of what is no part of the script stay as they are. @param {string} name */
const partsAlone = (name) => ({
  name: "parts-alone",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
      const wanted = named(join(resolveDir, path));
      return kind !== "entry-point" && !wanted.startsWith(`${name.slice(0, -3)}/`) ? { path, external: true } : undefined;
    });
  },
});

/** The packed copies by name, and from which texts each was made. */
export async function packed() {
  /** @type {Record<string, string>} */
  const files = {};
  /** @type {Record<string, Record<string, number>>} */
  const sources = {};
  const names = readdirSync(scripts, { recursive: true, encoding: "utf8" }).map((name) => name.split(sep).join("/"));
  const all = names.filter((name) => name.endsWith(".js")).sort();
  for (const name of all.filter((name) => !all.includes(`${dirname(name)}.js`))) {
    const isModule = /^(import|export)\b/m.test(readFileSync(join(scripts, name), "utf8"));
    const made = await build({
      entryPoints: [join(scripts, name)],
      bundle: isModule,
      write: false,
      minify: true,
      charset: "utf8",
      target: "es2022",
      legalComments: "none",
      metafile: true,
      absWorkingDir: scripts,
      plugins: isModule ? [partsAlone(name)] : [],
      ...(isModule ? { format: "esm" } : {}),
    });
    files[name] = made.outputFiles[0].text;
    const inputs = Object.keys(made.metafile.inputs).map((path) => named(join(scripts, path)));
    sources[name] = Object.fromEntries(inputs.sort().map((input) => [input, crc32(readFileSync(join(scripts, input)))]));
  }
  // A line a script: two changes of different scripts can be merged.
  const lines = Object.entries(sources).map(([name, sums]) => `  ${JSON.stringify(name)}: ${JSON.stringify(sums)}`);
  files["sources.json"] = `{\n${lines.join(",\n")}\n}\n`;
  return files;
}

if (process.argv[2] === "write") {
  const files = await packed();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
