//! Web Workers that run blocks: each has a thread and a memory of its own, and runs the workers' program
//! ([`crate::worker`]).

pub mod job_source;
pub mod pool;
pub mod program;
pub mod training_worker;
mod worker;
