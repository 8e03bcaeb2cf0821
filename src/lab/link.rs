//! An experiment as the query of an address: `?model=nn&noise=0.3`. Only what differs from the default is written. The
//! screen is named unless it is the first: `?screen=images&blur=4`. A second experiment that is compared with the first
//! is written as what differs from the first: `?model=nn&b.model=mle`.
//!
//! A link opens the same experiment for ever: names and values keep their spelling and their meaning, and what a link
//! leaves out is fixed in [`Schema::LEFT_OUT`], even if defaults change. `tests/old_links.rs` tests old links.

use super::settings::{Refusal, Schema, Setting, Value, spelling};

/// The name of a link's version. A link without it is of version 1.
const VERSION: &str = "v";
/// The name of the screen that a link opens.
pub const SCREEN: &str = "screen";
/// The screen of links that name none; the first links had no screens.
pub const FIRST_SCREEN: &str = "one-dimension";
/// The prefix of the names of the second experiment.
const SECOND: &str = "b.";

/// The query of `settings`, without the question mark; empty for the defaults of the first screen.
pub fn to_query<S: Schema>(settings: &S) -> String {
    if S::all().iter().all(|setting| setting.is_default(settings)) {
        screen::<S>().unwrap_or_default()
    } else {
        to_link(settings)
    }
}

/// As [`to_query`], for a link that is kept: never empty, because an empty query means the current defaults.
pub fn to_link<S: Schema>(settings: &S) -> String {
    let (left_out, _) = from_values::<S>(None, &[]);
    let mut parts: Vec<_> = screen::<S>().into_iter().collect();
    let written = difference(&left_out, settings, "");
    parts.push(if written.is_empty() { format!("{VERSION}={}", S::LEFT_OUT.len()) } else { written });
    parts.join("&")
}

/// `screen=…`, unless it is the first.
fn screen<S: Schema>() -> Option<String> {
    (S::NAME != FIRST_SCREEN).then(|| format!("{SCREEN}={}", S::NAME))
}

/// The part of a query that describes `second` by its differences from `first`; empty if they are the same.
pub fn second_to_query<S: Schema>(first: &S, second: &S) -> String {
    difference(first, second, SECOND)
}

fn difference<S: Schema>(from: &S, to: &S, prefix: &str) -> String {
    let written = S::all().iter().filter(|setting| setting.read(from) != setting.read(to));
    // Values consist of letters, digits and - . : , ; _ +, of which only the last has to be escaped in an address.
    let value = |setting: &Setting<S>| setting.read(to).to_string().replace('+', "%2B");
    written.map(|setting| format!("{prefix}{}={}", setting.name, value(setting))).collect::<Vec<_>>().join("&")
}

/// Reads a query (with or without its question mark); settings that it leaves out have the values of its version, or
/// the defaults if it has no setting at all. A value that is not allowed is replaced by the nearest allowed one, or
/// left out, and listed. Names in `others` are not settings; those of a second experiment are read by
/// [`second_from_query`].
pub fn from_query<S: Schema>(query: &str, others: &[&str]) -> (S, Vec<Refusal>) {
    let mut version = None;
    let mut values = Vec::new();
    let mut foreign = Foreign::default();
    for (name, value) in pairs(query) {
        if name == VERSION && is_version(&value) {
            version = Some(value);
        } else if name != SCREEN && !others.contains(&&*name) && !name.starts_with(SECOND) {
            match Setting::<S>::named(&name) {
                Ok(_) => values.push((name, Value::Text(value))),
                Err(_) => foreign.add::<S>(name, others),
            }
        }
    }
    if version.is_none() && values.is_empty() {
        return (S::default(), foreign.refusals());
    }
    let (settings, refusals) = from_values(version.as_deref(), &values);
    (settings, refusals.into_iter().chain(foreign.refusals()).collect())
}

/// Whether a value of `v` may be the version of a link; caches and other programs use the name, too.
fn is_version(value: &str) -> bool {
    value.len() < 3 && value.parse::<u8>().is_ok()
}

/// Names in an address that are not settings.
#[derive(Default)]
struct Foreign {
    slips: Vec<Refusal>,
    names: Vec<String>,
}

impl Foreign {
    /// Adds a name; `others` are the names of an address that are not settings.
    fn add<S: Schema>(&mut self, name: String, others: &[&str]) {
        let known = S::all().iter().map(|setting| setting.name);
        match spelling::slip(&name, known) {
            Some(nearest) if spelling::slip(&name, others.iter().copied()).is_none() => {
                self.slips.push(Refusal::Slip { name, nearest });
            }
            _ => self.names.push(name),
        }
    }

