//! Components that know the domain and stand on more than one page.

pub mod ahead;
pub mod approval_waits;
pub mod bring;
pub mod counts;
pub mod detail_words;
pub mod left_over;
pub mod letter_paper;
pub mod letter_words;
pub mod levels;
pub mod match_words;
pub mod moment;
pub mod next_act;
pub mod one_language;
pub mod plan_words;
pub mod points;
pub mod question_field;
pub mod question_words;
pub mod record_say;
pub mod record_words;
pub mod reply;
pub mod rule_words;
pub mod signer;
pub mod source;
pub mod words;
pub mod writer;
