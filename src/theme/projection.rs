//! Whether the page is shown in a lecture hall, where lines are heavier, or in very little space, where all is smaller.

/// Where it is stored in the context.
fn projected_id() -> egui::Id {
    egui::Id::unique("projected")
}

/// Whether the page is projected.
pub fn is_projected(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp(projected_id()).unwrap_or_default())
}

/// Where it is stored in the context.
fn shrunk_id() -> egui::Id {
    egui::Id::unique("shrunk")
}

/// Whether everything is smaller than its size in pixels, because the page is very narrow.
pub fn is_shrunk(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp(shrunk_id()).unwrap_or_default())
}

/// Sets whether everything is smaller.
pub fn set_shrunk(ctx: &egui::Context, shrunk: bool) {
    ctx.data_mut(|data| data.insert_temp(shrunk_id(), shrunk));
}

/// Sets whether the page is projected.
pub fn set_projected(ctx: &egui::Context, projected: bool) {
    ctx.data_mut(|data| data.insert_temp(projected_id(), projected));
}
