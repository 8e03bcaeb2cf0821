// Imports a module for the program, which has no other way to do that (src/web/workers/program.rs).
/** @type {(address: string) => Promise<unknown>} */
window.diffuscopeImport = (address) => import(address);
