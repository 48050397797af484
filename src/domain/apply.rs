//! Turns a change into field writes, or refuses it with the reason.
//!
//! Nothing is changed here: the writes go to the document, and the programme
//! is read again from there. Leaves out wording (`ui`).

mod publication;
mod removal;

use std::sync::Arc;

use super::change::{Change, Write};
use super::circle::Circle;
use super::facts::Facts;
use super::field::{Fields, Record};
use super::forgotten::Forgotten;
use super::form::{Level, Question};
use super::id::Id;
use super::index::Index;
use super::pace::{Pace, at_once};
use super::pairing::{Exclusion, Pairing, PairingState, Round, RoundState, Run};
use super::people::{Participation, Person, Standing};
use super::refuse::{Refusal, refuse_conditions, refuse_record};
use super::value::Value;
use super::whole::{AnyRecord, DECLARATIONS, DELETED, Programme};

/// The writes that carry out `change` on `programme`, only for fields that
/// differ, or why it is refused. An edit that changes nothing gives no writes.
pub fn apply(programme: &Programme, change: &Change) -> Result<Vec<Write>, Refusal> {
    at_once(apply_paced(programme, change, &Pace::AT_ONCE))
}

/// The same at a pace: for changes of thousands of records.
pub async fn apply_paced(
    programme: &Programme,
    change: &Change,
    pace: &Pace,
) -> Result<Vec<Write>, Refusal> {
    let mut desk = Desk {
        programme: programme.clone(),
        index: Index::of(programme),
        writes: Vec::new(),
    };
    pace.rest().await;
    desk.apply_paced(change, pace).await?;
    // Once for the whole change: while questions change places, one may stand
    // before the one it depends on.
    if desk.writes.iter().any(|write| write.kind == Question::KIND) {
        refuse_conditions(programme, &desk.programme)?;
    }
    Ok(desk.writes)
}

/// A copy of the programme that the parts of one change are tried on.
struct Desk {
    programme: Programme,
    index: Index,
    writes: Vec<Write>,
}

impl Desk {
    /// Carries out a change; what may be long pauses between its parts.
    async fn apply_paced(&mut self, change: &Change, pace: &Pace) -> Result<(), Refusal> {
        match change {
            Change::DraftFromRun { run, pairings } => {
                self.draft_from_run(run, pairings, pace).await
            }
            Change::Many { changes, .. } => {
                for change in changes {
                    Box::pin(self.apply_paced(change, pace)).await?;
                    pace.rest().await;
                }
                Ok(())
            }
            change => self.apply(change),
        }
    }

    fn apply(&mut self, change: &Change) -> Result<(), Refusal> {
        match change {
            Change::Save(record) => self.save(record),
            Change::Delete { kind, id } => self.delete_record(kind, id),
            Change::Withdraw {
                participation,
                reason,
                on,
            } => {
                let mut part = self.participation(participation)?;
                part.standing = Standing::Withdrawn;
                part.standing_reason.clone_from(reason);
                part.withdrawn_on = Some(*on);
                self.save(&part.into())?;
                self.leave_circle(participation)?;
                self.end_pairings_of(participation, reason, *on)
            }
            Change::Hold { person, reason, on } => self.hold(person, reason, *on),
            Change::Release { person } => self.release(person),
            Change::RemovePerson { person } => self.remove_person(person),
            Change::DraftFromRun { .. } | Change::Many { .. } => {
                at_once(self.apply_paced(change, &Pace::AT_ONCE))
            }
            Change::PairByHand {
                pairing,
                instead_of,
            } => self.pair_by_hand(pairing, instead_of),
            Change::Lock { pairing, note } => {
                let mut pairing = self.pairing(pairing)?;
                self.open_round(&pairing.round)?;
                pairing.state = PairingState::Locked;
                pairing.note.clone_from(note);
                self.save(&pairing.into())
            }
            Change::Unlock { pairing } => {
                let mut pairing = self.pairing(pairing)?;
                self.open_round(&pairing.round)?;
                pairing.state = PairingState::Draft;
                self.save(&pairing.into())
            }
            Change::Unpair { pairing } => self.delete_record(Pairing::KIND, pairing.as_str()),
            Change::Because {
                pairing,
                note,
                change,
            } => {
                let mut pairing = self.pairing(pairing)?;
                pairing.note.clone_from(note);
                self.save(&pairing.into())?;
                self.apply(change)
            }
            Change::Publish {
                round,
                on,
                reply_by,
                first_step,
            } => self.publish(round, *on, *reply_by, *first_step),
            Change::OfferRound { round, on } => self.offer_round(round, *on),
            Change::PublishPairing { pairing, on } => self.publish_pairing(pairing, *on),
            Change::AnswerOffer {
                pairing,
                role,
                said,
            } => self.answer_offer(pairing, *role, said),
            Change::DecideRun {
                round,
                run,
                on,
                reason,
            } => self.decide_run(round, run, *on, reason),
            Change::EndPairing {
                pairing,
                on,
                reason,
                not_again,
            } => {
                let mut pairing = self.pairing(pairing)?;
                pairing.state = PairingState::Ended;
                pairing.ended_on = Some(*on);
                pairing.ended_reason.clone_from(reason);
                if let Some(id) = not_again {
                    let first = self.participation(&pairing.mentor)?.person;
                    let second = self.participation(&pairing.mentee)?.person;
                    let id = Id::new(id.as_str());
                    self.save(
                        &Exclusion {
                            id,
                            first,
                            second,
                            reason: reason.clone(),
                        }
                        .into(),
                    )?;
                }
                self.save(&pairing.into())
            }
        }
    }

