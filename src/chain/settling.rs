//! Where a chain ends, how fast, and why it does not settle if it does not.

use super::classes::{ClosedClass, closed_classes};
use super::complex::Complex;
use super::distribution::{entropy, total_variation};
use super::eigenvalues::second_eigenvalue;
use super::matrix::TransitionMatrix;

/// Squares of a matrix: 2⁴⁸ steps are more than anybody waits.
const SQUARES: usize = 48;

/// What becomes of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// It settles at one distribution, from wherever it starts.
    Settles,
    /// It goes round and round, and settles only if it starts at its stationary distribution.
    Periodic,
    /// It has more than one closed class; where it ends depends on where it starts.
    DependsOnStart,
}

/// What becomes of a chain, and the reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct Settling {
    /// What becomes of it.
    pub finding: Finding,
    /// Its closed classes.
    pub classes: Vec<ClosedClass>,
    /// The stationary distribution to which this start leads; the mean over a period, if it is periodic.
    pub stationary: Vec<f64>,
    /// The eigenvalue of the second largest modulus.
    pub second_eigenvalue: Complex,
    /// The entropy of the stationary distribution, in nats.
    pub entropy: f64,
    /// The mean entropy of the next state when the present one is known, in nats a step.
    pub entropy_rate: f64,
}

impl Settling {
    /// What becomes of a chain with this start, one share for each state.
    pub fn new(matrix: &TransitionMatrix, start: &[f64]) -> Self {
        let classes = closed_classes(matrix);
        let finding = match &*classes {
            [class] if class.period == 1 => Finding::Settles,
            [_] => Finding::Periodic,
            _ => Finding::DependsOnStart,
        };
        let stationary = stationary(matrix, &classes, start);
        let entropy_rate = stationary.iter().zip(matrix.rows()).map(|(share, row)| share * entropy(row)).sum();
        Self {
            finding,
            entropy: entropy(&stationary),
            entropy_rate,
            stationary,
            second_eigenvalue: second_eigenvalue(matrix),
            classes,
        }
    }

    /// The least common multiple of the periods.
    pub fn period(&self) -> usize {
        let lcm = |a: usize, b: usize| (1..=b).map(|k| k * a).find(|multiple| multiple.is_multiple_of(b)).unwrap_or(a);
        self.classes.iter().map(|class| class.period).fold(1, lcm)
    }

    /// The least number of steps after which the distribution is within a total variation distance of `tolerance` of
    /// the stationary one; `None` if it never is.
    pub fn steps_to_within(&self, matrix: &TransitionMatrix, start: &[f64], tolerance: f64) -> Option<u64> {
        let is_near = |distribution: &[f64]| total_variation(distribution, &self.stationary) <= tolerance;
        if is_near(start) {
            return Some(0);
        }
        let powers: Vec<TransitionMatrix> =
            std::iter::successors(Some(matrix.clone()), |power| Some(power.squared())).take(SQUARES).collect();
        // The distance never grows, so the largest number of steps after which it is still too large is found bit by
        // bit.
        let (mut distribution, mut steps) = (start.to_vec(), 0);
        for (i, power) in powers.iter().enumerate().rev() {
            let later = power.step(&distribution);
            if !is_near(&later) {
                (distribution, steps) = (later, steps + (1_u64 << i));
            }
        }
        is_near(&matrix.step(&distribution)).then_some(steps + 1)
    }
}

/// The stationary distribution to which `start` leads: the share that each closed class gets, times its own stationary
/// distribution.
fn stationary(matrix: &TransitionMatrix, classes: &[ClosedClass], start: &[f64]) -> Vec<f64> {
    let at_last = if let [_] = classes {
        start.to_vec()
    } else {
        let late = (0..SQUARES).fold(matrix.clone(), |power, _| power.squared());
        late.step(start)
    };
    let mut found = vec![0.0; matrix.states()];
    for class in classes {
        let share = if classes.len() == 1 { 1.0 } else { class.states.iter().map(|state| at_last[*state]).sum() };
        for (state, part) in class.states.iter().zip(stationary_in(matrix, &class.states)) {
            found[*state] = share * part;
        }
    }
    found
}

