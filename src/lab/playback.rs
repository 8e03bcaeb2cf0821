//! The playhead: its position in the round trip, and up to which position the picture is uncovered.

/// The last position: 0 … 1 is the forward run, 1 … 2 the reverse run.
const END: f64 = 2.0;
/// The change of position per second at speed 1.
const PER_SECOND: f64 = 0.2;

/// The playhead and its motion. It has no clock: the caller says how much time has passed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playback {
    position: f64,
    playing: bool,
    speed: f64,
    backwards: bool,
    looping: bool,
    /// The picture is covered beyond this position.
    seen: f64,
    /// The playhead stops at this position; the picture is uncovered up to here as it plays.
    until: f64,
}

impl Default for Playback {
    /// At t = 0.42 of the forward run, paused: where the peaks have just merged. Nothing is covered.
    fn default() -> Self {
        Self { position: 0.42, playing: false, speed: 1.0, backwards: false, looping: false, seen: END, until: END }
    }
}

impl Playback {
    /// The speeds that the user can choose.
    pub const SPEEDS: [f64; 4] = [0.25, 0.5, 1.0, 2.0];

    /// t of the process, in [0, 1], in either direction.
    pub fn t(&self) -> f64 {
        if self.position <= 1.0 { self.position } else { END - self.position }
    }

    /// The position of the playhead in the round trip: 0 … 2.
    pub fn position(&self) -> f64 {
        self.position
    }

    /// Puts the playhead at a position of 0 … 2, or where it has to stop before that.
    pub fn seek(&mut self, position: f64) {
        self.position = position.clamp(0.0, self.until);
        self.seen = self.seen.max(self.position);
    }

    /// The position up to which the picture is uncovered: 0 … 2.
    pub fn seen(&self) -> f64 {
        self.seen
    }

    /// Whether nothing is covered.
    pub fn is_all_seen(&self) -> bool {
        self.seen >= END
    }

    /// Covers the picture beyond the position `way`, for a reader who is to predict it, and stops the playhead there.
    pub fn cover(&mut self, position: f64) {
        self.until = position.clamp(0.0, END);
        self.seen = self.until;
        self.position = self.until;
        self.playing = false;
        self.backwards = false;
        self.looping = false;
    }

    /// Plays from the edge of the cover to the position `way`, and uncovers the picture up to the playhead.
    pub fn reveal(&mut self, position: f64) {
        self.position = self.seen;
        self.until = position.clamp(self.seen, END);
        self.playing = self.position < self.until;
    }

    /// Whether it plays.
    pub fn is_playing(&self) -> bool {
        self.playing
    }

    /// Plays; from the start if it is at the end.
    pub fn play(&mut self) {
        if !self.playing && self.position == self.end() {
            self.position = self.until - self.end();
        }
        self.playing = self.position != self.end();
    }

    /// The position where playing ends.
    fn end(&self) -> f64 {
        if self.backwards { 0.0 } else { self.until }
    }

    /// Pauses at the current position.
    pub fn pause(&mut self) {
        self.playing = false;
    }

    /// Plays or pauses.
    pub fn toggle(&mut self) {
        if self.playing { self.pause() } else { self.play() }
    }

    /// Pauses and moves by `columns` of the `intervals` of a direction, to a recorded time.
    pub fn step(&mut self, columns: i32, intervals: usize) {
        self.playing = false;
        let intervals = intervals.max(1) as f64;
        let column = (self.position * intervals).round() + f64::from(columns);
        self.seek(column / intervals);
    }

    /// Pauses and moves by `steps` of the `of` steps of the whole way.
    pub fn step_by(&mut self, steps: i32, of: f64) {
        self.playing = false;
        let step = (0.5 * self.position * of).round() + f64::from(steps);
        self.seek(2.0 * step / of.max(1.0));
    }

    /// The speed; 1 means ten seconds for the round trip.
    pub fn speed(&self) -> f64 {
        self.speed
    }

    /// Sets the speed to one of [`Playback::SPEEDS`], or to any other positive speed.
    pub fn set_speed(&mut self, speed: f64) {
        if speed > 0.0 {
            self.speed = speed;
        }
    }

    /// Whether it plays backwards, from the recovered population to the data.
    pub fn is_backwards(&self) -> bool {
        self.backwards
    }

    /// Reverses the direction in which it plays.
    pub fn turn(&mut self) {
        self.backwards = !self.backwards;
    }

    /// Whether it starts again at the end.
    pub fn is_looping(&self) -> bool {
        self.looping
    }

