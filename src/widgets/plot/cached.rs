//! Results that a panel keeps from one frame to the next because they are expensive to compute.

use egui::{Context, Id};
use std::sync::Arc;

/// The result of `make` for `key`. It is computed only if the key differs from the one of the last call with this
/// `name`.
pub fn cached<K, V>(ctx: &Context, name: &'static str, key: K, make: impl FnOnce() -> V) -> Arc<V>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    V: Send + Sync + 'static,
{
    let id = Id::unique(name);
    if let Some((kept_for, kept)) = ctx.data(|data| data.get_temp::<(K, Arc<V>)>(id))
        && kept_for == key
    {
        return kept;
    }
    let made = Arc::new(make());
    ctx.data_mut(|data| data.insert_temp(id, (key, made.clone())));
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_computed_again_only_when_the_key_changes() {
        let ctx = Context::default();
        let made = std::cell::Cell::new(0);
        let get = |key: u32| {
            *cached(&ctx, "answer", key, || {
                made.set(made.get() + 1);
                10 * key
            })
        };
        assert_eq!([get(1), get(1), get(2), get(2), get(1)], [10, 10, 20, 20, 10]);
        assert_eq!(made.get(), 3);
    }
}
