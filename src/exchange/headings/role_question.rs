//! Questions that ask by yes or no for one role: "Willing to mentor", "Wants a
//! mentor", "Quiero ser mentor(a)". "Be a mentor" and "have a mentor" differ by
//! words that mean nothing elsewhere, so these headings are read by themselves.
//!
//! Leaves out whether the cells say yes or no (`flow::import`).

use super::kind::FieldKind;
use super::words::normalise;

/// Nothing else may stand in such a heading: "Why do you want a mentor?" asks for prose.
const WORDS: &str = "\
    i im am id are is you your do does would will can could a an the to in as be being become \
    becoming have having get getting receive receiving find finding need needs seek seeking \
    looking for want wants wanted like likes wish willing able available interested happy ready \
    open volunteer volunteering serve serving act acting apply applying sign up offer offering \
    provide give mentor mentored mentee mentoring mentorship others other someone somebody \
    people colleague colleagues employee employees staff this year program programme my our \
    please indicate whether if \
    quiero quiere quisiera deseo desea me le gustaria ser soy es un una el la mentora tener \
    buscar busco busca necesito necesita recibir encontrar dispuesto dispuesta puedo puede \
    podria como disponible interesado interesada en esta estoy para programa este ano usted \
    mentorear mentorizar mentoria mentoreado mentoreada mentorado mentorada mentorizado \
    mentorizada aprendiz ofrecer ofrezco ofrece dar brindar participar actuar otros otras otra \
    persona personas companeros colegas mi su";

const ANSWERS: &str = "yes no y n si s";
const MENTOR: &str = "mentor mentora";
const MENTEE: &str = "mentee mentored mentoreado mentoreada mentorado mentorada mentorizado \
    mentorizada aprendiz";
const MENTORING: &str = "mentoring mentorship mentoria";
const GETTING: &str = "get getting receive receiving find finding need needs seek seeking buscar \
    busco busca necesito necesita recibir encontrar";
const HAVING: &str = "have having tener";
const WANTING: &str = "want wants wanted like likes wish quiero quiere quisiera deseo desea \
    gustaria";
const BECOMING: &str = "be being become becoming serve serving act acting as ser como actuar";
const WILLING: &str = "willing able available happy ready open dispuesto dispuesta disponible \
    puedo puede podria mentorear mentorizar";
const BEING: &str = "am are is soy es";
const GIVING: &str = "offer offering provide give ofrecer ofrezco ofrece dar brindar others \
    someone somebody people colleague colleagues otros otras";

/// The role a heading asks for by yes or no.
pub(super) fn role_question(heading: &str) -> Option<FieldKind> {
    let plain = normalise(heading);
    let all: Vec<&str> = plain.split(' ').collect();
    let is_in = |list: &str, word: &str| list.split(' ').any(|it| it == word);
    let words: Vec<&str> = all
        .iter()
        .copied()
        .filter(|word| !is_in(ANSWERS, word))
        .collect();
    let names_answers = words.len() < all.len();
    let says = |list: &str| words.iter().any(|word| is_in(list, word));
    let ends_open = words
        .last()
        .is_none_or(|word| is_in("in en to for para as como with su mi my your", word));
    let is_other = words.len() > 12 || words.iter().any(|word| !is_in(WORDS, word));
    if is_other || ends_open {
        return None;
    }
    let looks_for = says("looking") && says("for");
    let gets = says(GETTING) || looks_for || says(HAVING) && says(WANTING);
    let is_alone = words.len() == 1 && names_answers;
    match (says(MENTOR), says(MENTEE), says(MENTORING)) {
        (true, false, false) if is_alone => Some(FieldKind::IsMentor),
        (true, false, false) => mentor_question(&words, gets, &says),
        (false, true, false) => {
            let is = (says(BECOMING) || says(BEING)) && !gets && !says(HAVING);
            (is || is_alone).then_some(FieldKind::IsMentee)
        }
        (false, false, true) if gets => Some(FieldKind::IsMentee),
        (false, false, true) if says(GIVING) => Some(FieldKind::IsMentor),
        (false, false, false) if says("mentorear mentorizar") => Some(FieldKind::IsMentor),
        _ => None,
    }
}

/// To be one, or to have one?
fn mentor_question(words: &[&str], gets: bool, says: &impl Fn(&str) -> bool) -> Option<FieldKind> {
    let is_verb = words.windows(2).any(|pair| {
        matches!(
            pair,
            ["to" | "can" | "could" | "will" | "you" | "i", "mentor"]
        )
    });
    if gets {
        Some(FieldKind::IsMentee)
    } else if says(HAVING) {
        None // somebody may have one already
    } else if says(BECOMING) || says(WILLING) || is_verb {
        Some(FieldKind::IsMentor)
    } else if says(WANTING) {
        Some(FieldKind::IsMentee)
    } else if says("interested interesado interesada") {
        None
    } else {
        says(BEING).then_some(FieldKind::IsMentor)
    }
}