    fn participation(&self, id: &Id<Participation>) -> Result<Participation, Refusal> {
        let found = self.programme.participations.get(id);
        found
            .map(|part| (**part).clone())
            .ok_or_else(|| Refusal::no_such(Participation::KIND, id))
    }

    fn pairing(&self, id: &Id<Pairing>) -> Result<Pairing, Refusal> {
        let found = self.programme.pairings.get(id);
        found
            .map(|pairing| (**pairing).clone())
            .ok_or_else(|| Refusal::no_such(Pairing::KIND, id))
    }

    fn open_round(&self, id: &Id<Round>) -> Result<Round, Refusal> {
        let round = self
            .programme
            .rounds
            .get(id)
            .ok_or_else(|| Refusal::no_such(Round::KIND, id))?;
        match round.state {
            RoundState::Open => Ok((**round).clone()),
            RoundState::Published | RoundState::Closed => Err(Refusal::RoundNotOpen),
        }
    }

    /// Writes the differences between a record and what stands.
    fn save(&mut self, record: &AnyRecord) -> Result<(), Refusal> {
        refuse_record(&self.programme, &self.index, record)?;
        let (kind, id) = (record.kind(), record.id());
        let old = self.programme.fields_of(kind, id);
        let old = old.unwrap_or_else(|| self.fields_in_bin(kind, id));
        self.write_differences(kind, id, &old, &record.to_fields());
        Ok(())
    }

    /// The declared fields of a deleted record: they still stand in the
    /// document and must not come back with a record saved under its id.
    fn fields_in_bin(&self, kind: &str, id: &str) -> Fields {
        let place = (kind.to_owned(), id.to_owned());
        let mut fields = self.programme.bin.get(&place).cloned().unwrap_or_default();
        let declared = DECLARATIONS.iter().find(|(it, _)| *it == kind);
        if let Some((_, declared)) = declared.filter(|(_, declared)| !declared.is_empty()) {
            fields.retain(|name, _| declared.iter().any(|field| field.name == name));
        }
        fields
    }

    fn write_differences(&mut self, kind: &str, id: &str, old: &Fields, new: &Fields) {
        let is_new = self.programme.fields_of(kind, id).is_none();
        let emptied = old.keys().filter(|name| !new.contains_key(*name));
        let mut writes: Vec<(String, Value)> =
            emptied.map(|name| (name.clone(), Value::Null)).collect();
        for (name, value) in new {
            if old.get(name) != Some(value) {
                writes.push((name.clone(), value.clone()));
            }
        }
        if is_new {
            // A record that was deleted comes back; one without fields exists.
            writes.push((DELETED.to_owned(), Value::Null));
        }
        for (field, value) in writes {
            self.writes.push(Write {
                kind: kind.to_owned(),
                record: id.to_owned(),
                field,
                value,
            });
        }
        self.put(kind, id, new);
    }

    /// Puts a record on the copy and keeps the index in step.
    fn put(&mut self, kind: &str, id: &str, fields: &Fields) {
        self.index.take_out(&self.programme, kind, id);
        self.programme.put(kind, id, fields);
        self.index.take_in(&self.programme, kind, id);
    }

