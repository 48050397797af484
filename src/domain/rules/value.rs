//! Rule sets to and from the tree everything is stored and signed as.

use std::collections::BTreeMap;

use super::{
    Criterion, Fairness, GapTable, HardRule, Label, Likeness, Limits, Measure, MentorCoverage,
    Objective, OptOut, OtherGaps, Rule, RuleSet, Weight, limits,
};
use crate::domain::people::Role;
use crate::domain::value::Value;

/// Why a tree is no rule set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleSetError {
    /// A field is missing or of another kind.
    #[error("{rule}: field {field} is missing or malformed")]
    Field {
        /// The rule's id, empty for the set itself.
        rule: String,
        /// The field.
        field: &'static str,
    },
    /// A code this version does not know.
    #[error("{rule}: {field} {code:?} is not known to this version")]
    Code {
        /// The rule's id, empty for the set itself.
        rule: String,
        /// The field.
        field: &'static str,
        /// The code found.
        code: String,
    },
}

impl RuleSet {
    /// The tree of this rule set.
    pub fn to_value(&self) -> Value {
        let rules = self
            .rules
            .iter()
            .map(|(id, rule)| (id.clone(), rule.to_value()))
            .collect();
        let mut value = BTreeMap::from([
            ("name", Value::from(self.name.as_str())),
            ("objective", self.objective.word().as_ref().into()),
            ("opt_out", self.opt_out.word().into()),
            ("mentor_coverage", self.mentor_coverage.word().into()),
            ("wants_if_unstated", self.wants_if_unstated.into()),
            ("places_if_unstated", self.places_if_unstated.into()),
            ("rules", Value::Map(rules)),
        ]);
        if self.fairness == Fairness::Count {
            value.insert("fairness", self.fairness.word().into());
        }
        value.extend(self.limits.fields());
        Value::map(value)
    }

    /// The rule set of a tree; its limits are checked by [`RuleSet::problems`].
    pub fn from_value(value: &Value) -> Result<Self, RuleSetError> {
        let read = Reader { rule: "", value };
        let rules = value
            .get("rules")
            .and_then(Value::as_map)
            .ok_or(read.missing("rules"))?;
        let rules = rules
            .iter()
            .map(|(id, rule)| Ok((id.clone(), Rule::from_value(id, rule)?)))
            .collect::<Result<BTreeMap<_, _>, RuleSetError>>()?;
        Ok(Self {
            name: read.text("name")?.to_owned(),
            objective: read.word("objective", Objective::from_word)?,
            opt_out: read.word("opt_out", OptOut::from_word)?,
            mentor_coverage: read.word("mentor_coverage", MentorCoverage::from_word)?,
            fairness: match value.get("fairness") {
                // Sets of before there was such an aim say nothing of it.
                None => Fairness::Leave,
                Some(_) => read.word("fairness", counts)?,
            },
            limits: Limits::from_value(value)?,
            wants_if_unstated: read.count("wants_if_unstated")?,
            places_if_unstated: read.count("places_if_unstated")?,
            rules,
        })
    }
}

/// The one way to write that fairness counts; that it does not is left out.
fn counts(word: &str) -> Option<Fairness> {
    Fairness::from_word(word).filter(|fairness| *fairness == Fairness::Count)
}

/// Before a rule's id in the fields of the one stored record of rules.
const RULE_PREFIX: &str = "rule_";

impl RuleSet {
    /// One field for each setting and each rule, so that two coordinators can
    /// edit different rules at once. Rules are named `rule_` and their id.
    pub fn to_fields(&self) -> BTreeMap<String, Value> {
        let Value::Map(mut fields) = self.to_value() else {
            return BTreeMap::new();
        };
        fields.remove("rules");
        fields.insert("fairness".to_owned(), self.fairness.word().into());
        let named = |(id, rule): (&String, &Rule)| (format!("{RULE_PREFIX}{id}"), rule.to_value());
        fields.extend(self.rules.iter().map(named));
        fields
    }

