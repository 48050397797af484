//! Signed files: strict JSON, canonical bytes, signatures, trust. Leaves out what a payload means.
