//! The texts of a programme that people read, in one or both languages.
//!
//! A text keeps its field for the language the programme writes its letters in,
//! as every older file has it, and a second field for the other. Leaves out how
//! a text in the wrong language is marked (`letters`, the page).

use super::facts::Facts;
use super::text::{Language, LocalText};

/// Declares the texts with their two fields.
macro_rules! fact_texts {
    ($( $(#[$meta:meta])* $name:ident = $main:ident, $other:ident; )*) => {
        /// A text of a programme that people read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum FactText {
            $( $(#[$meta])* $name, )*
        }

        impl FactText {
            /// Every text, in the order of the set-up.
            pub const ALL: &'static [Self] = &[$( Self::$name, )*];

            /// The stored names of its fields: the letters' language, the other.
            pub const fn fields(self) -> [&'static str; 2] {
                match self {
                    $( Self::$name => [stringify!($main), stringify!($other)], )*
                }
            }

            /// The text in the language letters are written in, as it is kept.
            pub fn usual(self, facts: &Facts) -> &str {
                match self {
                    $( Self::$name => &facts.$main, )*
                }
            }

            /// The text in the other language, as it is kept.
            pub fn other(self, facts: &Facts) -> &str {
                match self {
                    $( Self::$name => &facts.$other, )*
                }
            }

            /// Both of its fields, to write them.
            pub fn both_mut(self, facts: &mut Facts) -> [&mut String; 2] {
                match self {
                    $( Self::$name => [&mut facts.$main, &mut facts.$other], )*
                }
            }
        }
    };
}

fact_texts! {
    /// What it is for.
    Purpose = purpose, purpose_other;
    /// Which skills and knowledge are to grow.
    SkillsToGrow = skills_to_grow, skills_to_grow_other;
    /// How success will be seen.
    SuccessSigns = success_signs, success_signs_other;
    /// Whom it is for.
    Audience = audience, audience_other;
    /// Who may take part.
    Eligibility = eligibility, eligibility_other;
    /// Whom to ask at HR.
    HrContact = hr_contact, hr_contact_other;
    /// The privacy and consent text.
    PolicyText = policy_text, policy_text_other;
    /// Paid time and the like.
    PaidTime = paid_time, paid_time_other;
    /// Whom to ask for a review of a decision.
    ReviewContact = review_contact, review_contact_other;
}

impl Facts {
    /// A text by language.
    ///
    /// # Example
    /// ```
    /// use civic_mentor::domain::{fact_text::FactText, facts::Facts, text::Language};
    /// let facts = Facts { purpose: "To grow.".into(), ..Facts::default() };
    /// let text = facts.text(FactText::Purpose);
    /// assert_eq!(text.in_language(Language::Spanish), "To grow.");
    /// assert!(text.is_fallback(Language::Spanish));
    /// ```
    pub fn text(&self, which: FactText) -> LocalText {
        let (usual, other) = (which.usual(self).trim(), which.other(self).trim());
        match self.letters_in {
            Language::English => LocalText::new(usual, other),
            Language::Spanish => LocalText::new(other, usual),
        }
    }

    /// Sets the language of letters; texts that stand in both change places.
    pub fn set_letters_in(&mut self, language: Language) {
        if self.letters_in != language {
            self.letters_in = language;
            for which in FactText::ALL {
                let [usual, other] = which.both_mut(self);
                std::mem::swap(usual, other);
            }
        }
    }
}
