//! Runs blocks for the page.

use super::fields::memory;
use super::messages::Reply;
use crate::diffusion::model::Surface;
use crate::lab::block_runner::BlockRunner;
use crate::lab::one_dimension::Settings;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::JsValue;
use web_time::Instant;

/// The least time between two reports of progress: more of them would keep the page busy.
const REPORT_INTERVAL: Duration = Duration::from_millis(1);

/// The run whose blocks this worker runs; none before the first.
#[derive(Default)]
pub struct Blocks {
    runner: Option<BlockRunner>,
}

impl Blocks {
    /// Carries out [`Request::StartRun`](super::messages::Request::StartRun).
    pub fn start_run(&mut self, settings: &Settings, learned: Option<&Arc<Surface>>) {
        self.runner = Some(BlockRunner::new(settings, learned));
    }

    /// Carries out [`Request::RunBlocks`](super::messages::Request::RunBlocks): calls `reply` with the progress from
    /// time to time, and after the last block.
    ///
    /// # Errors
    /// If no run has been started, or if the last `reply` fails.
    pub fn run_blocks(
        &mut self,
        blocks: Range<u32>,
        reply: impl Fn(Reply) -> Result<(), JsValue>,
    ) -> Result<(), JsValue> {
        let (mut left, mut unreported) = (blocks.len(), 0);
        let (mut since, mut sent) = (Instant::now(), Ok(()));
        self.runner()?.run_blocks(blocks, || {
            left -= 1;
            unreported += 1;
            let elapsed = since.elapsed();
            if left == 0 || elapsed >= REPORT_INTERVAL {
                sent = reply(Reply::Progress { blocks: unreported, milliseconds: elapsed.as_secs_f64() * 1e3 });
                (unreported, since) = (0, Instant::now());
            }
        });
        sent
    }

    /// Carries out [`Request::TakeCounts`](super::messages::Request::TakeCounts).
    ///
    /// # Errors
    /// If no run has been started.
    pub fn take_counts(&mut self) -> Result<Reply, JsValue> {
        let counts = self.runner()?.take_counts();
        Ok(Reply::Counts { counts, memory: memory() })
    }

    fn runner(&mut self) -> Result<&mut BlockRunner, JsValue> {
        self.runner.as_mut().ok_or_else(|| js_sys::Error::new("no run has been started").into())
    }
}
