//! A request being worked on, a slice at a time.

use super::grouping::{call_from_value, grouped};
use super::meeting::Meeting;
use super::paused::{Paused, asked};
use super::shares::{Share, pairs_from_value};
use super::trying::{Trying, edits_from_value, trace};
use super::{Answer, Costs, Failure, Phase, Progress, Request, Task, bytes_of, tree};
use crate::domain::rules::Objective;
use crate::domain::value::Value;
use crate::flow::round::{HandCosts, RunResult};
use crate::matching::certificate::Certificate;
use crate::matching::check::Check;
use crate::matching::explain::Shortages;
use crate::matching::frontier::Finding;
use crate::matching::groups::Call;
use crate::matching::inputs::{Inputs, Pair};
use crate::matching::levels::Level;
use crate::matching::prepare::Prepared;
use crate::matching::solve::{Run, Solved, Step, Stopping};
use crate::matching::stable::{Pricing, rather};
use crate::matching::timetable::Wish;

/// Work under way.
#[derive(Debug)]
pub struct Job {
    work: Result<Box<Work>, Failure>,
    paused: Option<Paused>,
}

#[derive(Debug)]
enum Work {
    Solve(Run, Then),
    Stop(Stopping),
    Check {
        inputs: Inputs,
        certificate: Certificate,
        check: Check,
    },
    Share {
        inputs: Inputs,
        pairs: Vec<Pair>,
    },
    Try(Trying),
    Trace(Finding),
    Meet(Box<Meeting>),
    Rather {
        inputs: Inputs,
        pairs: Vec<Pair>,
    },
    Price(Pricing),
    /// Not worked out while rules hold quotas or subjects.
    NotUnderLimits,
    Group(Inputs, Call),
}

/// What to do with an answer.
#[derive(Debug)]
enum Then {
    Tell {
        mentees: Vec<String>,
        mentors: Vec<String>,
        asked: [u8; 32],
    },
    Costs {
        mentee: u32,
    },
}

/// What a slice of a job came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// There is more to do.
    More(Progress),
    /// Over.
    Over(Answer),
}

impl Job {
    /// Reads the request; what cannot be read is said by the first slice.
    pub fn new(request: &Request) -> Self {
        Self::going_on(request, None)
    }

    /// The same; a run that was stopped goes on where this asks for the same.
    pub fn going_on(request: &Request, paused: Option<Paused>) -> Self {
        let work = work(request, paused);
        Self {
            work: work.map(Box::new).ok_or(Failure::Inputs),
            paused: None,
        }
    }

    /// The run that was stopped, as it was then.
    pub fn into_paused(self) -> Option<Paused> {
        self.paused
    }

    /// The run, where others may read rows for it.
    pub(super) fn shared(&mut self) -> Option<&mut Run> {
        match self.work.as_deref_mut() {
            Ok(Work::Solve(run, Then::Tell { .. })) => Some(run),
            _ => None,
        }
    }

    /// Ends early: a run with the best answer so far, whose gap is still to be
    /// found out; anything else without an answer.
    pub fn stop(&mut self) {
        let work = std::mem::replace(&mut self.work, Err(Failure::Stopped));
        self.work = work.and_then(|work| match *work {
            Work::Solve(run, Then::Tell { asked, .. }) => {
                let stopping = run.clone().stop().ok_or(Failure::Stopped)?;
                self.paused = Some(Paused::new(asked, run));
                Ok(Box::new(Work::Stop(stopping)))
            }
            Work::Stop(stopping) => Ok(Box::new(Work::Stop(stopping))),
            _ => Err(Failure::Stopped),
        });
    }

