//! Messages between the page and its workers. Leaves out the work itself.
