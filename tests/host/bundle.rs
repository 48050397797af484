//! Signed files: the published vector, files of every fault, signing and
//! reading back.
#![allow(
    clippy::unwrap_used,
    clippy::format_collect,
    reason = "helpers of tests"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use civic_mentor::bundle::{
    BundleError, Envelope, Kind, KnownKeys, OwnKey, Position, Sniffed, StrictFault, Unverified,
    armour, blocks_in, canonical, check_each, check_file, cosign, file_bytes, file_name, hash_data,
    hash_of, open, sign, sniff, strict, verify,
};
use civic_mentor::domain::value::Value;

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

fn own(seed: u8) -> OwnKey {
    OwnKey::from_entropy([seed; 32])
}

fn noon() -> jiff::Timestamp {
    "2026-03-04T12:00:00.9Z".parse().unwrap()
}

fn envelope(key: &OwnKey) -> Envelope {
    let mut envelope = Envelope::new(
        Kind::Relationship,
        "0b54a7b0-6c1e-4a55-9d3f-0f6f3a1e7c01".into(),
        key.public(),
        "c2a9e1d4-3f5b-4e6a-9b7c-8d0f1a2b3c03".into(),
    );
    envelope.programme_id = Some("7f1c9a52-8d0e-4c3b-8f43-5b1d2e6a9c02".into());
    envelope.position = Some(Position {
        seq: 2,
        prev: Some(format!("sha256:{}", "ab".repeat(32))),
    });
    envelope.created_hlc = "2026-03-04T10:11:12.123Z-0000-c2a9".into();
    envelope.audience = vec![own(9).public()];
    envelope.payload = Value::map([("goals", Value::List(vec!["Speak up".into()]))]);
    envelope.unknown.insert("colour".into(), "green".into());
    envelope
}

fn data(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/bundles")
        .join(folder);
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

/// Data Integrity `EdDSA` Cryptosuites v1.0, appendix B.2 (eddsa-jcs-2022).
#[test]
fn the_published_vector_comes_out_bit_for_bit() {
    const DOCUMENT: &[u8] = br#"{
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
        "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "AlumniCredential"],
        "name": "Alumni Credential",
        "description": "A minimum viable example of an Alumni Credential.",
        "issuer": "https://vc.example/issuers/5678",
        "validFrom": "2023-01-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"}
    }"#;
    const OPTIONS: &[u8] = br#"{
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": "2023-02-24T23:36:38Z",
        "verificationMethod": "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
        "proofPurpose": "assertionMethod",
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"]
    }"#;
    let document = strict::parse_tree(DOCUMENT).unwrap();
    let options = strict::parse_tree(OPTIONS).unwrap();
    assert_eq!(
        canonical(&document),
        concat!(
            r#"{"@context":["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/examples/v2"],"#,
            r#""credentialSubject":{"alumniOf":"The School of Examples","id":"did:example:abcdefgh"},"#,
            r#""description":"A minimum viable example of an Alumni Credential.","#,
            r#""id":"urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33","issuer":"https://vc.example/issuers/5678","#,
            r#""name":"Alumni Credential","type":["VerifiableCredential","AlumniCredential"],"#,
            r#""validFrom":"2023-01-01T00:00:00Z"}"#
        )
    );
    assert_eq!(
        hex(&hash_of(&document)),
        "59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19"
    );
    assert_eq!(
        hex(&hash_of(&options)),
        "66ab154f5c2890a140cb8388a22a160454f80575f6eae09e5a097cabe539a1db"
    );
    let secret = bs58::decode("3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq")
        .into_vec()
        .unwrap();
    let key = OwnKey::from_entropy(
        secret
            .strip_prefix(&[0x80, 0x26])
            .unwrap()
            .try_into()
            .unwrap(),
    );
    assert_eq!(
        key.public().to_string(),
        "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
    );
    let signature = key.sign_bytes(&hash_data(&document, &options));
    assert_eq!(
        format!("z{}", bs58::encode(signature).into_string()),
        "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX"
    );
    assert!(
        key.public()
            .is_signed(&hash_data(&document, &options), &signature)
    );
}