    /// Deletes a record with what cannot stand without it, unless something
    /// else needs it.
    fn delete_record(&mut self, kind: &str, id: &str) -> Result<(), Refusal> {
        match kind {
            Facts::KIND => return Err(Refusal::no_such(kind, id)),
            Person::KIND => return self.remove_person(&Id::new(id)),
            Participation::KIND => return self.remove_participation(&Id::new(id)),
            Pairing::KIND => {
                let pairing = self.pairing(&Id::new(id))?;
                if !matches!(pairing.state, PairingState::Draft | PairingState::Locked) {
                    return Err(Refusal::AlreadyPublished);
                }
            }
            Circle::KIND => self.empty_circle(&Id::new(id))?,
            Level::KIND => {
                let level = Some(Id::new(id));
                let grades = self.programme.grades.values();
                let n_grades = grades.filter(|grade| grade.level == level).count();
                if n_grades > 0 {
                    return Err(Refusal::LevelInUse { n_grades });
                }
            }
            Question::KIND => {
                let question = Some(Id::new(id));
                let questions = self.programme.questions.values();
                let n_questions = questions.filter(|it| it.only_if == question).count();
                if n_questions > 0 {
                    return Err(Refusal::QuestionNeeded { n_questions });
                }
            }
            _ => {}
        }
        self.delete(kind, id)
    }

    fn delete(&mut self, kind: &str, id: &str) -> Result<(), Refusal> {
        let mut fields = self
            .programme
            .fields_of(kind, id)
            .ok_or_else(|| Refusal::no_such(kind, id))?;
        if kind == Run::KIND {
            return Err(Refusal::RunIsImmutable);
        }
        if kind == Forgotten::KIND {
            return Err(Refusal::Forgotten);
        }
        fields.insert(DELETED.to_owned(), Value::Bool(true));
        self.put(kind, id, &fields);
        self.writes.push(Write {
            kind: kind.to_owned(),
            record: id.to_owned(),
            field: DELETED.to_owned(),
            value: Value::Bool(true),
        });
        Ok(())
    }

    fn end_pairings_of(
        &mut self,
        part: &Id<Participation>,
        reason: &str,
        on: jiff::civil::Date,
    ) -> Result<(), Refusal> {
        let theirs =
            |p: &&Arc<Pairing>| p.state.is_live() && (p.mentor == *part || p.mentee == *part);
        let live: Vec<Pairing> = self
            .programme
            .pairings
            .values()
            .filter(theirs)
            .map(|p| (**p).clone())
            .collect();
        for mut pairing in live {
            if pairing.state.is_public() {
                pairing.state = PairingState::Ended;
                pairing.ended_on = Some(on);
                reason.clone_into(&mut pairing.ended_reason);
                self.save(&pairing.into())?;
            } else {
                self.delete(Pairing::KIND, pairing.id.as_str())?;
            }
        }
        Ok(())
    }

    async fn draft_from_run(
        &mut self,
        run: &Run,
        pairings: &[Pairing],
        pace: &Pace,
    ) -> Result<(), Refusal> {
        let mut round = self.open_round(&run.round)?;
        let old: Vec<Id<Pairing>> = self
            .programme
            .pairings
            .values()
            .filter(|p| p.round == round.id && p.state == PairingState::Draft)
            .map(|p| p.id.clone())
            .collect();
        for id in old {
            self.delete(Pairing::KIND, id.as_str())?;
            pace.rest().await;
        }
        if !self.programme.runs.contains_key(&run.id) {
            pace.rest().await;
            let run = run.clone().into();
            pace.rest().await;
            self.save(&run)?;
        }
        for pairing in pairings {
            pace.rest().await;
            let mut pairing = pairing.clone();
            pairing.round = round.id.clone();
            pairing.run = Some(run.id.clone());
            pairing.state = PairingState::Draft;
            self.save(&pairing.into())?;
        }
        round.chosen_run = Some(run.id.clone());
        self.save(&round.into())
    }

    fn pair_by_hand(
        &mut self,
        pairing: &Pairing,
        instead_of: &[Id<Pairing>],
    ) -> Result<(), Refusal> {
        self.open_round(&pairing.round)?;
        for id in instead_of {
            let old = self.pairing(id)?;
            if old.state.is_public() {
                return Err(Refusal::AlreadyPublished);
            }
            self.delete(Pairing::KIND, id.as_str())?;
        }
        let mut pairing = pairing.clone();
        pairing.state = PairingState::Locked;
        self.save(&pairing.into())
    }
}
