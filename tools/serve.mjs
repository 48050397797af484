// A small static server for this computer only: the built site, right types,
// the headers that the host samples send, and index.html for the app's own
// addresses. `--base /sub/path/` serves the same files under a sub-path, with
// <base href> edited as a host would.
//
//   node tools/serve.mjs [--dir dist] [--port 8080] [--base /] [--strict-port]
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import { contentTypes, hashedName, headers } from "./policy.mjs";

const { values } = parseArgs({
  options: {
    dir: { type: "string", default: "dist" },
    port: { type: "string", default: "8080" },
    base: { type: "string", default: "/" },
    "strict-port": { type: "boolean", default: false },
  },
});
const dir = resolve(values.dir);
const base = `/${values.base.replace(/^\/+|\/+$/g, "")}/`.replace("//", "/");

async function isFile(path) {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

/** The file that answers a path below the base, or null. */
async function fileFor(below) {
  const path = normalize(join(dir, below || "index.html"));
  if (path !== dir && !path.startsWith(dir + sep)) return null;
  if (await isFile(path)) return path;
  // An address of the app itself has no extension in its last part.
  return extname(below) === "" ? join(dir, "index.html") : null;
}

async function answer(request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return end(response, 405, "This server only hands out files.\n");
  }
  const { pathname } = new URL(request.url, "http://localhost");
  if (pathname + "/" === base) {
    response.writeHead(308, { Location: base });
    return response.end();
  }
  if (!pathname.startsWith(base)) return end(response, 404, `Nothing outside ${base}\n`);
  const path = await fileFor(decodeURIComponent(pathname.slice(base.length)));
  if (!path) return end(response, 404, "No such file.\n");

  let body = await readFile(path);
  const type = contentTypes[extname(path)] ?? "application/octet-stream";
  if (type.startsWith("text/html") && base !== "/") {
    body = Buffer.from(body.toString().replace('<base href="/">', `<base href="${base}">`));
  }
  response.writeHead(200, {
    ...headers,
    "Content-Type": type,
    "Content-Length": body.length,
    "Cache-Control": hashedName.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

function end(response, status, text) {
  response.writeHead(status, { ...headers, "Content-Type": "text/plain; charset=utf-8" });
  response.end(text);
}

if (!(await isFile(join(dir, "index.html")))) {
  console.error(`There is no built site in ${dir}. Run: make build`);
  process.exit(1);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(`${request.url}: ${error.message}`);
    if (!response.headersSent) end(response, 500, "The server could not read the file.\n");
  });
});
const first = Number(values.port);
let port = first;
server.on("error", (error) => {
  if (error.code !== "EADDRINUSE") throw error;
  if (values["strict-port"] || port - first >= 50) {
    console.error(`Port ${port} is in use.`);
    process.exit(1);
  }
  port += 1;
  server.listen(port, "127.0.0.1");
});
server.on("listening", () => {
  console.log(`Civic Mentor is at http://127.0.0.1:${server.address().port}${base}  (Ctrl+C stops it)`);
});
server.listen(port, "127.0.0.1");
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
