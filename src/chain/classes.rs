//! Which states are reached from which.

use super::matrix::TransitionMatrix;

/// States that reach each other, and no others: a chain that has entered a closed class stays in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedClass {
    /// The states, in ascending order.
    pub states: Vec<usize>,
    /// The greatest common divisor of the lengths of all ways from a state back to itself; 1 if it is aperiodic.
    pub period: usize,
}

/// All closed classes, in the order of their first states; there is at least one.
pub fn closed_classes(matrix: &TransitionMatrix) -> Vec<ClosedClass> {
    let reached: Vec<Vec<bool>> = (0..matrix.states()).map(|from| reached_from(matrix, from)).collect();
    let meets = |a: usize, b: usize| reached[a][b] && reached[b][a];
    let mut classes = Vec::new();
    for (state, from_here) in reached.iter().enumerate() {
        let is_closed = from_here.iter().zip(&reached).all(|(is_reached, from_there)| !is_reached || from_there[state]);
        let is_first = (0..state).all(|earlier| !meets(state, earlier));
        if is_closed && is_first {
            let states: Vec<usize> = (0..matrix.states()).filter(|other| meets(state, *other)).collect();
            let period = period(matrix, state);
            classes.push(ClosedClass { states, period });
        }
    }
    classes
}

/// Whether each state is reached from `from`, in any number of steps; a state reaches itself.
fn reached_from(matrix: &TransitionMatrix, from: usize) -> Vec<bool> {
    distances(matrix, from).iter().map(Option::is_some).collect()
}

/// The least number of steps from `from` to each state.
fn distances(matrix: &TransitionMatrix, from: usize) -> Vec<Option<usize>> {
    let mut found = vec![None; matrix.states()];
    found[from] = Some(0);
    let mut reached = vec![(from, 0)];
    let mut next = 0;
    while let Some(&(state, steps)) = reached.get(next) {
        next += 1;
        for (to, _) in matrix.row(state).iter().enumerate().filter(|(_, probability)| **probability > 0.0) {
            if found[to].is_none() {
                found[to] = Some(steps + 1);
                reached.push((to, steps + 1));
            }
        }
    }
    found
}

/// The period of the closed class of `state`: the greatest common divisor of what every step is longer or shorter than
/// the difference of the distances of its ends.
fn period(matrix: &TransitionMatrix, state: usize) -> usize {
    let distances = distances(matrix, state);
    let mut divisor = 0;
    for (from, row) in matrix.rows().enumerate() {
        for (to, _) in row.iter().enumerate().filter(|(_, probability)| **probability > 0.0) {
            if let (Some(before), Some(after)) = (distances[from], distances[to]) {
                divisor = greatest_common_divisor(divisor, (before + 1).abs_diff(after));
            }
        }
    }
    divisor.max(1)
}

fn greatest_common_divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(Vec<usize>, usize)> {
        let matrix = text.parse().unwrap_or_else(|_| panic!("{text} is a matrix"));
        closed_classes(&matrix).into_iter().map(|class| (class.states, class.period)).collect()
    }

    #[test]
    fn classes_and_periods_are_found() {
        assert_eq!(of("0.3,0.7;0.9,0.1"), [(vec![0, 1], 1)]);
        assert_eq!(of("0,1;1,0"), [(vec![0, 1], 2)]);
        assert_eq!(of("0,1,0;0,0,1;1,0,0"), [(vec![0, 1, 2], 3)]);
        // Ways of length 2 and 3 from the first state to itself.
        assert_eq!(of("0,1,0;1,0,1;1,0,0"), [(vec![0, 1, 2], 1)]);
        assert_eq!(of("1,0;0,1"), [(vec![0], 1), (vec![1], 1)]);
        // The first state leaves for ever.
        assert_eq!(of("1,1,1;0,0,1;0,1,0"), [(vec![1, 2], 2)]);
    }
}
