// A file whose key nobody can check yet: it waits, is taken up later, and the
// name given then stays. And the same file as mails carry it.
import { noFaults } from "./support/programme.mjs";
import { downloadOf, expect, mounted, test, words } from "./support/test.mjs";

const en = words("en");
const heading = (page, name) => page.getByRole("heading", { level: 1, name, exact: true });

/** A text of the page as a pattern, its variables open. */
const like = (text) => new RegExp(text.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+"));

const mail = (...lines) => ({
  name: "forwarded.eml", mimeType: "message/rfc822",
  buffer: Buffer.from(["From: Ben <ben@city.example.gov>", "To: Ana <ana@city.example.gov>", "Subject: Fwd: the programme", "MIME-Version: 1.0", ...lines, ""].join("\r\n")),
});

/** The file attached as quoted-printable, as some mail systems send text files. */
function attached({ name, bytes }) {
  const encode = (byte) => (byte > 32 && byte < 127 && byte !== 61 ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`);
  const encoded = [...bytes].map(encode);
  const lines = [];
  while (encoded.length > 0) lines.push(`${encoded.splice(0, 24).join("")}${encoded.length > 0 ? "=" : ""}`);
  return mail(
    'Content-Type: multipart/mixed; boundary="between"', "",
    "--between", "Content-Type: text/plain; charset=utf-8", "", "Here it is.",
    "--between", `Content-Type: application/json; name="${name}"`, `Content-Disposition: attachment; filename="${name}"`,
    "Content-Transfer-Encoding: quoted-printable", "", ...lines, "--between--",
  );
}

/** The block of text in a mail that was answered: every line quoted. */
const quoted = (armour) => mail("Content-Type: text/plain; charset=utf-8", "", "See below.", ...armour.split(/\r?\n/).map((line) => `> ${line}`));

/** Gives a file to the page "Open a file". */
async function give(page, file) {
  await page.goto("open");
  await mounted(page);
  await page.getByLabel(en.file.open_file).setInputFiles(file);
}

/** A new programme on its page of files, and the words of this browser's key. */
async function onFiles(page, visit, programme) {
  await visit("/new");
  await page.getByLabel("Name of the programme").fill(programme);
  await page.getByRole("button", { name: "Create the programme" }).click();
  await expect(heading(page, "Purpose and goals")).toBeVisible();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("link", { name: en.file.title }).first().click();
  await expect(heading(page, en.file.title)).toBeVisible();
  return (await page.getByLabel(en.file.words_label).innerText()).trim().split(/\s+/).filter((it) => /^[a-z]+$/.test(it));
}

test("a file that can't be checked now waits on Home, is added later under the name given then, and is known in mails", async ({ page, visit, colleague, axe }) => {
  test.slow();
  const programme = "Held for a call";
  const own = await onFiles(page, visit, programme);
  await page.getByLabel(en.file.own_name).fill("Benny");
  await page.getByLabel(en.file.own_name).blur();
  await expect(page.getByText(en.file.name_saved)).toBeVisible();
  await page.getByRole("button", { name: en.file.send_act }).click();
  const { name, bytes } = await downloadOf(page, () => page.getByRole("button", { name: en.file.as_json }).click());
  const armour = (await downloadOf(page, () => page.getByRole("button", { name: en.file.as_txt }).click())).bytes.toString();

  await give(colleague, { name, mimeType: "application/json", buffer: bytes });
  await colleague.getByRole("button", { name: en.file.hold_act }).click();
  await expect(colleague.getByText(en.file.held_done)).toBeVisible();
  await colleague.goto("");
  await mounted(colleague);
  await expect(colleague.getByText(en.home.held_1)).toBeVisible();
  await expect(colleague.getByText(en.home.here_none)).toBeVisible();
  await colleague.getByRole("link", { name: en.home.held_act }).click();
  await expect(colleague.getByText(like(en.file.held_since)).first()).toContainText("Benny");

  await colleague.getByRole("button", { name: new RegExp(`^${en.file.held_look}`) }).click();
  await colleague.getByLabel(en.file.compared_with).fill("Ben from Roads");
  for (const label of await colleague.getByText(/^Word \d$/).all()) {
    const n = Number((await label.innerText()).match(/\d/)[0]);
    await colleague.getByLabel(`Word ${n}`, { exact: true }).fill(own[n - 1]);
  }
  await colleague.getByRole("button", { name: en.file.add_act }).click();
  await expect(heading(colleague, programme)).toBeVisible();
  const address = colleague.url();

  // The same file, as mails carry it; nobody has to be called again.
  for (const file of [attached({ name, bytes }), quoted(armour)]) {
    await give(colleague, file);
    await expect(colleague.getByText(en.file.included)).toBeVisible();
    await expect(colleague.locator(".cm-signer strong")).toHaveText("Ben from Roads");
    await expect(colleague.getByRole("heading", { name: en.file.held_title })).toHaveCount(0);
  }
  await colleague.goto(`${address}/trail`);
  await mounted(colleague);
  await expect(colleague.locator("tbody tr").first()).toContainText(`Ben from Roads ${own.join(" ")}`);
  await axe();
});

test("a programme sealed with six words opens in another browser by these words and by no others", async ({ page, visit, colleague, axe }) => {
  test.slow();
  const programme = "Only by these words";
  const own = await onFiles(page, visit, programme);
  // Making the seal slow to guess makes it slow to make, too.
  await page.getByRole("button", { name: en.file.seal_act }).click();
  await expect(page.getByText(en.file.sealed_made)).toBeVisible({ timeout: 60_000 });
  const six = (await page.getByRole("list", { name: en.file.six_words }).getByRole("listitem").allInnerTexts()).map((it) => it.trim());
  expect(six).toHaveLength(6);
  await axe();
  const { name, bytes } = await downloadOf(page, () => page.getByRole("button", { name: en.file.as_age }).click());
  expect(name).toMatch(/\.age$/);
  for (const readable of [programme, "did:key", "civic-mentor-bundle"]) expect(bytes.includes(readable)).toBe(false);

  await give(colleague, { name, mimeType: "application/octet-stream", buffer: bytes });
  await expect(colleague.getByRole("heading", { name: en.file.locked_title })).toBeVisible();
  await noFaults(colleague);
  const field = colleague.getByRole("textbox", { name: en.file.passphrase });
  const open = colleague.getByRole("button", { name: en.file.unlock_act });
  await field.fill([...six].reverse().join(" "));
  await open.click();
  await expect(colleague.getByText(en.file.not_unlocked)).toBeVisible({ timeout: 60_000 });
  await expect(colleague.getByText(programme)).toHaveCount(0);
  await noFaults(colleague);
  const shelf = await colleague.context().newPage();
  await shelf.goto("");
  await mounted(shelf);
  await expect(shelf.getByText(en.home.here_none)).toBeVisible();
  await shelf.close();

  // As somebody writes them down on the phone: capital letters, dashes.
  await field.fill(six.join("-").toUpperCase());
  await open.click();
  await expect(colleague.getByText(programme).first()).toBeVisible({ timeout: 60_000 });
  await colleague.getByLabel(en.file.compared_with).fill("Ben from Roads");
  for (const label of await colleague.getByText(/^Word \d$/).all()) {
    const n = Number((await label.innerText()).match(/\d/)[0]);
    await colleague.getByLabel(`Word ${n}`, { exact: true }).fill(own[n - 1]);
  }
  await colleague.getByRole("button", { name: en.file.add_act }).click();
  await expect(heading(colleague, programme)).toBeVisible();
});
