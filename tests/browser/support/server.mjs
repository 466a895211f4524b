// A static host with the strictest policy that the site promises to live under.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

export const POLICY = "default-src 'self'";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".xml": "application/xml",
};

/**
 * Serves a folder below a path of the host, as hosts of static sites do: a folder shows its `index.html`, what is not
 * there the nearest `404.html`, that of its language or of the site.
 * @param {string} folder
 * @param {string} base begins and ends with `/`
 * @param {boolean} named under the policy of the site's own `_headers`, which names the players of providers
 * @param {boolean} lone what is not there is answered with the site's own page alone, as many hosts do
 * @returns {Promise<{origin: string, url: string, close: () => void}>} `url`: the site's home
 */
export async function serve(folder, base = "/", named = false, lone = false) {
  const own = () => /Content-Security-Policy: (.+)/.exec(readFileSync(join(folder, "_headers"), "utf8"))?.[1] ?? POLICY;
  const policy = named ? own() : POLICY;
  const server = createServer(async (request, response) => {
    const answer = (status, type, body, more = {}) => {
      response.writeHead(status, { "content-type": type, "content-security-policy": policy, "x-content-type-options": "nosniff", ...more });
      response.end(body);
    };
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    // Browsers ask every host for it, whatever the page says.
    if (path === "/favicon.ico") return response.writeHead(204).end();
    if (!path.startsWith(base)) return answer(404, TYPES[".txt"], "outside of the site");
    const file = join(folder, normalize(`/${path.slice(base.length)}`));
    try {
      const found = await stat(file);
      if (!found.isDirectory()) return answer(200, TYPES[extname(file)] ?? "application/octet-stream", await readFile(file));
      if (!path.endsWith("/")) return answer(301, TYPES[".txt"], "", { location: `${encodeURI(path)}/` });
      return answer(200, TYPES[".html"], await readFile(join(file, "index.html")));
    } catch {
      const [first] = path.slice(base.length).split("/");
      const nearest = () => lone ? Promise.reject(new Error("it is not asked for")) : readFile(join(folder, normalize(`/${first}`), "404.html"));
      return answer(404, TYPES[".html"], await nearest().catch(() => readFile(join(folder, "404.html"))).catch(() => "no 404.html"));
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    url: origin + base,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
