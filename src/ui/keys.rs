//! The keyboard: what its keys ask for, and the window that lists them.

use super::text::Text;
use super::theme::{Palette, semibold};
use eframe::egui::{self, Event, Frame, Id, Key, Margin, Modal, RichText, ScrollArea, Stroke, Ui, vec2};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Play or pause.
    Play,
    /// So many kept times on.
    Step(i32),
    /// To the data.
    Start,
    /// To the recovered.
    End,
    /// Play the other way.
    Turn,
    /// Start over at the end, or not.
    Loop,
    /// Compare, or stop comparing.
    Compare,
    /// The first (`false`) or the second experiment is edited.
    Edit(bool),
    /// A lesson, counted from 1.
    Lesson(u8),
    /// The list of keys.
    Help,
    /// Close what lies over the page.
    Close,
}

impl Command {
    /// Whether it moves the playhead, or closes what is open: what a part of another page has keys for.
    pub fn is_playback(self) -> bool {
        !matches!(self, Self::Compare | Self::Edit(_) | Self::Lesson(_) | Self::Help)
    }
}

/// What was asked for since the last frame. Keys are the control's that has the keyboard, but Escape is everybody's.
pub fn commands(ui: &Ui) -> Vec<Command> {
    let taken = ui.memory(|memory| memory.focused().is_some());
    let pressed = |event: &Event| match event {
        Event::Key { key, pressed: true, modifiers, .. }
            if !(modifiers.command || modifiers.ctrl || modifiers.alt) && (!taken || *key == Key::Escape) =>
        {
            command(*key)
        }
        _ => None,
    };
    ui.input(|input| input.events.iter().filter_map(pressed).collect())
}

fn command(key: Key) -> Option<Command> {
    const DIGITS: [Key; 9] =
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    Some(match key {
        Key::Space => Command::Play,
        Key::ArrowRight => Command::Step(1),
        Key::ArrowLeft => Command::Step(-1),
        Key::Home => Command::Start,
        Key::End => Command::End,
        Key::R => Command::Turn,
        Key::L => Command::Loop,
        Key::C => Command::Compare,
        Key::A => Command::Edit(false),
        Key::B => Command::Edit(true),
        Key::Questionmark => Command::Help,
        Key::Escape => Command::Close,
        digit => Command::Lesson(DIGITS.iter().position(|key| *key == digit)? as u8 + 1),
    })
}

/// The list of keys, over the page until it is closed. Lessons are in it if there are any.
pub fn window(ui: &Ui, open: &mut bool, text: &Text, lessons: bool) {
    if !*open {
        return;
    }
    let palette = Palette::of(ui.ctx());
    let rows: [(&[&str], &str); 10] = [
        (&[text.space_key], text.play_pause),
        (&["←", "→"], text.step_keys),
        (&["Home", "End"], text.end_keys),
        (&["R"], text.backwards),
        (&["L"], text.looping),
        (&["C"], text.compare),
        (&["A", "B"], text.edit_keys),
        (&["1", "…", "9"], if lessons { text.lessons } else { "" }),
        (&["?"], text.keys),
        (&["Esc"], text.close),
    ];
    let frame = Frame::popup(&ui.global_style()).inner_margin(Margin::same(16));
    let modal = Modal::new(Id::unique("keys")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_max_width((ui.ctx().content_rect().width() - 60.0).min(360.0));
        ui.label(RichText::new(text.keys).font(semibold(18.0)));
        ui.add_space(6.0);
        let height = ui.ctx().content_rect().height() - 170.0;
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            // Nothing in it is to be touched.
            ui.spacing_mut().interact_size.y = 24.0;
            egui::Grid::new("keys").num_columns(2).spacing(vec2(14.0, 6.0)).show(ui, |ui| {
                for (caps, words) in rows.into_iter().filter(|(_, words)| !words.is_empty()) {
                    ui.horizontal(|ui| caps.iter().for_each(|cap| key_cap(ui, cap, palette)));
                    ui.label(words);
                    ui.end_row();
                }
            });
        });
        ui.add_space(6.0);
        ui.button(text.close).clicked()
    });
    if modal.inner || modal.should_close() {
        *open = false;
    }
}

fn key_cap(ui: &mut Ui, name: &str, palette: &Palette) {
    if name == "…" {
        ui.label(name);
        return;
    }
    Frame::new()
        .fill(palette.page)
        .stroke(Stroke::new(1.0, palette.faint_ink))
        .corner_radius(4)
        .inner_margin(Margin::symmetric(6, 2))
        .show(ui, |ui| ui.label(name));
}
