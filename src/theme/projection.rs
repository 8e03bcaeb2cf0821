//! Whether the page is shown in a lecture hall, where lines are heavier.

/// Where it is stored in the context.
fn projected_id() -> egui::Id {
    egui::Id::unique("projected")
}

/// Whether the page is projected.
pub fn is_projected(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp(projected_id()).unwrap_or_default())
}

/// Sets whether the page is projected.
pub fn set_projected(ctx: &egui::Context, projected: bool) {
    ctx.data_mut(|data| data.insert_temp(projected_id(), projected));
}