    fn refusals(self) -> Vec<Refusal> {
        let ignored = (!self.names.is_empty()).then_some(Refusal::Ignored { names: self.names });
        self.slips.into_iter().chain(ignored).collect()
    }
}

/// Reads the second experiment of a query, if there is one; settings that are left out are those of `first`. Otherwise
/// as
/// [`from_query`].
pub fn second_from_query<S: Schema>(query: &str, first: &S) -> (Option<S>, Vec<Refusal>) {
    let mut values = Vec::new();
    let mut foreign = Foreign::default();
    for (name, value) in pairs(query) {
        let Some(of_second) = name.strip_prefix(SECOND) else { continue };
        match Setting::<S>::named(of_second) {
            Ok(_) => values.push((of_second.to_owned(), Value::Text(value))),
            Err(_) => foreign.add::<S>(of_second.to_owned(), &[]),
        }
    }
    if values.is_empty() {
        return (None, foreign.refusals());
    }
    let mut second = first.clone();
    let refusals = write_all(&mut second, &values);
    (Some(second), refusals.into_iter().chain(foreign.refusals()).collect())
}

/// The experiment with these values by name; others are those of a version of links (the first, if none is given). Also
/// what was refused or corrected.
pub fn from_values<S: Schema>(version: Option<&str>, values: &[(String, Value)]) -> (S, Vec<Refusal>) {
    let mut settings = S::default();
    let refusals = change(&mut settings, version, values);
    (settings, refusals)
}

/// As [`from_values`], but changes `settings`; what is no setting, such as a list of numbers, stays.
pub fn change<S: Schema>(settings: &mut S, version: Option<&str>, values: &[(String, Value)]) -> Vec<Refusal> {
    let number = version.map_or(Some(1), |given| given.parse::<usize>().ok());
    let left_out = number.and_then(|number| S::LEFT_OUT.get(number.checked_sub(1)?));
    let mut refusals = Vec::new();
    if left_out.is_none() {
        let given = version.unwrap_or_default().to_owned();
        refusals.push(Refusal::UnknownVersion { given, newest: S::LEFT_OUT.len() });
    }
    let left_out = pairs(left_out.or(S::LEFT_OUT.last()).copied().unwrap_or_default());
    for (name, value) in left_out {
        refusals.extend(written(settings, &name, &Value::Text(value)).err());
    }
    refusals.extend(write_all(settings, values));
    refusals
}

/// Writes the nearest allowed values, twice: whether a value has a meaning may depend on those that follow it.
fn write_all<S: Schema>(settings: &mut S, values: &[(String, Value)]) -> Vec<Refusal> {
    for (name, value) in values {
        _ = written(settings, name, value);
    }
    values.iter().filter_map(|(name, value)| written(settings, name, value).err()).collect()
}

fn written<S: Schema>(settings: &mut S, name: &str, value: &Value) -> Result<(), Refusal> {
    Setting::named(name)?.write_nearest(settings, value)
}

/// `query` with its experiments replaced by those of the query `experiments`. Names that are neither a
/// setting (see `is_setting`) nor part of the experiment in another way stay as they are.
pub fn with_experiments(query: &str, experiments: &str, is_setting: impl Fn(&str) -> bool) -> String {
    let mut others = form_urlencoded::Serializer::new(String::new());
    let stays = |name: &str| name != VERSION && name != SCREEN && !name.starts_with(SECOND) && !is_setting(name);
    for (name, value) in pairs(query).filter(|(name, _)| stays(name)) {
        others.append_pair(&name, &value);
    }
    joined([experiments.to_owned(), others.finish()])
}

/// The query of an experiment, and of the one that it is compared with.
pub fn experiments_to_query<S: Schema>(first: &S, second: Option<&S>) -> String {
    joined([to_query(first), second.map(|second| second_to_query(first, second)).unwrap_or_default()])
}

/// As [`experiments_to_query`], for a link that is kept: never empty.
pub fn experiments_to_link<S: Schema>(first: &S, second: Option<&S>) -> String {
    joined([to_link(first), second.map(|second| second_to_query(first, second)).unwrap_or_default()])
}

fn joined<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
}

/// The value of one name in a query, for names that are not settings.
pub fn value_of(query: &str, name: &str) -> Option<String> {
    pairs(query).find(|(given, _)| given == name).map(|(_, value)| value)
}

fn pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    let pairs = form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
    // A platform that has escaped the address once too often writes &amp; between its parts.
    pairs.map(|(name, value)| (name.trim_start_matches("amp;").to_owned(), value.into_owned()))
}

#[cfg(test)]
mod tests;
