// Signed applications as the page makes them, made here with Node's own
// Ed25519: the proof is that of docs/bundle-format.md.
import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

function base58(bytes) {
  let n = BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
  let text = "";
  for (; n > 0n; n /= 58n) text = alphabet[Number(n % 58n)] + text;
  for (const byte of bytes) {
    if (byte !== 0) break;
    text = `1${text}`;
  }
  return text;
}

/** RFC 8785 for what our files hold: texts, whole numbers, lists and maps. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value && typeof value === "object") {
    return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

const sha256 = (text) => createHash("sha256").update(text).digest();

/** A key as a browser makes one. */
export const newKey = () => generateKeyPairSync("ed25519");

/** One application to a programme, as a file. `change` replaces members of the document before it is signed. */
export function application(programmeId, person, parts, { key = newKey(), act = "apply", ...change } = {}) {
  const { publicKey, privateKey } = key;
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const multikey = `z${base58(Buffer.concat([Buffer.from([0xed, 0x01]), raw]))}`;
  const did = `did:key:${multikey}`;
  const document = {
    format: "civic-mentor-bundle", kind: "application", formatVersion: 1, minReader: 1,
    bundleId: randomUUID(), programmeId, author: did, actor: randomUUID(),
    createdHlc: "", payload: { act, person, parts }, ...change,
  };
  const options = {
    type: "DataIntegrityProof", cryptosuite: "eddsa-jcs-2022", created: "2026-11-22T10:00:00Z",
    verificationMethod: `${did}#${multikey}`, proofPurpose: "assertionMethod",
  };
  const data = Buffer.concat([sha256(canonical(options)), sha256(canonical(document))]);
  const proofValue = `z${base58(sign(null, data, privateKey))}`;
  return JSON.stringify({ ...document, proof: { ...options, proofValue } });
}

/** So many applications of different people, as files for an upload. */
export function applications(programmeId, n) {
  return Array.from({ length: n }, (_, at) => ({
    name: `application-${at}.json`,
    mimeType: "application/json",
    buffer: Buffer.from(application(
      programmeId,
      { given_name: `Person ${at}`, family_name: "Diaz", email: `person${at}@river.example.gov`, agency: "Roads" },
      [{ role: at % 3 === 0 ? "mentor" : "mentee", capacity: 1 }],
    )),
  }));
}
