//! How settings of each kind are described: macros for the tables of settings. A table has `Setting`, `Domain` and `Value`
//! in scope, and `Choice` and `names` for a choice from an enumeration.

/// A choice from an enumeration.
macro_rules! choice {
    ($name:literal, $kind:ty, $($field:ident).+, $matters:expr) => {
        Setting {
            name: $name,
            domain: Domain::OneOf(&const { names::<$kind, { <$kind>::NAMED.len() }>() }),
            read: |settings| Value::Text(settings.$($field).+.name().to_owned()),
            store: |settings, value| {
                if let Value::Text(name) = value
                    && let Some(choice) = <$kind>::from_name(name)
                {
                    settings.$($field).+ = choice;
                }
            },
            matters: $matters,
        }
    };
}

/// A choice from the list `ALL` of a module.
macro_rules! kind {
    ($name:literal, $module:ident, $($field:ident).+, $matters:expr) => {
        Setting {
            name: $name,
            domain: Domain::OneOf(
                &const {
                    let mut names = [""; $module::ALL.len()];
                    let mut i = 0;
                    while i < names.len() {
                        names[i] = $module::ALL[i].name;
                        i += 1;
                    }
                    names
                },
            ),
            read: |settings| Value::Text(settings.$($field).+.name.to_owned()),
            store: |settings, value| {
                let named = |kind: &&$module::Kind| matches!(value, Value::Text(name) if name == kind.name);
                if let Some(kind) = $module::ALL.into_iter().find(named) {
                    settings.$($field).+ = kind;
                }
            },
            matters: $matters,
        }
    };
}

/// A number in a field.
macro_rules! number {
    ($name:literal, $domain:expr, $kind:ty, $($field:ident).+, $matters:expr) => {
        Setting {
            name: $name,
            domain: $domain,
            read: |settings| Value::Number(f64::from(settings.$($field).+)),
            store: |settings, value| {
                if let Value::Number(x) = value {
                    settings.$($field).+ = *x as $kind;
                }
            },
            matters: $matters,
        }
    };
}

/// A value that is written as text and read by parsing, such as a seed.
macro_rules! parsed {
    ($name:literal, $domain:expr, $($field:ident).+, $matters:expr) => {
        Setting {
            name: $name,
            domain: $domain,
            read: |settings| Value::Text(settings.$($field).+.to_string()),
            store: |settings, value| {
                if let Value::Text(text) = value
                    && let Ok(parsed) = text.parse()
                {
                    settings.$($field).+ = parsed;
                }
            },
            matters: $matters,
        }
    };
}

pub(in crate::lab) use {choice, kind, number, parsed};
