//! What the sample's coordinator wrote, in both languages. Leaves out what people
//! write of themselves (`sayings`).

use crate::flow::templates::Words;

pub(super) const NAME: Words = Words {
    en: "Three Rivers Emerging Leaders",
    es: "Líderes Emergentes de los Tres Ríos",
};

pub(super) const PURPOSE: Words = Words {
    en: "Help people who are about to lead, in every agency of the valley, learn from those who have done it, and connect agencies that seldom meet.",
    es: "Ayudar a quienes están por dirigir, en cada agencia del valle, a aprender de quienes ya lo han hecho, y acercar a agencias que rara vez se encuentran.",
};

pub(super) const AUDIENCE: Words = Words {
    en: "Staff of the valley's cities, Larkspur County, state agencies and the university extension who lead for the first time or soon will, and managers who want to pass something on.",
    es: "Personal de las ciudades del valle, del condado de Larkspur, de agencias estatales y de la extensión universitaria que dirige por primera vez o lo hará pronto, y gerentes que quieren transmitir algo.",
};

pub(super) const FIRST_ROUND: Words = Words {
    en: "First round",
    es: "Primera ronda",
};

pub(super) const SECOND_MATCHING: Words = Words {
    en: "Second matching, for those who wait",
    es: "Segundo emparejamiento, para quienes esperan",
};

pub(super) const LENT: Words = Words {
    en: "Works for another agency until summer.",
    es: "Trabaja para otra agencia hasta el verano.",
};

pub(super) const ON_LEAVE: Words = Words {
    en: "On leave until the new year.",
    es: "De licencia hasta el año nuevo.",
};

pub(super) const IN_THE_MORNING: Words = Words {
    en: "Prefers to meet in the morning.",
    es: "Prefiere reunirse por la mañana.",
};

pub(super) const ASKED_FOR: Words = Words {
    en: "Asked for by the mentee.",
    es: "Lo pidió quien recibe la mentoría.",
};

pub(super) const ONE_HOUR: Words = Words {
    en: "One hour a month.",
    es: "Una hora al mes.",
};
