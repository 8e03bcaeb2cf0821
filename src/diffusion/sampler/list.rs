//! All samplers.

use super::ddim::DDIM;
use super::ddpm::DDPM;
use super::euler_maruyama::EULER_MARUYAMA;
use super::kind::Kind;
use super::langevin::LANGEVIN;
use super::ode::ODE;
use super::predictor_corrector::PREDICTOR_CORRECTOR;

/// All samplers, in the order of the menu.
pub static ALL: [&Kind; 6] = [&EULER_MARUYAMA, &DDPM, &DDIM, &ODE, &LANGEVIN, &PREDICTOR_CORRECTOR];
