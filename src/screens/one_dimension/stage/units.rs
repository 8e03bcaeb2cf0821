//! The unit of x at each time of a picture.

use crate::diffusion::schedule::Schedule;
use std::sync::Arc;

/// Intervals of the table; between its times the unit is interpolated.
const INTERVALS: usize = 1024;

/// The unit of x at each time: 1, or that of a schedule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Units {
    of: Option<Schedule>,
    /// None if the unit is 1 at all times.
    table: Option<Arc<[f32]>>,
}

impl Units {
    /// Brings the units up to date.
    pub fn update(&mut self, schedule: Schedule) {
        if self.of == Some(schedule) {
            return;
        }
        let table: Vec<f32> = (0..=INTERVALS).map(|i| schedule.unit(i as f64 / INTERVALS as f64) as f32).collect();
        let is_constant = table.iter().all(|unit| *unit == 1.0);
        *self = Self { of: Some(schedule), table: (!is_constant).then(|| table.into()) };
    }

    /// Whether the unit is 1 at all times.
    pub fn is_constant(&self) -> bool {
        self.table.is_none()
    }

    /// The unit at the time `t`.
    pub fn at(&self, t: f64) -> f64 {
        let Some(table) = &self.table else {
            return 1.0;
        };
        let place = t.clamp(0.0, 1.0) * INTERVALS as f64;
        let i = (place as usize).min(INTERVALS - 1);
        match table.get(i..i + 2) {
            Some(&[before, after]) => f64::from(before) + (place - i as f64) * f64::from(after - before),
            _ => 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::link::from_query;
    use crate::lab::one_dimension::Settings;

    #[test]
    fn the_unit_is_that_of_the_schedule() {
        let schedule = |query: &str| from_query::<Settings>(query, &[]).0.schedule();
        let mut units = Units::default();
        units.update(schedule("schedule=linear"));
        assert!(units.is_constant() && units.at(0.3) == 1.0);
        let wide = schedule("schedule=geometric&sigma_max=50");
        units.update(wide);
        for t in [0.0, 0.123, 0.5, 0.77, 1.0] {
            // Linear interpolation over 1/1024 of a function that grows by 0.8 % there.
            assert!((units.at(t) / wide.unit(t) - 1.0).abs() < 1e-4, "t = {t}: {}", units.at(t));
        }
        assert!((units.at(1.0) - 2501.0_f64.sqrt()).abs() < 1e-3);
    }
}