    /// The rule set of such fields. A setting that is absent has its usual
    /// value, but fairness, which earlier versions did not have, is off; a rule that is null was removed; other fields are not read.
    pub fn from_fields(fields: &BTreeMap<String, Value>) -> Result<Self, RuleSetError> {
        let mut rules = BTreeMap::new();
        for (name, value) in fields {
            if let (Some(id), true) = (name.strip_prefix(RULE_PREFIX), *value != Value::Null) {
                rules.insert(id.to_owned(), value.clone());
            }
        }
        let usual = Self {
            rules: BTreeMap::new(),
            fairness: Fairness::Leave,
            ..Self::evidence_based()
        };
        let Value::Map(mut whole) = usual.to_value() else {
            return Ok(usual);
        };
        for (name, value) in &mut whole {
            if let Some(stored) = fields.get(name).filter(|stored| **stored != Value::Null) {
                *value = stored.clone();
            }
        }
        let fairness = fields.get("fairness");
        if let Some(stored) = fairness.filter(|stored| {
            **stored != Value::Null && **stored != Value::from(Fairness::Leave.word())
        }) {
            whole.insert("fairness".to_owned(), stored.clone());
        }
        for name in limits::NAMES {
            if let Some(stored) = fields.get(name).filter(|stored| **stored != Value::Null) {
                whole.insert(name.to_owned(), stored.clone());
            }
        }
        whole.insert("rules".to_owned(), Value::Map(rules));
        Self::from_value(&Value::Map(whole))
    }
}

impl Rule {
    /// The tree of one rule.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Hard(rule) => rule.to_value(),
            Self::Soft(criterion) => criterion.to_value(),
        }
    }

    /// The rule of a tree; `id` is named in errors.
    pub fn from_value(id: &str, value: &Value) -> Result<Self, RuleSetError> {
        let read = Reader { rule: id, value };
        if value.get("hard").is_some() {
            HardRule::from_value(&read).map(Self::Hard)
        } else {
            Criterion::from_value(&read).map(Self::Soft)
        }
    }
}

impl HardRule {
    /// The word written in files and used in message keys.
    pub fn word(&self) -> &'static str {
        match self {
            Self::NotOneself => "not_oneself",
            Self::NotInReportingLine => "not_in_reporting_line",
            Self::NotExcluded => "not_excluded",
            Self::NotFormer => "not_former",
            Self::Label { .. } => "label",
            Self::LevelGap { .. } => "level_gap",
            Self::SharedLanguage => "shared_language",
            Self::SharedHours { .. } => "shared_hours",
            Self::SharedMode => "shared_mode",
            Self::LeastPoints { .. } => "least_points",
        }
    }

    fn to_value(self) -> Value {
        let mut fields = vec![("hard", Value::from(self.word()))];
        match self {
            Self::Label { label, must } => {
                fields.extend([("label", label.word().into()), ("must", must.word().into())]);
            }
            Self::LevelGap { min, max } => {
                fields.extend([("min", int(min)), ("max", int(max))]);
            }
            Self::SharedHours { at_least } | Self::LeastPoints { at_least } => {
                fields.push(("at_least", at_least.into()));
            }
            _ => {}
        }
        Value::map(fields)
    }

    fn from_value(read: &Reader<'_>) -> Result<Self, RuleSetError> {
        Ok(match read.text("hard")? {
            "not_oneself" => Self::NotOneself,
            "not_in_reporting_line" => Self::NotInReportingLine,
            "not_excluded" => Self::NotExcluded,
            "not_former" => Self::NotFormer,
            "label" => Self::Label {
                label: read.word("label", Label::from_word)?,
                must: read.word("must", Likeness::from_word)?,
            },
            "level_gap" => Self::LevelGap {
                min: read.int("min")?,
                max: read.int("max")?,
            },
            "shared_language" => Self::SharedLanguage,
            "shared_hours" => Self::SharedHours {
                at_least: read.count("at_least")?,
            },
            "shared_mode" => Self::SharedMode,
            "least_points" => Self::LeastPoints {
                at_least: read.count("at_least")?,
            },
            code => return Err(read.unknown("hard", code)),
        })
    }
}

impl Measure {
    /// The word written in files and used in message keys.
    pub fn word(&self) -> &'static str {
        match self {
            Self::NeedsMet => "needs_met",
            Self::SharedGoals => "shared_goals",
            Self::SharedInterests => "shared_interests",
            Self::SharedValues => "shared_values",
            Self::SharedAnswers(_) => "shared_answers",
            Self::Label { .. } => "label",
            Self::SharedLanguages => "shared_languages",
            Self::SharedHours => "shared_hours",
            Self::SharedModes => "shared_modes",
            Self::LevelGap(_) => "level_gap",
            Self::AttributeWish => "attribute_wish",
            Self::Preference(_) => "preference",
            Self::Priority(_) => "priority",
        }
    }
}

