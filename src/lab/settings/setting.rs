//! One setting of an experiment, and the list of all of them.

use super::domain::Domain;
use super::refusal::{Reason, Refusal};
use super::value::Value;
use std::fmt;

/// The settings of one kind of experiment. Every value of this type can be run, because fields are written only by
/// [`Setting::write`].
pub trait Schema: Clone + PartialEq + Default + 'static {
    /// The name of the experiment, as `screen` in addresses and in JavaScript.
    const NAME: &'static str;

    /// The values of settings that links leave out: a query for every version of links. Lines never change, except that
    /// a new setting is added to each, with the value that gives the same results as before.
    const LEFT_OUT: &'static [&'static str];

    /// All settings, in the order of the panel.
    fn all() -> &'static [&'static Setting<Self>];

    /// Why these settings can't be run, if they can't.
    fn reason_against(&self) -> Option<Reason>;

    /// Changes settings that have no meaning together with the one of this name, which has just been written.
    fn adapt(&mut self, _written: &str) {}

    /// All values by name, in the order of the panel.
    fn values(&self) -> Vec<(&'static str, Value)> {
        Self::all().iter().map(|setting| (setting.name, setting.read(self))).collect()
    }
}

/// One setting of the experiment `S`: its name, its domain and its place in `S`.
pub struct Setting<S: 'static> {
    /// As in addresses and in JavaScript.
    pub name: &'static str,
    /// Its allowed values.
    pub domain: Domain,
    /// The value in the settings.
    pub read: fn(&S) -> Value,
    /// Stores a value, which must be in the domain.
    pub store: fn(&mut S, &Value),
    /// Whether it has an effect, given the other settings and its own name.
    pub matters: fn(&S, &str) -> bool,
}

impl<S> fmt::Debug for Setting<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl<S> PartialEq for Setting<S> {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// `settings` with some of them changed by name: all of those, or none and the reason.
///
/// # Errors
/// As [`Setting::named`] and [`Setting::write`].
pub fn with_values<S: Schema>(settings: &S, values: &[(String, Value)]) -> Result<S, Refusal> {
    let mut changed = settings.clone();
    for (name, value) in values {
        // Whether it has a meaning may depend on those that follow.
        match Setting::<S>::named(name)?.write(&mut changed, value) {
            Err(Refusal::NoMeaning { .. }) | Ok(()) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    for (name, value) in values {
        Setting::<S>::named(name)?.write(&mut changed, value)?;
    }
    Ok(changed)
}

impl<S: Schema> Setting<S> {
    /// The setting of this name.
    ///
    /// # Errors
    /// [`Refusal::UnknownName`].
    pub fn named(name: &str) -> Result<&'static Self, Refusal> {
        let known = || S::all().iter().map(|setting| setting.name).collect();
        let unknown = || Refusal::UnknownName { name: name.to_owned(), known: known() };
        S::all().iter().copied().find(|setting| setting.name == name).ok_or_else(unknown)
    }

    /// The value in `settings`.
    pub fn read(&self, settings: &S) -> Value {
        (self.read)(settings)
    }

    /// Whether `settings` holds the default value.
    pub fn is_default(&self, settings: &S) -> bool {
        self.read(settings) == self.read(&S::default())
    }

    /// Whether this setting has an effect, given the others.
    pub fn matters(&self, settings: &S) -> bool {
        (self.matters)(settings, self.name)
    }

    /// Writes `value` into `settings`. Text that spells a number is a number.
    ///
    /// # Errors
    /// If it is not allowed, or has no meaning together with the others; `settings` are then as they were.
    pub fn write(&self, settings: &mut S, value: &Value) -> Result<(), Refusal> {
        let (nearest, is_given) = self.domain.nearest(value);
        let (setting, given) = (self.name, value.to_string());
        match nearest {
            Some(nearest) if is_given => {
                let mut changed = settings.clone();
                (self.store)(&mut changed, &nearest);
                changed.adapt(self.name);
                match changed.reason_against() {
                    Some(reason) => Err(Refusal::NoMeaning { setting, given, reason }),
                    None => {
                        *settings = changed;
                        Ok(())
                    }
                }
            }
            nearest => Err(Refusal::NotAllowed { setting, domain: self.domain, given, nearest }),
        }
    }

    /// As [`Setting::write`], but writes the nearest allowed value, if there is one.
    ///
    /// # Errors
    /// If that is not `value` itself.
    pub fn write_nearest(&self, settings: &mut S, value: &Value) -> Result<(), Refusal> {
        let result = self.write(settings, value);
        if let Err(Refusal::NotAllowed { nearest: Some(nearest), .. }) = &result {
            (self.store)(settings, nearest);
            settings.adapt(self.name);
        }
        result
    }
}
