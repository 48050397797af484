//! The browser's edge, one thin wrapper per thing.
