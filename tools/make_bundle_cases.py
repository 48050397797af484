#!/usr/bin/env python3
"""Makes tests/data/bundles: files that must be taken and files that must be
refused, signed by another implementation than the one under test.

A refused file is named FAULT--CODE.json, CODE being the code the program must
give. Run from the project's folder; needs `pip install cryptography`. Every
key and id comes from a fixed seed, so the files come out the same again.
"""
import base64, copy, hashlib, json, pathlib, shutil
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ROOT = pathlib.Path("tests/data/bundles")
LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
CREATED = "2026-03-04T10:11:12Z"


def base58(data):
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = LETTERS[digit] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


def multikey(public, codec=b"\xed\x01"):
    return "z" + base58(codec + public)


def jcs(tree):
    return json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(tree):
    return hashlib.sha256(jcs(tree)).digest()


class Key:
    def __init__(self, seed):
        self.secret = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        self.public = self.secret.public_key().public_bytes_raw()
        self.multikey = multikey(self.public)
        self.did = "did:key:" + self.multikey

    def proof(self, document, **other):
        proof = {
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-jcs-2022",
            "created": CREATED,
            "verificationMethod": f"{self.did}#{self.multikey}",
            "proofPurpose": "assertionMethod",
        } | other
        value = self.secret.sign(digest(proof) + digest(document))
        return proof | {"proofValue": "z" + base58(value)}


ANN, BEN = Key(1), Key(2)

HEAD = {
    "format": "civic-mentor-bundle",
    "kind": "rule-set",
    "formatVersion": 1,
    "minReader": 1,
    "bundleId": "0b54a7b0-6c1e-4a55-9d3f-0f6f3a1e7c01",
    "programmeId": "7f1c9a52-8d0e-4c3b-8f43-5b1d2e6a9c02",
    "author": ANN.did,
    "actor": "c2a9e1d4-3f5b-4e6a-9b7c-8d0f1a2b3c03",
    "createdHlc": "2026-03-04T10:11:12.123Z-0000-c2a9e1d4",
    "payload": {"name": "Long standing first", "weights": [3, 2, 1]},
}


def document(**changes):
    made = copy.deepcopy(HEAD) | changes
    return {name: value for name, value in made.items() if value is not None}


def signed(made, *keys, **other):
    keys = keys or (ANN,)
    proofs = [key.proof(made, **other) for key in keys]
    return made | {"proof": proofs[0] if len(proofs) == 1 else proofs}


def text(tree):
    return json.dumps(tree, indent=2, ensure_ascii=False) + "\n"


def put(folder, name, content):
    data = content if isinstance(content, bytes) else content.encode()
    (ROOT / folder / name).write_bytes(data)


def accept(name, content):
    put("accepted", name, content)


def refuse(name, content):
    put("refused", name, content)


def payload(raw):
    """A file signed as if its payload were fine, with `raw` in its place."""
    return text(signed(document(payload={"x": "@@"}))).replace('"@@"', raw)


def armour(data, wrap=64):
    packed = base64.b64encode(data).decode().rstrip("=")
    lines = [packed[i : i + wrap] for i in range(0, len(packed), wrap)]
    return "\n".join(["-----BEGIN CIVIC MENTOR BUNDLE-----", *lines, "-----END CIVIC MENTOR BUNDLE-----", ""])


def changed(tree, **fields):
    return text(tree | fields)


PROGRAMME = HEAD["programmeId"]
A, B = HEAD["actor"], "d4b1f0c2-5a6e-4b7d-8c9e-0f1a2b3c4d05"
PERSON = "e5c2a1d3-6b7f-4c8e-9daf-1a2b3c4d5e06"


def group(actor, n, lamport, **fields):
    return {"a": actor, "n": n, "l": lamport, "t": 1772619072123 + lamport, "f": fields}


def line(actor, n, lamport, code, **olds):
    return {"a": actor, "n": n, "l": lamport, "t": 1772619072123 + lamport, "c": code, "v": "", "o": olds}