    /// Switches between starting again at the end and stopping there.
    pub fn toggle_loop(&mut self) {
        self.looping = !self.looping;
    }

    /// Moves on by `seconds` if it plays; stops at the end, unless it loops.
    pub fn advance(&mut self, seconds: f64) {
        if !self.playing {
            return;
        }
        let sign = if self.backwards { -1.0 } else { 1.0 };
        let way = self.position + sign * seconds * self.speed * PER_SECOND;
        if self.looping {
            self.seen = self.seen.max(way.min(self.until));
            self.position = way.rem_euclid(self.until);
        } else {
            self.seek(way);
            self.playing = self.position != self.end();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_plays_the_round_trip_and_stops() {
        let mut playback = Playback::default();
        playback.seek(0.0);
        playback.toggle();
        playback.advance(2.5);
        assert_eq!((playback.t(), playback.position()), (0.5, 0.5));
        playback.advance(5.0);
        assert_eq!((playback.t(), playback.position()), (0.5, 1.5));
        playback.advance(60.0);
        assert_eq!((playback.t(), playback.position(), playback.is_playing()), (0.0, 2.0, false));
        playback.toggle();
        assert_eq!((playback.position(), playback.is_playing()), (0.0, true));
    }

    #[test]
    fn it_plays_backwards() {
        let mut playback = Playback::default();
        playback.seek(0.0);
        playback.turn();
        playback.toggle();
        assert_eq!(playback.position(), 2.0);
        playback.advance(2.5);
        assert_eq!((playback.position(), playback.t()), (1.5, 0.5));
        playback.advance(60.0);
        assert_eq!((playback.position(), playback.is_playing()), (0.0, false));
    }

    #[test]
    fn a_loop_starts_again_at_either_end() {
        let mut playback = Playback::default();
        playback.toggle_loop();
        playback.seek(1.5);
        playback.toggle();
        playback.advance(5.0);
        assert_eq!((playback.position(), playback.is_playing()), (0.5, true));
        playback.turn();
        playback.advance(5.0);
        assert_eq!((playback.position(), playback.is_playing()), (1.5, true));
    }

    #[test]
    fn a_step_ends_at_a_recorded_time() {
        let mut playback = Playback::default();
        playback.seek(0.4201);
        playback.step(1, 250);
        assert_eq!(playback.position(), 106.0 / 250.0);
        playback.step(-1000, 250);
        assert_eq!(playback.position(), 0.0);
        playback.step(-1, 0);
        assert_eq!(playback.position(), 0.0);
    }

    #[test]
    fn a_step_of_the_whole_way_ends_at_a_step() {
        let mut playback = Playback::default();
        playback.seek(0.51);
        playback.step_by(1, 40.0);
        assert_eq!(playback.position(), 2.0 * 11.0 / 40.0);
        playback.step_by(-99, 40.0);
        assert_eq!(playback.position(), 0.0);
    }

    #[test]
    fn the_playhead_stops_at_the_cover_and_playing_uncovers() {
        let mut playback = Playback::default();
        playback.cover(1.0);
        playback.seek(1.7);
        assert_eq!((playback.position(), playback.seen(), playback.is_all_seen()), (1.0, 1.0, false));
        playback.seek(0.3);
        playback.reveal(2.0);
        assert_eq!((playback.position(), playback.is_playing()), (1.0, true));
        playback.advance(2.5);
        assert_eq!((playback.position(), playback.seen()), (1.5, 1.5));
        playback.seek(0.5);
        assert_eq!((playback.position(), playback.seen()), (0.5, 1.5));
        playback.advance(60.0);
        assert_eq!((playback.position(), playback.is_playing(), playback.is_all_seen()), (2.0, false, true));
    }

    #[test]
    fn a_part_is_revealed_and_the_rest_stays_covered() {
        let mut playback = Playback::default();
        playback.cover(0.0);
        playback.play();
        assert!(!playback.is_playing(), "there is nothing to play");
        playback.reveal(1.0);
        playback.advance(60.0);
        assert_eq!((playback.position(), playback.seen(), playback.is_playing()), (1.0, 1.0, false));
        playback.play();
        assert_eq!((playback.position(), playback.seen(), playback.is_playing()), (0.0, 1.0, true));
        playback.cover(2.0);
        assert!(playback.is_all_seen());
    }

    #[test]
    fn a_paused_playhead_stays() {
        let mut playback = Playback::default();
        playback.advance(10.0);
        assert_eq!(playback, Playback::default());
    }
}
