//! Web Workers that run blocks: each has a thread and a memory of its own, and runs the workers' program
//! ([`crate::worker`]).

pub mod background_worker;
pub mod job_source;
pub mod pool;
pub mod program;
mod silence;
mod worker;
