//! Parts of the user interface that screens share.

pub mod adjustable;
pub mod badge;
pub mod callout;
pub mod explanation;
pub mod heading;
pub mod icons;
pub mod lines;
pub mod mark;
pub mod notices;
pub mod number_format;
pub mod page_header;
pub mod page_size;
pub mod playback_buttons;
pub mod plot;
pub mod request;
pub mod seed_control;
pub mod shortcut_list;
pub mod shortcuts;
pub mod slider;
pub mod texture;
pub mod training_panel;
pub mod transport;
pub mod verdict_row;
pub mod widget_rect;
