//! Eigenvalues of a transition matrix: reduction to Hessenberg form, then the QR algorithm with Wilkinson's shifts
//! (Golub & Van Loan 2013, §7.4 and §7.5), in complex arithmetic, because eigenvalues may be complex.

use super::complex::Complex;
use super::matrix::TransitionMatrix;

/// QR steps for one eigenvalue: two or three do, and a few more where a shift is unlucky.
const MOST_STEPS: usize = 300;
/// After as many steps without success, another shift is tried.
const UNLUCKY: usize = 10;

type Rows = Vec<Vec<Complex>>;

/// All eigenvalues, the largest modulus first. The first is 1. A simple eigenvalue has an error of about 1e−15; one of
/// multiplicity m that has too few eigenvectors, about 1e−15 to the power of 1/m.
pub fn eigenvalues(matrix: &TransitionMatrix) -> Vec<Complex> {
    let mut rows: Rows = matrix.rows().map(|row| row.iter().copied().map(Complex::real).collect()).collect();
    reduce(&mut rows);
    for last in (1..rows.len()).rev() {
        for step in 1..=MOST_STEPS {
            let first = (1..=last).rev().find(|i| is_negligible(&mut rows, *i)).unwrap_or_default();
            if first == last {
                break;
            }
            let corner = rows[last][last];
            let shift = if step % UNLUCKY == 0 {
                corner + Complex::real(rows[last][last - 1].modulus())
            } else {
                nearer_eigenvalue([[rows[last - 1][last - 1], rows[last - 1][last]], [rows[last][last - 1], corner]])
            };
            qr_step(&mut rows, first, last, shift);
        }
    }
    // Picked one by one: the code of a sort would be larger than the rest of this file.
    let mut found: Vec<Complex> = rows.iter().enumerate().map(|(i, row)| row[i]).collect();
    let mut ordered = Vec::with_capacity(found.len());
    while let Some(largest) = found.iter().copied().reduce(|a, b| if comes_before(b, a) { b } else { a }) {
        ordered.push(largest);
        if let Some(place) = found.iter().position(|value| *value == largest) {
            found.swap_remove(place);
        } else {
            // Not a number.
            break;
        }
    }
    ordered
}

/// Whether the modulus of `a` is larger; or, if both are the same, its real part; or, if these are the same, its imaginary
/// part.
fn comes_before(a: Complex, b: Complex) -> bool {
    const SAME: f64 = 1e-12;
    let larger_by = [a.modulus() - b.modulus(), a.re - b.re, a.im - b.im];
    larger_by.into_iter().find(|difference| difference.abs() > SAME).is_some_and(|difference| difference > 0.0)
}

/// The eigenvalue of the second largest modulus: |λ₂|ⁿ is how a chain forgets. It is 1 if there are classes that never
/// meet, and has modulus 1 if the chain is periodic.
pub fn second_eigenvalue(matrix: &TransitionMatrix) -> Complex {
    eigenvalues(matrix).get(1).copied().unwrap_or_default()
}

/// Makes all entries below the first subdiagonal 0, by elimination with pivots: the eigenvalues stay.
fn reduce(rows: &mut Rows) {
    let n = rows.len();
    for column in 0..n.saturating_sub(2) {
        let size = |row: &usize| rows[*row][column].modulus();
        let pivot = (column + 1..n).max_by(|a, b| size(a).total_cmp(&size(b))).unwrap_or(column + 1);
        let pivot_value = rows[pivot][column];
        if pivot_value.modulus() == 0.0 {
            continue;
        }
        rows.swap(pivot, column + 1);
        for row in rows.iter_mut() {
            row.swap(pivot, column + 1);
        }
        for row in column + 2..n {
            // All numbers are still real.
            let factor = rows[row][column].re / pivot_value.re;
            let above = rows[column + 1].clone();
            for (entry, above) in rows[row].iter_mut().zip(above) {
                *entry = *entry - above.scaled(factor);
            }
            for line in rows.iter_mut() {
                line[column + 1] = line[column + 1] + line[row].scaled(factor);
            }
        }
    }
}

/// Whether the entry left of the diagonal of row `i` is 0 up to rounding; it is then set to 0.
fn is_negligible(rows: &mut Rows, i: usize) -> bool {
    let around = rows[i][i].modulus() + rows[i - 1][i - 1].modulus();
    let around = if around == 0.0 { 1.0 } else { around };
    let is_small = rows[i][i - 1].modulus() <= f64::EPSILON * around;
    if is_small {
        rows[i][i - 1] = Complex::default();
    }
    is_small
}

/// Of the eigenvalues of a 2 × 2 matrix, the one nearer to its last entry.
fn nearer_eigenvalue([[a, b], [c, d]]: [[Complex; 2]; 2]) -> Complex {
    let half = (a - d).scaled(0.5);
    let root = (half * half + b * c).root();
    let middle = (a + d).scaled(0.5);
    let [plus, minus] = [middle + root, middle - root];
    if (plus - d).modulus() <= (minus - d).modulus() { plus } else { minus }
}

