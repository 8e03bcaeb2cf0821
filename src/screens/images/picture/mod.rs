//! The picture: data at the left, recovered pictures at the right, and between them film strips of a few pictures on their
//! way out and back; and all pictures at the playhead.

pub mod film;
pub mod grid;
pub mod strips;
