//! Going back to earlier experiments, and forward again.

/// The most steps that can be undone.
const MOST: usize = 200;

/// The states of something, the present one among them.
#[derive(Clone, Debug)]
pub struct UndoHistory<T> {
    past: Vec<T>,
    present: T,
    /// What has been undone, the next to be redone last.
    future: Vec<T>,
}

impl<T: Clone + PartialEq> UndoHistory<T> {
    /// A history that begins with this state.
    pub fn new(present: T) -> Self {
        Self { past: Vec::new(), present, future: Vec::new() }
    }

    /// Takes note of the current state; if it is new, a step can be undone. Call it when no control is held, so that a
    /// drag is one step.
    pub fn note(&mut self, current: &T) {
        if *current == self.present {
            return;
        }
        self.past.push(std::mem::replace(&mut self.present, current.clone()));
        self.future.clear();
        if self.past.len() > MOST {
            self.past.remove(0);
        }
    }

    /// Goes a step back; `None` if there is none.
    pub fn undo(&mut self) -> Option<T> {
        let before = self.past.pop()?;
        self.future.push(std::mem::replace(&mut self.present, before));
        Some(self.present.clone())
    }

    /// Takes back the last [`UndoHistory::undo`]; `None` if there is none.
    pub fn redo(&mut self) -> Option<T> {
        let next = self.future.pop()?;
        self.past.push(std::mem::replace(&mut self.present, next));
        Some(self.present.clone())
    }

    /// Goes a step back, or forward again, if `redo`; `None` if there is none.
    pub fn step(&mut self, redo: bool) -> Option<T> {
        if redo { self.redo() } else { self.undo() }
    }

    /// Whether there is a step to undo, and one to redo.
    pub fn can(&self) -> [bool; 2] {
        [!self.past.is_empty(), !self.future.is_empty()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_undone_and_redone_and_a_new_one_ends_the_future() {
        let mut history = UndoHistory::new(0);
        assert_eq!((history.undo(), history.redo(), history.can()), (None, None, [false, false]));
        for state in [0, 1, 1, 2, 3] {
            history.note(&state);
        }
        assert_eq!((history.undo(), history.undo()), (Some(2), Some(1)));
        assert_eq!((history.redo(), history.can()), (Some(2), [true, true]));
        history.note(&2);
        assert_eq!(history.can(), [true, true]);
        history.note(&7);
        assert_eq!((history.redo(), history.undo(), history.undo(), history.undo()), (None, Some(2), Some(1), Some(0)));
    }

    #[test]
    fn the_number_of_steps_is_bounded() {
        let mut history = UndoHistory::new(0);
        (0..1000).for_each(|state| history.note(&state));
        let mut steps = 0;
        while history.undo().is_some() {
            steps += 1;
        }
        assert_eq!(steps, MOST);
    }
}
