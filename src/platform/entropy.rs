//! Randomness from the browser's own source. Leaves out what is made of it,
//! except ids.

use super::PlatformError;

/// 32 random bytes, fit for a signing key.
pub fn random_32() -> Result<[u8; 32], PlatformError> {
    let mut bytes = [0; 32];
    fill(&mut bytes)?;
    Ok(bytes)
}

/// A random UUID (RFC 9562, version 4), in lower case.
pub fn random_id() -> Result<String, PlatformError> {
    let mut bytes = [0; 16];
    fill(&mut bytes)?;
    Ok(uuid::Builder::from_random_bytes(bytes)
        .into_uuid()
        .to_string())
}

fn fill(bytes: &mut [u8]) -> Result<(), PlatformError> {
    getrandom::fill(bytes).map_err(|_| PlatformError::Missing("crypto.getRandomValues"))
}
