//! A chain from a file.

use super::settings::Settings;
use crate::lab::file::File;
use crate::lab::link;
use crate::lab::settings::Refusal;

/// The chain in a file, and what was refused or corrected.
pub fn open(file: &File) -> (Settings, Vec<Refusal>) {
    link::from_values(file.version.as_deref(), &file.settings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::link::{from_query, to_link, to_query};
    use crate::lab::settings::Value;

    #[test]
    fn a_file_and_a_link_give_the_same_chain() {
        let settings = vec![("matrix".to_owned(), Value::from("3,7;9,1")), ("names".to_owned(), Value::from("晴,雨"))];
        let file = File::new(Some("1".to_owned()), settings, Vec::new());
        let (settings, refusals) = open(&file);
        assert_eq!(refusals, []);
        let link = to_link(&settings);
        assert_eq!(link, "screen=chain&matrix=0.3,0.7;0.9,0.1&names=晴,雨");
        assert_eq!(from_query(&link, &[]), (settings, Vec::new()));
        assert_eq!(to_query(&Settings::default()), "screen=chain");
        assert_eq!(to_link(&Settings::default()), "screen=chain&v=1");
    }

    #[test]
    fn what_is_no_chain_is_refused() {
        for query in ["matrix=1", "matrix=1,2;3", "matrix=1,0;0,0", "start=-1", "names=", "names=a b", "source=x"] {
            let (settings, refusals) = from_query::<Settings>(query, &[]);
            assert_eq!((settings, refusals.len()), (Settings::default(), 1), "{query}");
        }
    }
}
