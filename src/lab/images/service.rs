//! Computes pictures.

use super::data::PictureData;
use super::request::{Job, Outcome, PicturesReply, PicturesRequest};
use crate::images::RoundTrip;

/// The run whose pictures are computed; none before the first.
#[derive(Default)]
pub struct PicturesService {
    data: PictureData,
    current: Option<(u32, RoundTrip)>,
}

impl PicturesService {
    /// Carries out a request, and returns the reply, if there is one.
    pub fn carry_out(&mut self, request: PicturesRequest) -> Option<PicturesReply> {
        let PicturesRequest { run, job } = request;
        match job {
            Job::Start { settings, digits, network } => {
                self.data.set_digits(&digits);
                let data = self.data.of(&settings);
                self.current = data.map(|data| (run, RoundTrip::new(settings.experiment(data, network))));
                None
            }
            Job::Pictures(numbers) => {
                let trip = self.current.as_mut().filter(|(known, _)| *known == run);
                let outcome = trip.map_or(Outcome::Lost, |(_, trip)| Outcome::Done(Box::new(trip.run(numbers))));
                Some(PicturesReply { run, outcome })
            }
        }
    }
}
