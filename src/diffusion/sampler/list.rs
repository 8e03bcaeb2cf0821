//! All samplers.

use super::ddim::DDIM;
use super::ddpm::DDPM;
use super::dpm_solver::DPM_SOLVER;
use super::euler_maruyama::EULER_MARUYAMA;
use super::kind::Kind;
use super::langevin::LANGEVIN;
use super::ode::ODE;
use super::predictor_corrector::PREDICTOR_CORRECTOR;

/// All samplers, in the order of the menu.
pub static ALL: [&Kind; 7] = [&EULER_MARUYAMA, &DDPM, &DDIM, &ODE, &DPM_SOLVER, &LANGEVIN, &PREDICTOR_CORRECTOR];