/// RFC 8785, section 3.2.3: names sort by UTF-16 code units.
#[test]
fn names_beyond_ascii_sort_by_utf16() {
    let tree = strict::parse_tree(
        r#"{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew", "1": "One",
            "\ud83d\ude00": "Smiley", "\u0080": "Control", "\u00f6": "o with diaeresis"}"#
            .as_bytes(),
    )
    .unwrap();
    let canonical = canonical(&tree);
    let order = [
        "Carriage", "One", "Control", "o with", "Euro", "Smiley", "Hebrew",
    ];
    let places: Vec<_> = order
        .iter()
        .map(|text| canonical.find(text).unwrap())
        .collect();
    assert!(places.is_sorted(), "{canonical}");
}

#[test]
fn accepted_files_are_accepted() {
    for path in data("accepted") {
        let bytes = fs::read(&path).unwrap();
        let report = check_file(&bytes);
        assert!(report.is_ok(), "{}: {:?}", path.display(), report.problems);
        let verified = verify(open(&bytes).unwrap(), &KnownKeys::default()).unwrap();
        let again = file_bytes(&verified.signed_value()).unwrap();
        let reread = verify(open(&again).unwrap(), &KnownKeys::default()).unwrap();
        assert_eq!(
            reread.signed_value(),
            verified.signed_value(),
            "{}",
            path.display()
        );
        assert_eq!(reread.hash(), verified.hash());
        assert_eq!(
            reread.envelope().to_value(),
            strict::parse(&again).map(without_proof).unwrap()
        );
    }
}

fn without_proof(tree: Value) -> Value {
    let Value::Map(mut fields) = tree else {
        panic!("a file is a map")
    };
    fields.remove("proof");
    Value::Map(fields)
}

