//! The only glue: signals over ports; loads, then allows saving.