impl Criterion {
    fn to_value(&self) -> Value {
        let mut fields = vec![
            ("soft", Value::from(self.measure.word())),
            ("weight", self.weight.word().into()),
            ("points", self.points.into()),
        ];
        match &self.measure {
            Measure::SharedAnswers(question) => fields.push(("question", question.as_str().into())),
            Measure::Label { label, likeness } => {
                fields.extend([
                    ("label", label.word().into()),
                    ("likeness", likeness.word().into()),
                ]);
            }
            Measure::LevelGap(table) => {
                let pair = |(gap, points): (&i32, &u32)| {
                    Value::List(vec![int(*gap), Value::from(*points)])
                };
                fields.push(("gaps", Value::List(table.points.iter().map(pair).collect())));
                fields.push(("other_gaps", table.otherwise.word().into()));
            }
            Measure::Preference(side) | Measure::Priority(side) => {
                fields.push(("side", side.word().into()));
            }
            _ => {}
        }
        Value::map(fields)
    }

    fn from_value(read: &Reader<'_>) -> Result<Self, RuleSetError> {
        let measure = match read.text("soft")? {
            "needs_met" => Measure::NeedsMet,
            "shared_goals" => Measure::SharedGoals,
            "shared_interests" => Measure::SharedInterests,
            "shared_values" => Measure::SharedValues,
            "shared_answers" => Measure::SharedAnswers(read.text("question")?.to_owned()),
            "label" => Measure::Label {
                label: read.word("label", Label::from_word)?,
                likeness: read.word("likeness", Likeness::from_word)?,
            },
            "shared_languages" => Measure::SharedLanguages,
            "shared_hours" => Measure::SharedHours,
            "shared_modes" => Measure::SharedModes,
            "level_gap" => Measure::LevelGap(GapTable {
                points: read.gaps()?,
                otherwise: read.word("other_gaps", OtherGaps::from_word)?,
            }),
            "attribute_wish" => Measure::AttributeWish,
            "preference" => Measure::Preference(read.word("side", Role::from_word)?),
            "priority" => Measure::Priority(read.word("side", Role::from_word)?),
            code => return Err(read.unknown("soft", code)),
        };
        Ok(Self {
            weight: read.word("weight", Weight::from_word)?,
            points: read.count("points")?,
            measure,
        })
    }
}

/// Reads the fields of one tree, naming the rule in errors.
struct Reader<'a> {
    rule: &'a str,
    value: &'a Value,
}

impl Reader<'_> {
    fn missing(&self, field: &'static str) -> RuleSetError {
        RuleSetError::Field {
            rule: self.rule.to_owned(),
            field,
        }
    }

    fn unknown(&self, field: &'static str, code: &str) -> RuleSetError {
        RuleSetError::Code {
            rule: self.rule.to_owned(),
            field,
            code: code.to_owned(),
        }
    }

    fn text(&self, field: &'static str) -> Result<&str, RuleSetError> {
        self.value
            .get(field)
            .and_then(Value::as_text)
            .ok_or_else(|| self.missing(field))
    }

    fn word<T>(
        &self,
        field: &'static str,
        from_word: impl Fn(&str) -> Option<T>,
    ) -> Result<T, RuleSetError> {
        let code = self.text(field)?;
        from_word(code).ok_or_else(|| self.unknown(field, code))
    }

    fn int(&self, field: &'static str) -> Result<i32, RuleSetError> {
        let int = self.value.get(field).and_then(Value::as_int);
        int.and_then(|int| i32::try_from(int).ok())
            .ok_or_else(|| self.missing(field))
    }

    fn count(&self, field: &'static str) -> Result<u32, RuleSetError> {
        let int = self.value.get(field).and_then(Value::as_int);
        int.and_then(|int| u32::try_from(int).ok())
            .ok_or_else(|| self.missing(field))
    }

    fn gaps(&self) -> Result<BTreeMap<i32, u32>, RuleSetError> {
        let gaps = self.value.get("gaps").and_then(Value::as_list);
        let pair = |value: &Value| match value.as_list() {
            Some([gap, points]) => {
                let gap = i32::try_from(gap.as_int()?).ok()?;
                Some((gap, u32::try_from(points.as_int()?).ok()?))
            }
            _ => None,
        };
        gaps.and_then(|gaps| gaps.iter().map(pair).collect())
            .ok_or_else(|| self.missing("gaps"))
    }
}

fn int(int: i32) -> Value {
    Value::Int(i64::from(int))
}