#[test]
fn refused_files_are_refused_for_the_reason_in_their_name() {
    let mut wrong = Vec::new();
    for path in data("refused") {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let (_, expected) = name.split_once("--").unwrap();
        let report = check_file(&fs::read(&path).unwrap());
        // One fault may show in several places.
        let codes: BTreeSet<_> = report.problems.iter().map(|problem| problem.code).collect();
        if codes != BTreeSet::from([expected]) {
            wrong.push((name.to_owned(), report.problems));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_fault_is_placed_and_its_value_is_not_shown() {
    let place = |json: &str| {
        let error = strict::parse(json.as_bytes()).unwrap_err();
        assert!(!error.to_string().contains("secret"));
        error.place.to_string()
    };
    assert_eq!(place(r#"{"a": {"b": [1, {"c": 1.5}]}}"#), "a.b[1].c");
    assert_eq!(place(r#"{"a": [[0], ["secret\u0000"]]}"#), "a[1][0]");
    assert_eq!(place(r#"{"a": {"secret name": 1}}"#), "a.?");
    assert_eq!(place(r#"{"a": {"b": "secret", "b": 1}}"#), "a.b");
    assert_eq!(place(r#"{"secret name": 1, "secret name": 1}"#), "?");
    assert_eq!(place("{\n  \"a\": secret\n}"), "line 2, column 8");
    assert_eq!(place("1.5"), "the top level");
}

/// Two numbers that are one as floating point: a signature over one must not
/// cover the other, so neither is read.
#[test]
fn numbers_that_collide_as_floats_are_both_refused() {
    for number in ["9007199254740992", "9007199254740993", "-9007199254740993"] {
        let json = format!(r#"{{"a": {number}}}"#);
        assert_eq!(
            strict::parse(json.as_bytes()).unwrap_err().fault,
            StrictFault::OutOfRange
        );
    }
    assert!(strict::parse(br#"{"a": 9007199254740991}"#).is_ok());
    let made = Value::map([("a", Value::Int(9_007_199_254_740_992))]);
    assert_eq!(
        strict::check(&made).unwrap_err().fault,
        StrictFault::OutOfRange
    );
}

#[test]
fn a_file_beyond_25_mib_is_refused_before_it_is_read() {
    let mut bytes = vec![b' '; strict::MAX_FILE_BYTES];
    bytes[0] = b'{';
    assert_eq!(check_file(&bytes).problems[0].code, "not_json");
    bytes.push(b' ');
    assert_eq!(check_file(&bytes).problems[0].code, "too_big");
    assert_eq!(
        check_file(&vec![b'x'; 2 * strict::MAX_FILE_BYTES + 1]).problems[0].code,
        "too_big"
    );
    // Only a text with a block of ours in it may be longer.
    let plain = vec![b'x'; strict::MAX_FILE_BYTES + 1];
    assert_eq!(open(&plain).unwrap_err().code(), "too_big");
    assert_eq!(open(&plain[1..]).unwrap_err().code(), "file_other");
}

#[test]
fn what_is_signed_reads_back_the_same() {
    let key = own(1);
    let envelope = envelope(&key);
    let signed = sign(&envelope, &key, noon()).unwrap();
    let bytes = file_bytes(&signed).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(
        text.starts_with("{\n  \"format\": \"civic-mentor-bundle\",\n  \"kind\": "),
        "{text}"
    );
    assert!(
        text.contains("\"created\": \"2026-03-04T12:00:00Z\""),
        "{text}"
    );
    let verified = verify(open(&bytes).unwrap(), &KnownKeys::default()).unwrap();
    assert_eq!(*verified.envelope(), envelope);
    assert_eq!(
        verified
            .signers()
            .map(|signer| signer.key)
            .collect::<Vec<_>>(),
        [key.public()]
    );
    assert_eq!(
        file_name(&envelope),
        "civic-mentor-relationship-2026-03-04-0b54a7b0"
    );
}

#[test]
fn only_what_would_be_read_again_is_signed() {
    let key = own(1);
    let code = |change: fn(&mut Envelope)| {
        let mut envelope = envelope(&key);
        change(&mut envelope);
        sign(&envelope, &key, noon()).unwrap_err().code()
    };
    assert_eq!(code(|it| it.author = own(2).public()), "sign_other_author");
    assert_eq!(
        code(|it| it.payload = Value::map([("a", Value::from("\0"))])),
        "nul_character"
    );
    assert_eq!(
        code(|it| it.payload = Value::map([("a b", Value::Null)])),
        "bad_name"
    );
    assert_eq!(code(|it| it.payload = Value::Null), "envelope");
    assert_eq!(code(|it| it.kind = Kind::Offer), "envelope");
    assert_eq!(code(|it| it.bundle_id = "rules".into()), "envelope");
    assert_eq!(code(|it| it.position = None), "envelope");
}

#[test]
fn a_second_signature_keeps_the_hash_and_nine_are_too_many() {
    let mut signed = sign(&envelope(&own(1)), &own(1), noon()).unwrap();
    let check = |signed: &Value| {
        verify(
            open(&file_bytes(signed).unwrap()).unwrap(),
            &KnownKeys::default(),
        )
        .unwrap()
    };
    let hash = check(&signed).hash().to_owned();
    for seed in 2..=8 {
        signed = cosign(&check(&signed), &own(seed), noon()).unwrap();
    }
    let verified = check(&signed);
    assert_eq!(verified.signers().count(), 8);
    assert_eq!(verified.hash(), hash);
    assert_eq!(
        cosign(&verified, &own(9), noon()).unwrap_err().code(),
        "proof_too_many"
    );
    assert_eq!(
        cosign(&verified, &own(1), noon()).unwrap_err().code(),
        "sign_signed_already"
    );
}

fn with_foreign_proof(bytes: &[u8], foreign: &[u8]) -> Unverified {
    let Value::Map(mut fields) = strict::parse(bytes).unwrap() else {
        panic!("a map")
    };
    let other = strict::parse(foreign)
        .unwrap()
        .get("proof")
        .unwrap()
        .clone();
    let own = fields.remove("proof").unwrap();
    fields.insert("proof".into(), Value::List(vec![own, other]));
    open(canonical(&Value::Map(fields)).as_bytes()).unwrap()
}

#[test]
fn a_failing_proof_of_a_known_key_rejects_the_file_and_of_an_unknown_one_counts_for_nothing() {
    let bytes = file_bytes(&sign(&envelope(&own(1)), &own(1), noon()).unwrap()).unwrap();
    let mut other = envelope(&own(2));
    other.payload = Value::map([("goals", Value::Null)]);
    let foreign = file_bytes(&sign(&other, &own(2), noon()).unwrap()).unwrap();
    let verified = verify(with_foreign_proof(&bytes, &foreign), &KnownKeys::default()).unwrap();
    assert_eq!(verified.doubtful(), [own(2).public()]);
    assert_eq!(verified.signers().count(), 1);
    assert!(
        verified
            .signed_value()
            .get("proof")
            .unwrap()
            .as_map()
            .is_some(),
        "dropped on the way out"
    );
    let known = KnownKeys::new(Some(own(2).public()), []);
    let error = verify(with_foreign_proof(&bytes, &foreign), &known).unwrap_err();
    assert_eq!(
        error,
        BundleError::Changed {
            signer: own(2).public()
        }
    );
}

#[test]
fn every_kind_has_its_own_name() {
    let names: BTreeSet<_> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(names.len(), Kind::ALL.len());
    for kind in Kind::ALL {
        assert_eq!(Kind::from_name(kind.as_str()), Some(kind));
    }
}

/// The schema on the site names the same kinds and fields as the program.
#[test]
fn the_published_schema_agrees_with_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/schema/envelope.schema.json");
    let schema: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let strings = |value: &serde_json::Value| -> BTreeSet<String> {
        value
            .as_array()
            .unwrap()
            .iter()
            .map(|name| name.as_str().unwrap().to_owned())
            .collect()
    };
    let kinds: BTreeSet<_> = Kind::ALL
        .iter()
        .map(|kind| kind.as_str().to_owned())
        .collect();
    assert_eq!(strings(&schema["properties"]["kind"]["enum"]), kinds);
    let signed = sign(&envelope(&own(1)), &own(1), noon()).unwrap();
    let mut written: BTreeSet<String> = signed.as_map().unwrap().keys().cloned().collect();
    written.remove("colour");
    written.insert("re".into());
    let described: BTreeSet<String> = schema["properties"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    assert_eq!(described, written);
    for field in strings(&schema["required"]) {
        let Value::Map(mut fields) = signed.clone() else {
            panic!("a map")
        };
        fields.remove(&field);
        assert!(
            open(canonical(&Value::Map(fields.clone())).as_bytes()).is_err()
                || Envelope::from_value(&Value::Map(fields)).is_err(),
            "{field} is required"
        );
    }
}

#[test]
fn several_files_in_one_mail_are_told_one_by_one() {
    let one = file_bytes(&sign(&envelope(&own(1)), &own(1), noon()).unwrap()).unwrap();
    let two = file_bytes(&sign(&envelope(&own(2)), &own(2), noon()).unwrap()).unwrap();
    let mail = format!(
        "Both:\n{}\nand\n{}\n> {}",
        armour(&one),
        armour(&two),
        armour(&one)
    );
    assert_eq!(sniff(mail.as_bytes()), Sniffed::Armour);
    assert_eq!(blocks_in(mail.as_bytes()).unwrap(), [one, two]);
    assert_eq!(
        open(mail.as_bytes()).unwrap_err(),
        BundleError::SeveralFiles(2)
    );
    let reports = check_each(mail.as_bytes());
    assert!(reports.len() == 2 && reports.iter().all(civic_mentor::bundle::Report::is_ok));
}
