//! Publishing a round and what comes after: offers, answers, additions, and
//! the choice between two runs that were both published.
//!
//! Leaves out who should be asked (`flow::offers`).

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::change::Write;
use super::super::field::{FieldValue, Record as _};
use super::super::id::Id;
use super::super::letter::LetterKind;
use super::super::offer::Answered;
use super::super::pairing::{
    FirstStep, OfferAnswer, Pairing, PairingState, Round, RoundState, Run,
};
use super::super::people::Role;
use super::super::refuse::Refusal;
use super::Desk;

impl Desk {
    pub(super) fn publish(
        &mut self,
        round: &Id<Round>,
        on: Date,
        reply_by: Option<Date>,
        first_step: FirstStep,
    ) -> Result<(), Refusal> {
        let mut round = self.open_round(round)?;
        let live = self.live_of(&round.id);
        if live.is_empty() {
            return Err(Refusal::NothingToPublish);
        }
        for mut pairing in live {
            pairing.state = PairingState::Published;
            pairing.offered_on = (first_step == FirstStep::Offer).then_some(on);
            self.save(&pairing.into())?;
        }
        round.state = RoundState::Published;
        round.published_run.clone_from(&round.chosen_run);
        round.published_on = Some(on);
        round.reply_by = reply_by;
        round.first_step = first_step;
        self.save(&round.into())
    }

    pub(super) fn offer_round(&mut self, round: &Id<Round>, on: Date) -> Result<(), Refusal> {
        let mut round = self.published_round(round)?;
        round.first_step = FirstStep::Offer;
        // Whoever was introduced is not asked any more.
        let letters = self.programme.letters.values();
        let introduced: BTreeSet<Id<Pairing>> = letters
            .filter(|letter| letter.kind == LetterKind::Introduction)
            .filter_map(|letter| letter.pairing.clone())
            .collect();
        for mut pairing in self.live_of(&round.id) {
            let waits = pairing.state == PairingState::Published && pairing.offered_on.is_none();
            if waits && !introduced.contains(&pairing.id) {
                pairing.offered_on = Some(on);
                self.save(&pairing.into())?;
            }
        }
        self.save(&round.into())
    }

    pub(super) fn publish_pairing(&mut self, pairing: &Pairing, on: Date) -> Result<(), Refusal> {
        let round = self.published_round(&pairing.round)?;
        let mut pairing = pairing.clone();
        pairing.state = PairingState::Published;
        pairing.offered_on = (round.first_step == FirstStep::Offer).then_some(on);
        self.save(&pairing.into())
    }

    pub(super) fn answer_offer(
        &mut self,
        pairing: &Id<Pairing>,
        role: Role,
        said: &Answered,
    ) -> Result<(), Refusal> {
        let mut pairing = self.pairing(pairing)?;
        let before = pairing.answer_of(role);
        if said.answer == OfferAnswer::None || before == said.answer {
            return Err(Refusal::AnsweredBefore);
        }
        // The other's answer is kept also where one said no already.
        let is_late = pairing.state == PairingState::Declined && before == OfferAnswer::None;
        if !pairing.state.is_public() && !is_late {
            return Err(Refusal::NotOffered);
        }
        pairing.answer(role, said);
        self.save(&pairing.into())
    }

    /// The run that stands is written even where it is shown already: the
    /// write is what takes the other value away.
    pub(super) fn decide_run(
        &mut self,
        round: &Id<Round>,
        run: &Id<Run>,
        on: Date,
        reason: &str,
    ) -> Result<(), Refusal> {
        let stored = self.programme.rounds.get(round);
        let mut round = (**stored.ok_or_else(|| Refusal::no_such(Round::KIND, round))?).clone();
        let several = self.programme.several_runs.get(&round.id).cloned();
        let several = several.unwrap_or_default();
        if !several.contains(run) {
            return Err(Refusal::NoSuchChoice);
        }
        let is_lost = |pairing: &Pairing| {
            let its = pairing.run.as_ref();
            its.is_some_and(|its| its != run && several.contains(its))
        };
        for mut pairing in self.live_of(&round.id).into_iter().filter(is_lost) {
            pairing.state = PairingState::Ended;
            pairing.ended_on = Some(on);
            reason.clone_into(&mut pairing.ended_reason);
            self.save(&pairing.into())?;
        }
        round.published_run = Some(run.clone());
        round.chosen_run = Some(run.clone());
        round.state = RoundState::Published;
        let stands = [
            ("published_run", round.published_run.to_value()),
            ("chosen_run", round.chosen_run.to_value()),
            ("published_on", round.published_on.to_value()),
            ("reply_by", round.reply_by.to_value()),
            ("first_step", round.first_step.to_value()),
            ("state", round.state.to_value()),
        ];
        let id = round.id.to_string();
        self.put(Round::KIND, &id, &round.to_fields());
        for (field, value) in stands {
            self.writes.push(Write {
                kind: Round::KIND.to_owned(),
                record: id.clone(),
                field: field.to_owned(),
                value,
            });
        }
        self.programme.several_runs.remove(&round.id);
        Ok(())
    }

    fn live_of(&self, round: &Id<Round>) -> Vec<Pairing> {
        let live = self.programme.live_pairings(round).into_iter();
        live.map(|pairing| (**pairing).clone()).collect()
    }

    fn published_round(&self, id: &Id<Round>) -> Result<Round, Refusal> {
        let found = self.programme.rounds.get(id);
        let round = found.ok_or_else(|| Refusal::no_such(Round::KIND, id))?;
        if round.state != RoundState::Published {
            return Err(Refusal::RoundNotPublished);
        }
        if self.programme.several_runs.contains_key(id) {
            return Err(Refusal::SeveralRuns);
        }
        Ok((**round).clone())
    }
}
