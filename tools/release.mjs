// Makes release/ from dist/: the site as a folder and as a zip to unpack into a
// host's folder, with configurations for common hosts, licences and SHA256SUMS.
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { headerPolicy, headers } from "./policy.mjs";
import { zip } from "./zip.mjs";

const version = (await readFile("Cargo.toml", "utf8")).match(/^version = "(.*)"$/m)[1];
const { build, profile } = JSON.parse(await readFile("dist/release.json", "utf8"));
if (profile !== "release") throw new Error("dist/ holds a quick build; run: make build");

const name = `civic-mentor-${version}`;
const site = join("release", name);
await rm("release", { recursive: true, force: true });
await mkdir(join(site, "hosting"), { recursive: true });
await cp("dist", site, { recursive: true });

// Samples: {{policy}} is the header, {{headers}} all of them in the host's own form.
const forms = {
  "_headers": ["_headers", (key, value) => `  ${key}: ${value}`],
  "_redirects": ["_redirects"],
  "htaccess": [".htaccess", (key, value) => `  Header always set ${key} "${value}"`],
  "web.config": ["web.config", (key, value) => `        <add name="${key}" value="${value.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}" />`],
  "nginx.conf": ["hosting/nginx.conf", (key, value) => `    add_header ${key} "${value}" always;`],
  "HOSTING.md": ["hosting/HOSTING.md"],
};
for (const [from, [to, form]] of Object.entries(forms)) {
  const lines = form ? Object.entries(headers).map(([key, value]) => form(key, value)).join("\n") : "";
  const text = (await readFile(join("tools/hosts", from), "utf8"))
    .replaceAll("{{headers}}", lines).replaceAll("{{policy}}", headerPolicy)
    .replaceAll("{{version}}", version).replaceAll("{{build}}", build);
  await writeFile(join(site, to), text);
}
await writeFile(join(site, ".nojekyll"), "");
for (const file of ["LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md"]) await cp(file, join(site, "hosting", file));
await cp("target/THIRD-PARTY.txt", join(site, "hosting/THIRD-PARTY.txt"));

const paths = (await readdir(site, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(site.length + 1))
  .sort();
const files = await Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(join(site, path)) })));
const archive = zip(files);
await writeFile(join("release", `${name}.zip`), archive);

const sum = (bytes) => createHash("sha256").update(bytes).digest("hex");
const sums = [
  `${sum(archive)}  ${name}.zip`,
  ...files.map(({ path, bytes }) => `${sum(bytes)}  ${name}/${path}`),
];
await writeFile("release/SHA256SUMS", `${sums.join("\n")}\n`);
console.log(`release: release/${name}.zip, ${(archive.length / 1024).toFixed(0)} KiB, ${files.length} files, build ${build}`);
