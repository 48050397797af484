//! An import that is not confirmed yet survives being kept.

use civic_mentor::domain::form::Question;
use civic_mentor::domain::id::Id;
use civic_mentor::domain::people::Role;
use civic_mentor::exchange::dates::DateOrder;
use civic_mentor::exchange::table::{Delimiter, ReadOptions};
use civic_mentor::flow::import::{
    BothMeans, Choice, DifferenceAt, FilePart, KeptImport, RowChoice, RowRef, Source, Target,
};

use super::{import, programme};

const LIST: &str = "Name,Email,Team,Notes\nAna Ruiz,ana@city.gov,Roads,x\nBo Li,bo@city,Parks,y\n";

const fn at(row: usize) -> RowRef {
    RowRef { file: 0, row }
}

#[test]
fn what_was_chosen_is_chosen_again_after_a_reload() {
    let programme = programme();
    let files = [("people.csv", LIST)];
    let untouched = import(&files, &programme);
    let mut chosen = untouched.clone();
    chosen.set_target(0, 3, Target::NewQuestion);
    chosen.set_target(0, 2, Target::Ignore);
    chosen.set_part(0, FilePart::Mentors);
    chosen.set_both(0, BothMeans::OtherRoleToo);
    chosen.set_date_order(0, DateOrder::DayFirst);
    chosen.set_cell(at(1), 1, "bo@city.gov");
    chosen.set_row(at(0), RowChoice::LeaveOut);
    let question: Id<Question> = Id::new("q1");
    for (place, choice) in [
        (DifferenceAt::Person("agency".into()), Choice::Take),
        (
            DifferenceAt::Part(Role::Mentor, "capacity".into()),
            Choice::Keep,
        ),
        (
            DifferenceAt::Answer(Role::Mentee, question),
            Choice::Undecided,
        ),
    ] {
        chosen.set_difference(at(1), place, choice);
    }
    chosen.set_level("Grade 5", Some(Id::new("level-1")));
    chosen.take_ladder(true);
    let options = ReadOptions {
        delimiter: Some(Delimiter::Comma),
        heading_row: Some(1),
        ..ReadOptions::default()
    };

    let kept = KeptImport::of(1_000, std::slice::from_ref(&options), &chosen);
    let read = KeptImport::from_text(&kept.to_text()).expect("it reads back");
    assert_eq!(read, kept);
    assert_eq!((read.at_ms, read.files.len()), (1_000, 1));
    assert_eq!(read.files[0].name, "people.csv");
    assert_eq!(read.files[0].options, options);

    let mut again = import(&files, &programme);
    assert_eq!(again, untouched);
    again.take_up(&read, &programme);
    assert_eq!(again, chosen);
    assert_eq!(
        again.worked_on().into_iter().collect::<Vec<_>>(),
        [at(0), at(1)]
    );
}

#[test]
fn what_no_longer_makes_sense_is_not_chosen() {
    let programme = programme();
    let mut chosen = import(&[("people.csv", LIST)], &programme);
    chosen.set_target(0, 3, Target::Question(Id::new("gone")));
    let kept = KeptImport::of(1_000, &[ReadOptions::default()], &chosen);
    let mut again = import(&[("people.csv", LIST)], &programme);
    again.take_up(&kept, &programme);
    assert_ne!(again.files()[0].columns[3].source, Source::Chosen);
    assert_eq!(KeptImport::from_text("not json"), None);
    assert!(KeptImport::from_text("{\"at_ms\":1,\"files\":[],\"choices\":{}}").is_some());
}
