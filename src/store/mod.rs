//! Where documents live between visits. Leaves out what is in them.
