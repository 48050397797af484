#!/usr/bin/env python3
"""Checks the signatures of a Civic Mentor file with public tools alone.

Needs: pip install cryptography.   Use: python3 check_bundle.py FILE.json
"""
import hashlib, json, sys
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
P = 2**255 - 19  # keys of small order, under which one signature fits every file
ORDER_8 = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
WEAK = {0, 1, P - 1, ORDER_8, P - ORDER_8}

def once(pairs):
    assert len(dict(pairs)) == len(pairs), "a name stands twice"
    return dict(pairs)

def whole(text):
    raise ValueError("a number is not whole")

def base58(text, length):
    return sum(LETTERS.index(c) * 58**i for i, c in enumerate(reversed(text))).to_bytes(length, "big")

def digest(tree):  # RFC 8785 comes down to this for whole numbers and plain names
    text = json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).digest()

document = json.load(open(sys.argv[1], encoding="utf-8-sig"), object_pairs_hook=once, parse_float=whole)
proofs = document.pop("proof")
signers = []
for proof in proofs if isinstance(proofs, list) else [proofs]:
    signature = base58(proof.pop("proofValue")[1:], 64)
    signer = proof["verificationMethod"].split("#")[0]
    key = base58(signer.removeprefix("did:key:z"), 34)
    assert proof["cryptosuite"] == "eddsa-jcs-2022" and key[:2] == b"\xed\x01", "another kind of signature"
    assert int.from_bytes(key[2:], "little") % 2**255 % P not in WEAK, "a weak key"
    Ed25519PublicKey.from_public_bytes(key[2:]).verify(signature, digest(proof) + digest(document))
    signers.append(signer)
assert document["author"] in signers, "the author did not sign"
print("good:", document["kind"], "by", document["author"])
