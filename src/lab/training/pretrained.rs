//! The network that the default data come with, which `make weights` trains.

use crate::diffusion::model::Surface;
use crate::lab::link;
use crate::lab::one_dimension::Settings;
use crate::learning::file::Saved;
use crate::learning::score::learned::{FINE, LearnedScore};
use std::sync::{Arc, LazyLock};

/// The settings in which its training differs from the defaults. The network itself is in the program that trains: the
/// page's would be 5 kB larger.
pub const PRETRAINED: &str = "hidden=32";

static BYTES: &[u8] = include_bytes!("../../../assets/weights/two-point.bin");

/// Its file.
pub fn pretrained() -> Saved {
    Saved::from_bytes(BYTES).unwrap_or_else(|error| unreachable!("the network of the default data: {error}"))
}

/// It, as a surface, computed once.
pub fn pretrained_surface() -> Arc<Surface> {
    static SURFACE: LazyLock<Arc<Surface>> = LazyLock::new(|| {
        let saved = pretrained();
        let (settings, _) = link::from_query::<Settings>(&saved.settings, &[]);
        let process = settings.process();
        let score = LearnedScore::new(saved.network, settings.training().target, process.data.extent())
            .unwrap_or_else(|error| unreachable!("the network of the default data: {error}"));
        Arc::new(score.surface(&process.schedule, FINE))
    });
    SURFACE.clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diffusion::model::Table;
    use crate::learning::score::recovery::Recovery;

    /// `make weights` writes it.
    #[test]
    fn the_network_of_the_default_data_recovers_them() {
        let (settings, refusals) = link::from_query::<Settings>(&pretrained().settings, &[]);
        assert_eq!(refusals, []);
        assert_eq!(pretrained().iterations, u64::from(settings.training().iterations));
        assert_eq!(settings, link::from_query::<Settings>(PRETRAINED, &[]).0);
        assert_eq!(settings.process(), Settings::default().process());
        let process = settings.process();
        let way = Recovery::new(&process, 1000);
        let w1 = way.wasserstein(&Table::new(&pretrained_surface(), &way.levels()), 1, 40);
        assert!(w1 < 0.03, "{w1}");
    }
}
