//! The state of a training as a list of numbers, for messages between threads of a browser.
//!
//! A list is written as its length and its entries; what is absent as a list without entries.

use super::request::Progress;
use crate::generators::evaluation::{Evaluation, Known};
use crate::generators::modes::Mode;

/// The list of numbers of this state.
pub fn to_numbers(progress: &Progress) -> Vec<f64> {
    let mut to = vec![
        progress.iteration as f64,
        progress.milliseconds,
        progress.stride as f64,
        progress.least_loss,
        progress.cost as f64,
        progress.steps.into(),
    ];
    write_lists(&mut to, &progress.curves);
    to.push(f64::from(u8::from(progress.known.is_some())));
    if let Some(known) = &progress.known {
        to.extend([known.reach, known.entropy, known.std]);
        write_singles(&mut to, &known.histogram);
        to.push(known.modes.len() as f64);
        to.extend(known.modes.iter().flat_map(|mode| [mode.low, mode.high, mode.peak, mode.share]));
    }
    to.push(progress.evaluations.len() as f64);
    for evaluation in &progress.evaluations {
        to.extend([evaluation.iteration as f64, evaluation.w1, evaluation.nats, evaluation.divergence]);
        to.push(evaluation.shares.len() as f64);
        to.extend(&evaluation.shares);
        write_singles(&mut to, &evaluation.spread);
        write_singles(&mut to, &evaluation.histogram);
        write_lists(&mut to, &evaluation.stages);
        write_lists(&mut to, &evaluation.curves);
    }
    to
}

/// The state of this list; `None` if it is not the list of one.
pub fn from_numbers(numbers: &[f64]) -> Option<Progress> {
    let mut from = Reader(numbers);
    let [iteration, milliseconds, stride, least_loss, cost, steps] = from.some()?;
    let curves = from.lists()?;
    let known = if from.number()? > 0.0 { Some(from.known()?) } else { None };
    let evaluations = (0..from.count()?).map(|_| from.evaluation()).collect::<Option<_>>()?;
    from.0.is_empty().then_some(Progress {
        iteration: iteration as u64,
        milliseconds,
        curves,
        stride: stride as u64,
        least_loss,
        cost: cost as u64,
        steps: steps as u32,
        known,
        evaluations,
    })
}

fn write_singles(to: &mut Vec<f64>, numbers: &[f32]) {
    to.push(numbers.len() as f64);
    to.extend(numbers.iter().map(|x| f64::from(*x)));
}

fn write_lists(to: &mut Vec<f64>, lists: &[Vec<f32>]) {
    to.push(lists.len() as f64);
    lists.iter().for_each(|list| write_singles(to, list));
}

/// The numbers that have not been read yet.
struct Reader<'a>(&'a [f64]);

impl<'a> Reader<'a> {
    fn some<const N: usize>(&mut self) -> Option<[f64; N]> {
        let (some, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*some)
    }

    fn number(&mut self) -> Option<f64> {
        self.some().map(|[number]| number)
    }

    /// A length, at most that of the rest.
    fn count(&mut self) -> Option<usize> {
        let count = self.number()?;
        (count >= 0.0 && count <= self.0.len() as f64).then_some(count as usize)
    }

    fn doubles(&mut self) -> Option<&'a [f64]> {
        let count = self.count()?;
        let (list, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(list)
    }

    fn singles(&mut self) -> Option<Vec<f32>> {
        Some(self.doubles()?.iter().map(|x| *x as f32).collect())
    }

    fn lists(&mut self) -> Option<Vec<Vec<f32>>> {
        (0..self.count()?).map(|_| self.singles()).collect()
    }

    fn known(&mut self) -> Option<Known> {
        let [reach, entropy, std] = self.some()?;
        let (histogram, count) = (self.singles()?, self.count()?);
        let mut mode = |_| self.some().map(|[low, high, peak, share]| Mode { low, high, peak, share });
        let modes = (0..count).map(&mut mode).collect::<Option<_>>()?;
        Some(Known { reach, histogram, entropy, std, modes })
    }

    fn evaluation(&mut self) -> Option<Evaluation> {
        let [iteration, w1, nats, divergence] = self.some()?;
        let shares = self.doubles()?.to_vec();
        let (spread, histogram) = (self.singles()?, self.singles()?);
        let (stages, curves) = (self.lists()?, self.lists()?);
        let iteration = iteration as u64;
        Some(Evaluation { iteration, stages, spread, histogram, curves, w1, shares, nats, divergence })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn progress() -> Progress {
        let evaluation = Evaluation {
            iteration: 40,
            stages: vec![vec![-1.0, 1.0], vec![0.5, 0.25], vec![2.0, 3.0]],
            spread: vec![0.1, 0.2],
            histogram: vec![0.5, 0.5, 0.0],
            curves: vec![vec![0.25; 3]],
            w1: 0.123,
            shares: vec![0.2, 0.8],
            nats: 1.5,
            divergence: 0.5,
        };
        let mode = Mode { low: f64::NEG_INFINITY, high: f64::INFINITY, peak: 1.0, share: 1.0 };
        Progress {
            iteration: 48,
            milliseconds: 12.5,
            curves: vec![vec![1.0, 0.5], vec![0.25, 0.125]],
            stride: 4,
            least_loss: 0.3,
            cost: 50,
            steps: 50,
            known: Some(Known { reach: 2.8, histogram: vec![1.0], entropy: 0.7, std: 0.9, modes: vec![mode] }),
            evaluations: vec![evaluation.clone(), Evaluation { spread: Vec::new(), ..evaluation }],
        }
    }

    #[test]
    fn a_state_is_read_back() {
        for progress in [progress(), Progress::default(), Progress { known: None, ..progress() }] {
            assert_eq!(from_numbers(&to_numbers(&progress)), Some(progress));
        }
    }

    #[test]
    fn other_lists_are_refused() {
        let numbers = to_numbers(&progress());
        for length in 0..numbers.len() {
            assert_eq!(from_numbers(&numbers[..length]), None, "{length}");
        }
        assert_eq!(from_numbers(&[numbers.as_slice(), &[1.0]].concat()), None);
        assert_eq!(from_numbers(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, -1.0]), None);
        assert_eq!(from_numbers(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, f64::NAN]), None);
    }
}
