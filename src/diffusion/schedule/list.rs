//! All schedules.

use super::constant::CONSTANT;
use super::cosine::COSINE;
use super::cubic::CUBIC;
use super::flow::FLOW;
use super::geometric::GEOMETRIC;
use super::kind::Kind;
use super::linear::LINEAR;

/// All kinds of schedule, in the order of the menu.
pub static ALL: [&Kind; 6] = [&CUBIC, &LINEAR, &COSINE, &CONSTANT, &GEOMETRIC, &FLOW];
