// Compiles style/main.scss, USWDS by load path, to target/style/main.css, which
// Trunk then names by its hash. Trunk's own Sass step knows no load path.
import { mkdir, writeFile } from "node:fs/promises";
import { compileAsync } from "sass-embedded";

const root = new URL("..", import.meta.url).pathname;
const release = process.env.TRUNK_PROFILE === "release";
const result = await compileAsync(`${root}style/main.scss`, {
  loadPaths: [`${root}style`, `${root}node_modules/@uswds/uswds/packages`],
  style: release ? "compressed" : "expanded",
  sourceMap: false,
  charset: false,
  quietDeps: true, // USWDS warns about its own use of Sass; ours still shows
});
await mkdir(`${root}target/style`, { recursive: true });
await writeFile(`${root}target/style/main.css`, result.css);