/// One step of the QR algorithm on the rows and columns from `first` to `last`.
fn qr_step(rows: &mut Rows, first: usize, last: usize, shift: Complex) {
    for (i, row) in rows.iter_mut().enumerate().take(last + 1).skip(first) {
        row[i] = row[i] - shift;
    }
    let mut rotations = Vec::with_capacity(last - first);
    for k in first..last {
        let (x, y) = (rows[k][k], rows[k + 1][k]);
        let length = libm::hypot(x.modulus(), y.modulus());
        let (c, s) = if length == 0.0 {
            (Complex::real(1.0), Complex::default())
        } else {
            (x.scaled(1.0 / length), y.scaled(1.0 / length))
        };
        let (above, below) = rows.split_at_mut(k + 1);
        for (upper, lower) in above[k][k..=last].iter_mut().zip(&mut below[0][k..=last]) {
            (*upper, *lower) = (c.conjugate() * *upper + s.conjugate() * *lower, c * *lower - s * *upper);
        }
        rotations.push((c, s));
    }
    for (k, (c, s)) in (first..).zip(rotations) {
        for row in rows.iter_mut().take((k + 2).min(last) + 1).skip(first) {
            let (left, right) = (row[k], row[k + 1]);
            row[k] = left * c + right * s;
            row[k + 1] = right * c.conjugate() - left * s.conjugate();
        }
    }
    for (i, row) in rows.iter_mut().enumerate().take(last + 1).skip(first) {
        row[i] = row[i] + shift;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{RngExt as _, SeedableRng};
    use rand_xoshiro::Xoshiro256PlusPlus;

    fn of(text: &str) -> Vec<Complex> {
        eigenvalues(&text.parse().unwrap_or_else(|_| panic!("{text} is a matrix")))
    }

    fn assert_near(found: &[Complex], expected: &[(f64, f64)], tolerance: f64) {
        assert_eq!(found.len(), expected.len());
        for (found, &(re, im)) in found.iter().zip(expected) {
            assert!((*found - Complex { re, im }).modulus() <= tolerance, "{found:?} is not {re} + {im} i");
        }
    }

    #[test]
    fn eigenvalues_are_those_of_the_mathematics_page() {
        assert_near(&of("0.3,0.7;0.9,0.1"), &[(1.0, 0.0), (-0.6, 0.0)], 1e-14);
        // λ₂ + λ₃ = 1.2 and λ₂ λ₃ = 0.34.
        let root = 0.02_f64.sqrt();
        let market = of("0.9,0.075,0.025;0.15,0.8,0.05;0.25,0.25,0.5");
        assert_near(&market, &[(1.0, 0.0), (0.6 + root, 0.0), (0.6 - root, 0.0)], 1e-14);
    }

    #[test]
    fn cycles_have_roots_of_one_and_the_identity_has_ones() {
        let third = 3.0_f64.sqrt() / 2.0;
        assert_near(&of("0,1,0;0,0,1;1,0,0"), &[(1.0, 0.0), (-0.5, third), (-0.5, -third)], 1e-12);
        assert_near(&of("0,1,0,0;0,0,1,0;0,0,0,1;1,0,0,0"), &[(1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (-1.0, 0.0)], 1e-12);
        assert_near(&of("1,0,0;0,1,0;0,0,1"), &[(1.0, 0.0); 3], 0.0);
        assert_near(
            &of("0.25,0.25,0.25,0.25;1,1,1,1;1,1,1,1;1,1,1,1"),
            &[(1.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)],
            1e-12,
        );
    }

    #[test]
    fn sums_of_powers_are_traces_of_powers() {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(1);
        for states in [2, 3, 4, 5, 6, 12, 27] {
            for _ in 0..20 {
                let rows: Vec<Vec<f64>> = (0..states)
                    .map(|_| (0..states).map(|_| if random.random_bool(0.4) { 0.0 } else { random.random() }).collect())
                    .collect();
                let Some(matrix) = TransitionMatrix::new(&rows) else { continue };
                let found = eigenvalues(&matrix);
                assert!((found[0] - Complex::real(1.0)).modulus() < 1e-12);
                let trace = |matrix: &TransitionMatrix| (0..states).map(|i| matrix.probability(i, i)).sum::<f64>();
                let sums = [found.clone(), found.iter().map(|value| *value * *value).collect()]
                    .map(|values: Vec<Complex>| values.into_iter().fold(Complex::default(), |a, b| a + b));
                for (sum, trace) in sums.into_iter().zip([trace(&matrix), trace(&matrix.squared())]) {
                    assert!((sum - Complex::real(trace)).modulus() < 1e-11, "{states}: {sum:?} {trace}");
                }
            }
        }
    }
}
