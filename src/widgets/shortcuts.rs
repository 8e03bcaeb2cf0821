//! Keyboard shortcuts.

use egui::{Event, Key, Ui};

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Play or pause.
    Play,
    /// Move by this many recorded times.
    Step(i32),
    /// Go to the data.
    Start,
    /// Go to the recovered population.
    End,
    /// Reverse the direction of playing.
    Turn,
    /// Start again at the end, or stop there.
    Loop,
    /// Compare, or stop comparing.
    Compare,
    /// Edit the first (`false`) or the second experiment.
    Edit(bool),
    /// Go back to the experiment before.
    Undo,
    /// Take back the last [`Shortcut::Undo`].
    Redo,
    /// A lesson, counted from 1.
    Lesson(u8),
    /// The panel of sweeps.
    Sweep,
    /// The list of keys.
    Help,
    /// Close the window over the page.
    Close,
}

impl Shortcut {
    /// Whether it moves the playhead or closes a window: an embedded page has only these shortcuts.
    pub fn is_playback(self) -> bool {
        !matches!(
            self,
            Self::Compare | Self::Edit(_) | Self::Undo | Self::Redo | Self::Lesson(_) | Self::Sweep | Self::Help
        )
    }
}

/// The shortcuts pressed since the last frame. A control with the keyboard focus gets all keys but Escape.
pub fn pressed(ui: &Ui) -> Vec<Shortcut> {
    let taken = ui.memory(|memory| memory.focused().is_some());
    let shortcut_of = |event: &Event| match event {
        Event::Key { key, pressed: true, modifiers, repeat, .. }
            if !(modifiers.command || modifiers.ctrl || modifiers.alt) && (!taken || *key == Key::Escape) =>
        {
            // A key that is held steps on; it does not play and pause in turn.
            shortcut(*key).filter(|shortcut| !repeat || matches!(shortcut, Shortcut::Step(_)))
        }
        // A field with text has its own steps to undo.
        Event::Key { key, pressed: true, modifiers, .. } if modifiers.command && !modifiers.alt && !taken => {
            with_command(*key, modifiers.shift)
        }
        _ => None,
    };
    ui.input(|input| input.events.iter().filter_map(shortcut_of).collect())
}

/// With Ctrl, or ⌘.
fn with_command(key: Key, shift: bool) -> Option<Shortcut> {
    match (key, shift) {
        (Key::Z, false) => Some(Shortcut::Undo),
        (Key::Z, true) | (Key::Y, false) => Some(Shortcut::Redo),
        _ => None,
    }
}

fn shortcut(key: Key) -> Option<Shortcut> {
    const DIGITS: [Key; 9] =
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    Some(match key {
        Key::Space => Shortcut::Play,
        Key::ArrowRight => Shortcut::Step(1),
        Key::ArrowLeft => Shortcut::Step(-1),
        Key::Home => Shortcut::Start,
        Key::End => Shortcut::End,
        Key::R => Shortcut::Turn,
        Key::L => Shortcut::Loop,
        Key::C => Shortcut::Compare,
        Key::A => Shortcut::Edit(false),
        Key::B => Shortcut::Edit(true),
        Key::S => Shortcut::Sweep,
        Key::Questionmark => Shortcut::Help,
        Key::Escape => Shortcut::Close,
        digit => Shortcut::Lesson(DIGITS.iter().position(|key| *key == digit)? as u8 + 1),
    })
}
