//! Multi-step work as state machines. Leaves out screens and storage.

pub mod adopt;
pub mod ahead;
pub mod arrival;
pub mod audit;
pub mod backup;
pub mod bulk;
pub mod desk;
pub mod details;
pub mod enrol;
pub mod form_edit;
pub mod import;
pub mod inbox;
pub mod ladders;
pub mod left_over;
pub mod level_list;
pub mod level_map;
pub mod merge_preview;
pub mod next;
pub mod outbox;
pub mod outreach;
pub mod round;
pub mod sample;
pub mod templates;
pub mod texts;
pub mod trail;
pub mod writers;
