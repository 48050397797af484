//! Who could mentor whom, who should, and the proof. Leaves out storing and showing the result.