    /// Works for about `budget` arcs.
    pub fn slice(&mut self, budget: u64) -> Turn {
        match self.work.as_deref_mut() {
            Err(failure) => Turn::Over(Answer::Failed(*failure)),
            Ok(Work::Solve(run, then)) => match run.step(budget) {
                Step::More(progress) => Turn::More(progress.into()),
                Step::Done(solved) => Turn::Over(then.answer(*solved)),
                Step::Failed(error) => Turn::Over(Answer::Failed(error.into())),
            },
            Ok(Work::Stop(stopping)) => {
                if let Some(found) = stopping.step(budget) {
                    return Turn::Over(Answer::SoFar(found.into()));
                }
                let (n_done, n_all) = stopping.n_done();
                Turn::More(Progress {
                    phase: Phase::Proving,
                    n_done: count(n_done),
                    n_all: count(n_all),
                    n_pairs: 0,
                })
            }
            // One pass over all pairs: short beside a run, so it has no slices.
            Ok(Work::Share { inputs, pairs }) => {
                let found = Shortages::new(inputs, pairs).all();
                Turn::Over(Answer::Shares(found.into_iter().map(Share::from).collect()))
            }
            Ok(Work::Rather { inputs, pairs }) => {
                Turn::Over(Answer::Rather(rather(inputs, pairs).into()))
            }
            Ok(Work::NotUnderLimits) => Turn::Over(Answer::Failed(Failure::Limits)),
            Ok(Work::Price(pricing)) => match pricing.step(budget) {
                Ok(Ok(price)) => Turn::Over(Answer::Priced(price.into())),
                Ok(Err(progress)) => Turn::More(progress.into()),
                Err(error) => Turn::Over(Answer::Failed(error.into())),
            },
            Ok(Work::Try(trying)) => trying.slice(budget),
            Ok(Work::Trace(finding)) => trace(finding, budget),
            Ok(Work::Meet(meeting)) => meeting.slice(budget),
            Ok(Work::Group(inputs, call)) => Turn::Over(grouped(inputs, call)),
            Ok(Work::Check {
                inputs,
                certificate,
                check,
            }) => {
                let n_rows = budget / (inputs.mentors.len() as u64 + 1) + 1;
                let n_rows = usize::try_from(n_rows).unwrap_or(usize::MAX / 2);
                match check.step(inputs, certificate, n_rows) {
                    None => Turn::More(Progress {
                        phase: Phase::Checking,
                        n_done: count(check.n_rows()),
                        n_all: count(inputs.mentees.len() * certificate.tries.len()),
                        n_pairs: count(certificate.pairs().len()),
                    }),
                    Some(faults) if faults.is_empty() => Turn::Over(Answer::Proven),
                    Some(_) => Turn::Over(Answer::Failed(Failure::NotProven)),
                }
            }
        }
    }
}

fn work(request: &Request, paused: Option<Paused>) -> Option<Work> {
    let inputs = Inputs::from_value(&tree(&request.inputs)?).ok()?;
    let is_not_offered = matches!(
        request.task,
        Task::Costs { .. } | Task::Rather | Task::Price | Task::Trace
    );
    if is_not_offered && inputs.is_layered() {
        return Some(Work::NotUnderLimits);
    }
    Some(match request.task {
        Task::Run => {
            let ids = tree(&request.beside)?;
            let [mentees, mentors] = ids.as_list()? else {
                return None;
            };
            let asked = asked(request);
            let then = Then::Tell {
                mentees: texts(mentees)?,
                mentors: texts(mentors)?,
                asked,
            };
            let run = paused.and_then(|paused| paused.of(asked));
            Work::Solve(run.unwrap_or_else(|| Run::new(inputs)), then)
        }
        Task::Costs { mentee } => Work::Solve(Run::new(inputs), Then::Costs { mentee }),
        Task::Shares => Work::Share {
            pairs: pairs_from_value(&tree(&request.beside)?)?,
            inputs,
        },
        Task::Try => {
            let edits = edits_from_value(&tree(&request.beside)?, &inputs)?;
            Work::Try(Trying::new(inputs, edits))
        }
        Task::Trace => Work::Trace(Finding::new(inputs)),
        Task::Meet { per_mentee, rounds } => {
            let wish = Wish { per_mentee, rounds }.checked().ok()?;
            Work::Meet(Box::new(Meeting::new(&inputs, wish)))
        }
        Task::Rather => Work::Rather {
            pairs: pairs_from_value(&tree(&request.beside)?)?,
            inputs,
        },
        Task::Price => {
            let word = tree(&request.beside)?;
            let objective = Objective::from_word(word.as_text()?)?;
            Work::Price(Pricing::new(inputs, objective))
        }
        Task::Group => {
            let call = call_from_value(&tree(&request.beside)?)?;
            Work::Group(inputs, call)
        }
        Task::Check => {
            let certificate = Certificate::from_value(&tree(&request.beside)?).ok()?;
            Work::Check {
                check: Check::new(&inputs, &certificate),
                inputs,
                certificate,
            }
        }
    })
}

impl Then {
    fn answer(&mut self, solved: Solved) -> Answer {
        match self {
            Self::Tell {
                mentees, mentors, ..
            } => {
                let prepared = Prepared {
                    inputs: solved.inputs,
                    mentees: std::mem::take(mentees),
                    mentors: std::mem::take(mentors),
                };
                let result = RunResult::of(&prepared, &solved.certificate);
                Answer::Solved {
                    certificate: bytes_of(&solved.certificate.to_value()),
                    result: bytes_of(&result.to_value()),
                }
            }
            Self::Costs { mentee } => {
                let costs = HandCosts::of(&solved.inputs, &solved.certificate, *mentee);
                match costs {
                    Some(costs) => Answer::Costs(Costs::new(&costs)),
                    None if solved.certificate.levels.contains(&Level::Stable) => {
                        Answer::Failed(Failure::Stable)
                    }
                    None => Answer::Failed(Failure::TooMany),
                }
            }
        }
    }
}

fn texts(value: &Value) -> Option<Vec<String>> {
    let texts = value.as_list()?.iter();
    texts
        .map(|text| text.as_text().map(str::to_owned))
        .collect()
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
