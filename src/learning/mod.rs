//! Networks and their training, independent of user interface, browser and clock.
//!
//! From the lowest layer up:
//! - [`block`] blocks of samples, [`product`] matrices times them, [`silu`] the activation;
//! - [`network`] a multilayer perceptron, [`pass`] its outputs and its gradient, [`activations`] all its
//!   values, [`outputs`] those for any number of samples, [`tangent`] its slope and the gradient of that;
//! - [`loss`] losses, [`adam`] the optimiser, [`rate`] learning rate and average of the weights;
//! - [`trainer`] one iteration: (state, batch) → (state, info); [`random`] random numbers; [`history`] earlier weights;
//! - [`score`] a diffusion model's score as a network, [`settings`] how it is trained, [`mod@file`] a network as a
//!   file.
//!
//! Almost everything is additions, multiplications, divisions and square roots in a fixed order; the rest comes from
//! `libm`. The same settings and seed give the same weights to the last bit, natively and in a browser.
//!
//! # How to train another network
//! A trainer does not depend on scores: it trains any network, given blocks of inputs and a [`Loss`](loss::Loss).
//! ```
//! use diffuscope_numerics::learning::block::{SAMPLES, block};
//! use diffuscope_numerics::learning::loss::SquaredError;
//! use diffuscope_numerics::learning::network::{Network, Shape};
//! use diffuscope_numerics::learning::random::{Purpose, generator};
//! use diffuscope_numerics::learning::trainer::{Rule, State, Trainer};
//!
//! // y = x², learned from 64 values of x.
//! let x: [f32; SAMPLES] = std::array::from_fn(|i| i as f32 / 32.0 - 1.0);
//! let loss = SquaredError { wanted: vec![block(x.map(|x| x * x))], weights: vec![block([1.0; SAMPLES])] };
//! let network = Network::new(Shape::new(vec![1, 16, 1]).unwrap(), &mut generator(1, Purpose::Weights, 0));
//! let mut trainer = Trainer::new(Rule { learning_rate: 0.02, iterations: 500, ema: 0.9 }, &network);
//! let mut state = State::new(network);
//! let losses: Vec<f64> = (0..500).map(|_| trainer.step(&mut state, &[block(x)], &loss).loss()).collect();
//! assert!(losses[499] < 0.01 * losses[0]);
//! ```

pub mod activations;
pub mod adam;
pub mod block;
pub mod file;
pub mod history;
pub mod loss;
pub mod network;
pub mod outputs;
pub mod pass;
pub mod product;
pub mod random;
pub mod rate;
pub mod score;
pub mod settings;
pub mod silu;
pub mod tangent;
pub mod trainer;
