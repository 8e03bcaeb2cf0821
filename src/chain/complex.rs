//! Complex numbers, as far as eigenvalues need them.

use std::ops::{Add, Mul, Sub};

/// A complex number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Complex {
    /// The real part.
    pub re: f64,
    /// The imaginary part.
    pub im: f64,
}

/// Imaginary parts below this are rounding.
const ROUNDING: f64 = 1e-9;

impl Complex {
    /// A real number.
    pub fn real(re: f64) -> Self {
        Self { re, im: 0.0 }
    }

    /// The modulus.
    pub fn modulus(self) -> f64 {
        libm::hypot(self.re, self.im)
    }

    /// Whether it is real, up to rounding.
    pub fn is_real(self) -> bool {
        self.im.abs() < ROUNDING
    }

    /// The conjugate.
    pub fn conjugate(self) -> Self {
        Self { im: -self.im, ..self }
    }

    /// Times a real number.
    pub fn scaled(self, factor: f64) -> Self {
        Self { re: factor * self.re, im: factor * self.im }
    }

    /// The square root with a real part of at least 0.
    pub fn root(self) -> Self {
        let modulus = self.modulus();
        let re = (0.5 * (modulus + self.re)).max(0.0).sqrt();
        let im = (0.5 * (modulus - self.re)).max(0.0).sqrt();
        Self { re, im: im.copysign(self.im) }
    }
}

impl Add for Complex {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { re: self.re + other.re, im: self.im + other.im }
    }
}

impl Sub for Complex {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { re: self.re - other.re, im: self.im - other.im }
    }
}

impl Mul for Complex {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self { re: self.re * other.re - self.im * other.im, im: self.re * other.im + self.im * other.re }
    }
}