def programme():
    """Ann made the programme and a person; then both named the person's unit."""
    return {
        "id": PROGRAMME,
        "lamport": 3,
        "vv": {A: 3, B: 1},
        "actors": {A: {"key": ANN.did, "name": "Ann"}, B: {"key": BEN.did, "name": "Ben"}},
        "records": {
            "programme": {PROGRAMME: [group(A, 1, 1, name="Emerging leaders")]},
            "person": {PERSON: [
                group(A, 2, 2, given_name="Rosa", family_name="Díaz"),
                group(A, 3, 3, unit="Parks"),
                group(B, 1, 3, unit="Water", a_later_field=[1, {"x": None}]),
            ]},
            "a_later_kind": {"one": [group(A, 2, 2, anything=True)]},
        },
        "journal": [
            line(A, 1, 1, "programme.saved", programme={PROGRAMME: None}),
            line(A, 2, 2, "person.saved", person={PERSON: None}, a_later_kind={"one": None}),
            line(A, 3, 3, "person.saved", person={PERSON: {"unit": None}}),
            line(B, 1, 3, "person.saved", person={PERSON: {"unit": None, "a_later_field": None}}),
        ],
    }


def whole(edit=lambda it: None, **other):
    made = programme()
    edit(made)
    return text(signed(document(kind="programme", seq=1, payload=made, **other)))


