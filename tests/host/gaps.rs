//! Supply and demand by skill count what they say.

use civic_mentor::domain::change::Change;
use civic_mentor::domain::check::blockers;
use civic_mentor::domain::form::Meaning;
use civic_mentor::domain::people::{Approval, Participation, Role};
use civic_mentor::domain::whole::Programme;
use civic_mentor::evaluate::gaps::{Gap, Kind, balance, gaps, gaps_left, ready};
use civic_mentor::flow::sample::sample_document;

use super::make::Made;

fn gap(programme: &Programme, skill: &str) -> Gap {
    let found = gaps(programme)
        .into_iter()
        .find(|gap| gap.skill.eq_ignore_ascii_case(skill));
    found.unwrap_or_else(|| panic!("{skill} is wanted or offered"))
}

/// Three mentees want budgets, one mentor with two places offers them; one
/// wants drones, which nobody offers; a mentor offers poetry.
fn small() -> Made {
    let mut made = Made::new();
    made.mentee("a", "North", "Budgets");
    made.mentee("b", "North", "budgets ;Drones");
    made.mentee("c", "South", "Budgets");
    made.mentor("m", "South", 2, "Budgets");
    made.mentor("n", "East", 1, "Poetry");
    made
}

#[test]
fn a_skill_lacks_the_places_its_mentees_are_more_than() {
    let programme = small().programme();
    let budgets = gap(&programme, "Budgets");
    assert_eq!(
        (budgets.n_mentees, budgets.n_mentors, budgets.n_places),
        (3, 1, 2)
    );
    assert_eq!(
        (budgets.n_places_missing, budgets.n_mentors_missing),
        (1, 1)
    );
    assert_eq!(budgets.kind(), Kind::TooFew);
    assert_eq!(gap(&programme, "Drones").kind(), Kind::NobodyOffers);
    assert_eq!(gap(&programme, "Poetry").kind(), Kind::NotWanted);
    let order: Vec<String> = gaps(&programme).into_iter().map(|gap| gap.skill).collect();
    assert_eq!(order, ["Budgets", "Drones", "Poetry"]);
}

#[test]
fn everybody_counts_once_in_the_balance() {
    let balance = balance(&small().programme());
    assert_eq!((balance.n_mentees, balance.n_wants), (3, 3));
    assert_eq!((balance.n_mentors, balance.n_places), (2, 3));
    assert_eq!(
        (balance.n_places_missing, balance.n_mentors_missing),
        (0, 0)
    );
    assert_eq!(balance.n_mentees_unserved, 0);
}

#[test]
fn who_cannot_take_part_is_left_out() {
    let mut made = small();
    let mut refused = made.part("c-part");
    refused.approval = Approval::Refused;
    made.change(Change::save(refused));
    assert_eq!(gap(&made.programme(), "Budgets").n_mentees, 2);
}

#[test]
fn a_published_pairing_takes_its_place_and_its_want() {
    let mut made = small();
    made.published_pair("m-part", "a-part");
    let budgets = gap(&made.programme(), "Budgets");
    assert_eq!((budgets.n_mentees, budgets.n_places), (2, 1));
}

#[test]
fn a_new_mentor_from_another_agency_serves_more_where_agencies_must_differ() {
    let mut made = small();
    let share = |gap: &Gap, agency: &str| {
        let found = gap.agencies.iter().find(|share| share.agency == agency);
        found.map(|share| (share.n_mentees, share.n_served))
    };
    assert_eq!(
        share(&gap(&made.programme(), "Budgets"), "North"),
        Some((2, 3))
    );
    made.rules(&civic_mentor::domain::rules::RuleSet::across_agencies());
    let budgets = gap(&made.programme(), "Budgets");
    assert_eq!(share(&budgets, "North"), Some((2, 1)));
    assert_eq!(share(&budgets, "South"), Some((1, 2)));
}

#[test]
fn the_sample_has_a_skill_nobody_offers_and_knows_the_levels_to_ask() {
    let programme = sample_document("actor", 1_785_758_400_000).programme();
    let grants = gap(&programme, "Grant writing");
    assert_eq!(grants.kind(), Kind::NobodyOffers);
    assert!(grants.n_mentors_missing >= 4);
    let best = &grants.levels[0];
    assert!(
        best.n_served >= 4 && best.n_served <= grants.n_mentees,
        "{best:?}"
    );
    assert!(grants.levels.iter().all(|share| share.n_served > 0));
    let served: Vec<u32> = grants.levels.iter().map(|share| share.n_served).collect();
    assert!(served.is_sorted_by(|a, b| a >= b));
    assert!(balance(&programme).n_places_missing > 0);
}

#[test]
fn after_a_run_only_mentees_without_a_mentor_and_places_nobody_uses_count() {
    let programme = sample_document("actor", 1_785_758_400_000).programme();
    let takes_part = |part: &Participation| blockers(&programme, part).is_empty();
    let n_live = |part: &Participation| {
        let pairings = programme.pairings.values().filter(|it| it.state.is_live());
        let of = pairings.filter(|it| it.mentee == part.id || it.mentor == part.id);
        u32::try_from(of.count()).unwrap()
    };
    let has = |part: &Participation, meaning, skill: &str| {
        let texts = programme.answer_texts(&part.id, meaning);
        texts.iter().any(|it| it.trim().eq_ignore_ascii_case(skill))
    };
    let left = gaps_left(&programme);
    assert!(left.iter().any(|gap| gap.n_mentors_missing > 0));
    for gap in left {
        let parts = || programme.participations.values();
        let alone = parts().filter(|it| {
            it.role == Role::Mentee
                && takes_part(it)
                && n_live(it) == 0
                && has(it, Meaning::SkillsWanted, &gap.skill)
        });
        assert_eq!(gap.n_mentees as usize, alone.count(), "{}", gap.skill);
        let places = parts().filter(|it| {
            it.role == Role::Mentor && takes_part(it) && has(it, Meaning::SkillsOffered, &gap.skill)
        });
        let places = places.map(|it| programme.capacity_of(it).saturating_sub(n_live(it)));
        assert_eq!(gap.n_places, places.sum::<u32>(), "{}", gap.skill);
    }
}

#[test]
fn a_run_counts_wants_and_only_who_is_ready() {
    let programme = sample_document("actor", 1_785_758_400_000).programme();
    let (before, now) = (balance(&programme), ready(&programme));
    assert!(now.n_wants > now.n_mentees && now.n_mentees < before.n_mentees);
    assert!(now.n_places < before.n_places);
    assert_eq!(ready(&Programme::default()), Default::default());
}

#[test]
fn nobody_gives_no_gap() {
    assert_eq!(gaps(&Programme::default()), []);
    assert_eq!(gaps_left(&Programme::default()), []);
}
