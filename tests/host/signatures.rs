//! Signatures at their edges: vectors of Project Wycheproof, keys of small
//! order in every writing, a second form of a signature, wrong lengths.

use civic_mentor::bundle::{
    Envelope, KeyError, Kind, KnownKeys, OwnKey, Position, PublicKey, file_bytes, open, sign,
    verify,
};
use civic_mentor::domain::value::Value;

const VECTORS: &str = include_str!("../data/wycheproof/ed25519.json");

/// Number, expected result, comment, public key, message, signature.
type Vector = (u32, String, String, String, String, String);

fn bytes(hex: &str) -> Vec<u8> {
    let pairs = (0..hex.len()).step_by(2);
    pairs
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect()
}

fn array<const N: usize>(hex: &str) -> [u8; N] {
    bytes(hex).try_into().unwrap()
}

#[test]
fn every_vector_of_wycheproof_is_judged_as_it_should_be() {
    let vectors: Vec<Vector> = serde_json::from_str(VECTORS).unwrap();
    assert_eq!(vectors.len(), 151);
    for (number, result, comment, key, message, signature) in vectors {
        let key = PublicKey::from_bytes(array(&key)).unwrap();
        // A signature of another length cannot even be asked about.
        let signature: Result<[u8; 64], _> = bytes(&signature).try_into();
        let is_good = signature.is_ok_and(|it| key.is_signed(&bytes(&message), &it));
        assert_eq!(is_good, result == "valid", "{number}: {comment}");
    }
}

#[test]
fn no_key_of_small_order_is_taken_in_any_writing() {
    let zeros = |first: &str, last: &str| format!("{first}{}{last}", "00".repeat(30));
    let ones = |first: &str, last: &str| format!("{first}{}{last}", "ff".repeat(30));
    let eighth = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03";
    let other_eighth = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc";
    let keys = [
        zeros("00", "00"),
        zeros("00", "80"),
        zeros("01", "00"),
        zeros("01", "80"),
        ones("ec", "7f"),
        ones("ec", "ff"),
        ones("ed", "7f"),
        ones("ed", "ff"),
        ones("ee", "7f"),
        ones("ee", "ff"),
        format!("{eighth}7a"),
        format!("{eighth}fa"),
        format!("{other_eighth}05"),
        format!("{other_eighth}85"),
    ];
    for key in keys {
        let refused = PublicKey::from_bytes(array(&key));
        let is_refused = matches!(refused, Err(KeyError::Weak | KeyError::NotAKey));
        assert!(is_refused, "{key}: {refused:?}");
    }
}

/// The order of the group, lowest byte first.
const ORDER: &str = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";

#[test]
fn a_signature_has_one_form_only() {
    let key = OwnKey::from_entropy([7; 32]);
    let signature = key.sign_bytes(b"a round is published");
    let is_signed = |it: &[u8; 64]| key.public().is_signed(b"a round is published", it);
    assert!(is_signed(&signature));
    let mut twin = signature;
    let mut carry = 0_u16;
    for (byte, more) in twin[32..].iter_mut().zip(bytes(ORDER)) {
        let sum = u16::from(*byte) + u16::from(more) + carry;
        *byte = sum.to_le_bytes()[0];
        carry = sum >> 8;
    }
    assert_eq!(carry, 0);
    assert!(!is_signed(&twin), "S beyond the order of the group");
    for bit in 0..512 {
        let mut other = signature;
        other[bit / 8] ^= 1 << (bit % 8);
        assert!(!is_signed(&other), "bit {bit}");
    }
}

#[test]
fn a_file_whose_signature_has_another_length_is_refused() {
    let key = OwnKey::from_entropy([7; 32]);
    let actor = "c2a9e1d4-3f5b-4e6a-9b7c-8d0f1a2b3c03";
    let id = "0b54a7b0-6c1e-4a55-9d3f-0f6f3a1e7c01";
    let mut envelope = Envelope::new(Kind::Relationship, id.into(), key.public(), actor.into());
    envelope.programme_id = Some("7f1c9a52-8d0e-4c3b-8f43-5b1d2e6a9c02".into());
    envelope.position = Some(Position { seq: 1, prev: None });
    envelope.payload = Value::map([("a", Value::Null)]);
    let signed = sign(&envelope, &key, jiff::Timestamp::UNIX_EPOCH).unwrap();
    let file = String::from_utf8(file_bytes(&signed).unwrap()).unwrap();
    let takes = |file: &str| {
        let opened = open(file.as_bytes());
        opened.is_ok_and(|it| verify(it, &KnownKeys::default()).is_ok())
    };
    assert!(takes(&file));
    let (_, rest) = file.split_once("\"proofValue\":").unwrap();
    let old = rest
        .trim_start()
        .trim_start_matches('"')
        .split('"')
        .next()
        .unwrap();
    let whole = bs58::decode(&old[1..]).into_vec().unwrap();
    assert_eq!(whole.len(), 64);
    let longer = [whole.clone(), vec![0]].concat();
    for other in [&whole[..63], &whole[..32], &[], longer.as_slice()] {
        let value = format!("z{}", bs58::encode(other).into_string());
        assert!(!takes(&file.replace(old, &value)), "{} bytes", other.len());
    }
}