def main():
    for folder in ("accepted", "refused"):
        shutil.rmtree(ROOT / folder, ignore_errors=True)
        (ROOT / folder).mkdir(parents=True)
    good = signed(document())
    # Accepted -------------------------------------------------------------
    accept("plain.json", text(good))
    accept("canonical.json", jcs(good))
    accept("with-bom-and-crlf.json", b"\xef\xbb\xbf" + text(good).replace("\n", "\r\n").encode())
    accept("escaped-names.json", text(good).replace('"kind"', '"\\u006bind"'))
    accept("other-order.json", text(dict(reversed(good.items()))))
    accept("two-signers.json", text(signed(document(), ANN, BEN)))
    accept("author-signs-second.json", text(signed(document(), BEN, ANN)))
    accept("unknown-fields.json", text(signed(document(colour="green", later={"a": [1, None]}))))
    accept("newer-but-readable.json", text(signed(document(formatVersion=2))))
    accept("document.json", text(signed(document(kind="relationship", seq=1))))
    accept("document-17.json", text(signed(document(
        kind="relationship", seq=17, prev="sha256:" + "0123456789abcdef" * 4))))
    accept("audience-and-answer.json", text(signed(document(
        audience=[BEN.did, ANN.did], re="11111111-2222-4333-8444-555555555555"))))
    accept("largest-numbers.json", text(signed(document(
        payload={"high": 9007199254740991, "low": -9007199254740991}))))
    accept("all-kinds-of-text.json", text(signed(document(payload={
        "controls": "".join(map(chr, range(1, 32))) + "\x7f\x80\u2028\u2029",
        "quotes": "\"\\/", "wide": "é ñ 中 😀 \ufeff \ufffd \uffff", "apart": "e\u0301"}))))
    accept("ids-as-names.json", text(signed(document(payload={
        "0b54a7b0-6c1e-4a55-9d3f-0f6f3a1e7c01": 1, "_x9": 2, "a" * 64: 3, "ab" * 32: 4}))))
    deep = {}
    for _ in range(29):
        deep = {"a": deep}
    accept("as-deep-as-allowed.json", text(signed(document(payload={"a": deep}))))
    accept("longest-text.json", text(signed(document(payload={"a": "é" * 32768}))))
    accept("armour.txt", armour(text(good).encode()))
    accept("armour-in-a-quoted-mail.eml", "From: Ann\r\nSubject: our rules\r\n\r\n> Dear Ben,\r\n>\r\n"
           + "".join(f"> {line}\r\n" for line in armour(text(good).encode()).splitlines())
           + "> Ann\r\n\r\nThanks!\r\n")
    accept("fraction-of-a-second.json", text(signed(document(), created="2026-03-04T10:11:12.250Z")))
    accept("programme.json", whole())
    accept("programme-without-journal.json", whole(lambda it: it["journal"].clear()))
    accept("programme-with-more-beside.json", whole(lambda it: it.update(parts=[2024, 2025])))
    # Refused: another kind of file ----------------------------------------
    refuse("nothing--file_empty.json", b"")
    refuse("blanks-only--file_empty.json", b"\xef\xbb\xbf \r\n\t")
    refuse("sealed--file_sealed.age", b"age-encryption.org/v1\n-> X25519 abc\n")
    refuse("sealed-text--file_sealed.txt", b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n")
    refuse("spreadsheet--file_zip.xlsx", b"PK\x03\x04\x14\x00")
    refuse("pdf--file_pdf.json", b"%PDF-1.7\n")
    refuse("web-page--file_web_page.json", b"<!DOCTYPE html><title>Sign in</title>")
    refuse("saved-as-utf16--file_utf16.json", text(good).encode("utf-16"))
    refuse("a-letter--file_other.txt", b"Dear Ben, here are the rules.")
    refuse("two-boms--file_other.json", b"\xef\xbb\xbf\xef\xbb\xbf" + text(good).encode())
    # Refused: armour ------------------------------------------------------
    block = armour(text(good).encode())
    refuse("armour-cut-off--armour_cut_off.txt", block[:400])
    refuse("armour-with-a-stray-letter--armour_damaged.txt", block.replace("\n", "\n*", 2))
    refuse("armour-empty--armour_damaged.txt", armour(b""))
    refuse("armour-line-missing--number_not_whole.txt", "\n".join(block.split("\n")[:3] + block.split("\n")[4:]))
    refuse("armour-in-armour--file_other.txt", armour(block.encode()))
    refuse("two-different-files--several_files.txt", block + armour(text(signed(document(colour="red"))).encode()))
    # Refused: the strict profile ------------------------------------------
    refuse("not-utf8--not_utf8.json", text(good).encode().replace(b"standing", b"stand\xe9ng"))
    refuse("overlong-utf8--not_utf8.json", text(good).encode().replace(b"standing", b"stand\xc0\xafng"))
    refuse("surrogate-as-utf8--not_utf8.json", text(good).encode().replace(b"standing", b"\xed\xa0\x80"))
    refuse("cut-off--not_json.json", text(good)[:-20])
    refuse("more-after-the-end--not_json.json", text(good) + "{}")
    refuse("comma-at-the-end--not_json.json", payload("[1,]"))
    refuse("comment--not_json.json", payload("1 // one"))
    refuse("single-quotes--not_json.json", payload("'one'"))
    refuse("raw-line-break-in-text--not_json.json", payload('"a\nb"'))
    refuse("lone-leading-surrogate--not_json.json", payload('"\\ud83d"'))
    refuse("lone-leading-surrogate-then-letter--not_json.json", payload('"\\ud83d\\u0041"'))
    refuse("lone-trailing-surrogate--not_json.json", payload('"\\ude00"'))
    refuse("surrogates-in-wrong-order--not_json.json", payload('"\\ude00\\ud83d"'))
    refuse("unknown-escape--not_json.json", payload('"\\x41"'))
    refuse("leading-zero--not_json.json", payload("01"))
    refuse("plus-sign--not_json.json", payload("+1"))
    refuse("not-a-number--not_json.json", payload("NaN"))
    refuse("exponent-beyond-all--not_json.json", payload("1e999"))
    refuse("point--number_not_whole.json", payload("1.5"))
    refuse("point-and-zero--number_not_whole.json", payload("1.0"))
    refuse("exponent--number_not_whole.json", payload("1e2"))
    refuse("minus-zero--number_not_whole.json", payload("-0"))
    refuse("one-beyond-the-largest--number_too_large.json", payload("9007199254740992"))
    refuse("two-beyond-the-largest--number_too_large.json", payload("9007199254740993"))
    refuse("one-below-the-smallest--number_too_large.json", payload("-9007199254740992"))
    refuse("beyond-64-bits--number_too_large.json", payload("18446744073709551616"))
    refuse("beyond-64-bits-below--number_too_large.json", payload("-99999999999999999999"))
    refuse("nul-escaped--nul_character.json", payload('"a\\u0000b"'))
    refuse("nul-in-a-name--bad_name.json", payload('{"a\\u0000": 1}'))
    refuse("name-twice--duplicate_name.json", payload('{"a": 1, "a": 1}'))
    refuse("name-twice-by-escape--duplicate_name.json", payload('{"a": 1, "\\u0061": 2}'))
    refuse("name-twice-at-the-top--duplicate_name.json",
           text(good).replace('"minReader"', '"minReader": 1,\n  "minReader"'))
    refuse("two-payloads--duplicate_name.json",
           text(good).replace('"payload"', '"payload": {},\n  "\\u0070ayload"'))
    refuse("two-proofs-by-name--duplicate_name.json",
           text(good).replace('"proof"', '"proof": null,\n  "proof"'))
    for fault, name in {"empty": "", "with-a-blank": "a b", "with-an-accent": "añ", "from-a-digit": "1a",
                        "with-a-hyphen": "a-b", "of-65-letters": "a" * 65, "big-letter-uuid":
                        "0B54A7B0-6C1E-4A55-9D3F-0F6F3A1E7C01"}.items():
        refuse(f"name-{fault}--bad_name.json", payload(json.dumps({name: 1}, ensure_ascii=False)))
    refuse("context--bad_name.json", text(signed(document(**{"@context": "https://www.w3.org/ns/credentials/v2"}))))
    refuse("deeper-than-allowed--too_deep.json", text(signed(document(payload={"a": {"a": deep}}))))
    refuse("very-deep--too_deep.json", payload("[" * 100 + "]" * 100))
    refuse("deep-beyond-the-stack--too_deep.json", payload("[" * 100000))
    refuse("long-text--text_too_long.json", text(signed(document(payload={"a": "é" * 32768 + "e"}))))
    # Refused: format, kind, version ----------------------------------------
    refuse("a-list--not_ours.json", "[1, 2]")
    refuse("other-json--not_ours.json", '{"name": "package"}')
    refuse("other-format--not_ours.json", text(signed(document(format="civic-mentor-bundle-2"))))
    refuse("unknown-kind--unknown_kind.json", text(signed(document(kind="portrait"))))
    refuse("kind-in-capitals--unknown_kind.json", text(signed(document(kind="Rule-Set"))))
    refuse("newer--newer.json", text(signed(document(formatVersion=2, minReader=2))))
    refuse("newer-and-unknown-kind--newer.json", text(signed(document(kind="portrait", formatVersion=9, minReader=9))))
    refuse("newer-and-changed--newer.json", changed(signed(document(formatVersion=2, minReader=2)), payload={}))
    refuse("no-min-reader--field_missing.json", text(signed(document(minReader=None))))
    refuse("min-reader-in-words--field_wrong_type.json", text(signed(document(minReader="one"))))
    refuse("min-reader-zero--field_out_of_range.json", text(signed(document(minReader=0))))
    # Refused: proofs --------------------------------------------------------
    refuse("not-signed--not_signed.json", text(document()))
    refuse("proof-null--not_signed.json", text(document() | {"proof": None}))
    refuse("proofs-empty--not_signed.json", text(document() | {"proof": []}))
    refuse("proof-is-text--proof_unknown_form.json", text(document() | {"proof": "z1"}))
    refuse("other-cryptosuite--proof_unknown_form.json", text(signed(document(), cryptosuite="eddsa-rdfc-2022")))
    refuse("other-purpose--proof_unknown_form.json", text(signed(document(), proofPurpose="authentication")))
    refuse("other-type--proof_unknown_form.json", text(signed(document(), type="Ed25519Signature2020")))
    refuse("proof-with-expiry--proof_unknown_form.json", text(signed(document(), expires=CREATED)))
    refuse("proof-with-previous--proof_unknown_form.json", text(signed(document(), previousProof="urn:x")))
    refuse("nine-proofs--proof_too_many.json", text(signed(document(), *map(Key, range(1, 10)))))
    refuse("same-key-twice--proof_same_key_twice.json", text(signed(document(), ANN, BEN, ANN)))
    refuse("date-in-words--proof_no_date.json", text(signed(document(), created="yesterday")))
    refuse("date-without-zone--proof_no_date.json", text(signed(document(), created="2026-03-04T10:11:12")))
    refuse("date-that-is-none--proof_no_date.json", text(signed(document(), created="2026-02-30T10:11:12Z")))
    refuse("key-on-the-web--proof_no_key.json", text(signed(document(), verificationMethod="https://example.org/key#1")))
    refuse("key-without-fragment--proof_no_key.json", text(signed(document(), verificationMethod=ANN.did)))
    refuse("fragment-of-another-key--proof_no_key.json",
           text(signed(document(), verificationMethod=f"{ANN.did}#{BEN.multikey}")))
    x25519 = multikey(ANN.public, b"\xec\x01")
    refuse("key-of-another-curve--proof_no_key.json",
           text(signed(document(), verificationMethod=f"did:key:{x25519}#{x25519}")))
    off_curve = multikey(bytes([2]) + bytes(31))
    refuse("key-off-the-curve--proof_no_key.json",
           text(signed(document(), verificationMethod=f"did:key:{off_curve}#{off_curve}")))
    not_one = multikey((2**255 - 19 + 3).to_bytes(32, "little"))
    refuse("key-in-a-second-encoding--proof_no_key.json",
           text(signed(document(), verificationMethod=f"did:key:{not_one}#{not_one}")))
    # Under the identity point R = identity, S = 0 fits every message.
    identity = multikey(bytes([1]) + bytes(31))
    forged = document(author=f"did:key:{identity}")
    proof = ANN.proof(forged, verificationMethod=f"did:key:{identity}#{identity}")
    refuse("identity-point-key--weak_key.json",
           text(forged | {"proof": proof | {"proofValue": "z" + base58(bytes([1]) + bytes(63))}}))
    order_8 = multikey(bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"))
    refuse("small-order-key--weak_key.json",
           text(signed(document(), verificationMethod=f"did:key:{order_8}#{order_8}")))
    value = good["proof"]["proofValue"]
    for fault, other in {"short": value[:-3], "without-z": value[1:], "with-a-zero": value[:-1] + "0",
                         "very-long": value * 50, "in-hex": "f" + "00" * 64}.items():
        refuse(f"proof-value-{fault}--proof_damaged.json", text(good | {"proof": good["proof"] | {"proofValue": other}}))
    # Refused: signatures ----------------------------------------------------
    refuse("payload-changed--changed_after_signing.json", text(good).replace("Long standing", "Long Standing"))
    refuse("number-changed--changed_after_signing.json", text(good).replace("3,", "4,"))
    refuse("order-of-list-changed--changed_after_signing.json",
           changed(good, payload=good["payload"] | {"weights": [2, 3, 1]}))
    refuse("field-added--changed_after_signing.json", changed(good, colour="green"))
    refuse("field-removed--changed_after_signing.json",
           text({name: value for name, value in good.items() if name != "programmeId"}))
    refuse("kind-changed--changed_after_signing.json", changed(good, kind="template"))
    refuse("letter-composed--changed_after_signing.json",
           text(signed(document(payload={"a": "e\u0301"}))).replace("e\u0301", "é"))
    refuse("date-of-proof-changed--changed_after_signing.json", text(good).replace(CREATED, "2026-03-04T10:11:13Z"))
    refuse("author-changed-with-proof-kept--changed_after_signing.json",
           changed(good, author=BEN.did))
    refuse("proof-of-another-file--changed_after_signing.json",
           changed(good, proof=ANN.proof(document(kind="template"))))
    refuse("author-of-two-changed--changed_after_signing.json",
           text(document() | {"proof": [ANN.proof(document(colour="red")), BEN.proof(document())]}))
    order = 2**252 + 27742317777372353535851937790883648493
    first = ANN.secret.sign(digest({k: v for k, v in good["proof"].items() if k != "proofValue"}) + digest(document()))
    second = first[:32] + (int.from_bytes(first[32:], "little") + order).to_bytes(32, "little")
    refuse("second-form-of-the-signature--changed_after_signing.json",
           text(good | {"proof": good["proof"] | {"proofValue": "z" + base58(second)}}))
    refuse("signed-by-another--author_did_not_sign.json", text(signed(document(), BEN)))
    refuse("author-is-no-key--author_did_not_sign.json", text(signed(document(author="Ann"))))
    refuse("no-author--author_did_not_sign.json", text(signed(document(author=None))))
    # Refused: envelope ------------------------------------------------------
    refuse("no-payload--field_missing.json", text(signed(document(payload=None))))
    refuse("payload-is-a-list--field_wrong_type.json", text(signed(document(payload=[1]))))
    refuse("document-without-seq--field_missing.json", text(signed(document(kind="relationship"))))
    refuse("document-without-programme--field_missing.json",
           text(signed(document(kind="relationship", seq=1, programmeId=None))))
    refuse("message-with-seq--field_not_in_messages.json", text(signed(document(seq=1))))
    refuse("seq-zero--field_out_of_range.json", text(signed(document(kind="relationship", seq=0))))
    refuse("prev-in-capitals--field_not_a_hash.json",
           text(signed(document(kind="relationship", seq=2, prev="sha256:" + "AB" * 32))))
    refuse("bundle-id-in-words--field_not_an_id.json", text(signed(document(bundleId="rules"))))
    refuse("actor-in-capitals--field_not_an_id.json", text(signed(document(actor=HEAD["actor"].upper()))))
    refuse("audience-is-a-name--field_not_a_key.json", text(signed(document(audience=["Ben"]))))
    refuse("audience-empty--field_out_of_range.json", text(signed(document(audience=[]))))
    refuse("format-version-zero--field_out_of_range.json", text(signed(document(formatVersion=0))))
    refuse("clock-of-2000-letters--field_too_long.json", text(signed(document(createdHlc="9" * 2000))))
    # Refused: payload of a programme -----------------------------------------
    person = lambda it: it["records"]["person"][PERSON]
    for fault, edit in {
        "without-vv--payload_wrong_shape": lambda it: it.pop("vv"),
        "without-journal--payload_wrong_shape": lambda it: it.pop("journal"),
        "count-in-words--payload_wrong_shape": lambda it: it["vv"].update({B: "one"}),
        "record-is-a-map--payload_wrong_shape": lambda it: it["records"]["person"].update({PERSON: {}}),
        "record-is-empty--payload_wrong_shape": lambda it: it["records"]["a_later_kind"].update(one=[]),
        "group-without-clock--payload_wrong_shape": lambda it: it["records"]["a_later_kind"]["one"][0].pop("t"),
        "change-number-0--payload_wrong_shape": lambda it: it["records"]["a_later_kind"]["one"][0].update(n=0),
        "same-change-two-values--payload_wrong_shape":
            lambda it: person(it).append(group(B, 1, 3, unit="Roads")),
        "journal-line-is-text--payload_wrong_shape": lambda it: it["journal"].append("x"),
        "of-another-programme--payload_other_programme": lambda it: it.update(id=PERSON),
        "actor-under-another-key--payload_other_key_of_actor": lambda it: it["actors"][A].update(key=BEN.did),
        "actor-without-a-key--payload_not_a_key": lambda it: it["actors"][B].update(key="Ben"),
        "lamport-beyond-limit--payload_lamport_too_large": lambda it: it.update(lamport=2**40 + 1),
        "change-after-the-document--payload_lamport_too_large":
            lambda it: [person(it).append(group(A, 4, 9, note="x")), it["vv"].update({A: 4})],
        "change-not-in-vv--payload_not_included": lambda it: [it.update(lamport=4), person(it).append(group(B, 2, 4, note="x"))],
        "actor-not-in-vv--payload_not_included": lambda it: person(it).append(group("x", 1, 3, unit="Roads")),
        "change-with-two-clocks--payload_change_twice": lambda it: it["journal"][2].update(t=5),
        "journal-line-twice--payload_change_twice": lambda it: it["journal"].append(it["journal"][3]),
        "later-change-counts-lower--payload_not_counting_up":
            lambda it: [it["journal"][2].update(l=2, t=0), person(it)[1].update(l=2, t=0)],
        "two-values-of-one-actor--payload_two_of_one_actor": lambda it: person(it)[0]["f"].update(unit="Roads"),
        "value-left-out--payload_reduced": lambda it: [person(it).pop(2), person(it).pop(1)],
        "record-left-out--payload_reduced": lambda it: it["records"].pop("a_later_kind"),
        "name-of-2000-letters--payload_name_too_long": lambda it: person(it)[0]["f"].update(given_name="é" * 1000),
    }.items():
        refuse(f"programme-{fault}.json", whole(edit))


main()
