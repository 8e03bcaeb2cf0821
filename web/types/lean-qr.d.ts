// web/share/lean-qr.js, which scripts/vendor.mjs makes from the package, has the package's types: web/tsconfig.json joins the
// two folders.
export * from "lean-qr";