/// The stationary distribution of a closed class, one share for each of its `states`: elimination without subtractions
/// (Grassmann, Taksar & Heyman 1985), so that it has no more than rounding errors, relative to each share.
fn stationary_in(matrix: &TransitionMatrix, states: &[usize]) -> Vec<f64> {
    let mut rows: Vec<Vec<f64>> =
        states.iter().map(|from| states.iter().map(|to| matrix.probability(*from, *to)).collect()).collect();
    let count = rows.len();
    for last in (1..count).rev() {
        let leaving: f64 = rows[last][..last].iter().sum();
        for from in 0..last {
            rows[from][last] /= leaving;
            for to in 0..last {
                rows[from][to] += rows[from][last] * rows[last][to];
            }
        }
    }
    let mut weights = vec![1.0; count];
    for state in 1..count {
        weights[state] = (0..state).map(|from| weights[from] * rows[from][state]).sum();
    }
    let sum: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::presets::{ALL, CLASSES, CYCLE, MARKET, TWO_STATES, WEATHER};

    fn assert_near(found: &[f64], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() <= 1e-9, "{found} is not {expected}");
        }
    }

    #[test]
    fn stationary_distributions_are_those_of_the_mathematics_page() {
        assert_near(&MARKET.settling().stationary, &[0.625, 0.3125, 0.0625]);
        assert_near(&TWO_STATES.settling().stationary, &[0.5625, 0.4375]);
        let second = TWO_STATES.settling().second_eigenvalue;
        assert!((second.re + 0.6).abs() <= 1e-9 && second.is_real());
    }

    #[test]
    fn every_preset_has_its_verdict() {
        let expected = [
            (&MARKET, Finding::Settles),
            (&TWO_STATES, Finding::Settles),
            (&CYCLE, Finding::Periodic),
            (&CLASSES, Finding::DependsOnStart),
            (&WEATHER, Finding::Settles),
        ];
        assert_eq!(expected.len(), ALL.len());
        for (preset, finding) in expected {
            assert_eq!(preset.settling().finding, finding, "{}", preset.name);
        }
        assert_eq!(CYCLE.settling().period(), 4);
        assert_eq!(CLASSES.settling().classes.len(), 2);
    }

    #[test]
    fn a_stationary_distribution_stays() {
        for preset in ALL {
            let settling = preset.settling();
            assert_near(&preset.matrix().step(&settling.stationary), &settling.stationary);
            assert!((settling.stationary.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn where_classes_never_meet_the_start_decides() {
        let matrix = CLASSES.matrix();
        let ends = [[0.7, 0.3, 0.0, 0.0], [0.0, 0.0, 0.5, 0.5]]
            .map(|start| Settling::new(&matrix, &start).stationary.iter().take(2).sum::<f64>());
        assert_near(&ends, &[1.0, 0.0]);
        // A state that leaves for two others for ever, one of them twice as often.
        let matrix = "0.7,0.2,0.1;0,1,0;0,0,1".parse().unwrap_or_else(|_| panic!("a matrix"));
        assert_near(&Settling::new(&matrix, &[1.0, 0.0, 0.0]).stationary, &[0.0, 2.0 / 3.0, 1.0 / 3.0]);
    }

    #[test]
    fn the_steps_to_a_distance_are_those_that_are_counted() {
        for preset in [&MARKET, &TWO_STATES, &WEATHER] {
            let (matrix, start, settling) = (preset.matrix(), preset.start(), preset.settling());
            for k in 1..=8 {
                let tolerance = 10_f64.powi(-k);
                let counted = matrix
                    .distributions(&start, 400)
                    .iter()
                    .position(|distribution| total_variation(distribution, &settling.stationary) <= tolerance);
                let found = settling.steps_to_within(&matrix, &start, tolerance);
                assert_eq!(found, counted.map(|steps| steps as u64), "{} {k}", preset.name);
            }
        }
        assert_eq!(CYCLE.settling().steps_to_within(&CYCLE.matrix(), &CYCLE.start(), 0.1), None);
        // About ln(0.1) / ln(0.999999).
        let slow = "0.9999995,0.0000005;0.0000005,0.9999995".parse().unwrap_or_else(|_| panic!("a matrix"));
        let steps = Settling::new(&slow, &[1.0, 0.0]).steps_to_within(&slow, &[1.0, 0.0], 0.05);
        assert!(steps.is_some_and(|steps| (steps as f64 / 2_302_583.9 - 1.0).abs() < 1e-5), "{steps:?}");
    }

    #[test]
    fn entropies_are_in_nats() {
        let coin = "1,1;1,1".parse().unwrap_or_else(|_| panic!("a matrix"));
        let settling = Settling::new(&coin, &[1.0, 0.0]);
        assert_near(&[settling.entropy, settling.entropy_rate], &[std::f64::consts::LN_2; 2]);
        assert_near(&[CYCLE.settling().entropy_rate], &[0.0]);
    }
}
