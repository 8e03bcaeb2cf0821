// Splits the program in two: what a visit needs, and what is rarely called, which stays on the server until it is.
//
// What is rarely called is replaced by a call through a table that is empty at first. The first such call has the other
// part fetched (web/rarely.js), which fills the table and shares memory, tables and functions with the first. Neither part
// can tell; browsers only wait a moment.

import binaryen from "binaryen";
import assert from "node:assert/strict";

// What the page's own fonts and pictures never use of the libraries that shape and draw text: other kinds of fonts, hinting,
// scripts that are not written left to right one letter after the other, gradients and clips, PNG files; and WebGL 1. A visit
// that fetches it all the same fails a test (tests/browser/speed.test.mjs).
const rare = [
  /skrifa::outline::(autohint|glyf|varc|memory)/,
  /read_fonts::ps::cs::Evaluator<.*(HintedTransformingSink|TransformSink|TransformPen)/,
  /skrifa::outline::.*(HintedTransformingSink|TransformPen|unscaled)/,
  /read_fonts::tables::(aat|ankr|avar|colr|cpal|feat|glyf|gvar|hvar|kern|kerx|morx|mvar|trak|varc|variations|vorg|vvar)/,
  /harfrust::hb::(aat|kerning|ot_layout_gpos|ot_shape_fallback|ot_shaper_|tag_table)/,
  /vello_cpu::.*(blend|clip|compose|filter|gradient|highp|image|indexed_fill|stroke)/,
  /vello_common::(clip|encode|filter)/,
  /kurbo::(offset|stroke)/,
  /^<*(&mut )?(color|fdeflate|flate2|image|miniz_oxide|peniko|png)::/,
  /init_webgl1/,
];

// What is called all the same: what is made and dropped unused.
const usual = [
  /drop_in_place|ops::drop::Drop|RawVec|SliceIndex|expect_table|::new(::|$)/,
  /ClipState>::get|HintingSink<.*::hint$|TransformSink<.*::read_width$/,
];

// Names without what tells two versions of a crate apart.
const plain = (name) => name.replace(/\[[0-9a-f]+\]/g, "");

const all = (count, get, describe) => Array.from({ length: count }, (_, i) => describe(get(i)));
const functions = (module) => all(module.getNumFunctions(), (i) => module.getFunctionByIndex(i), binaryen.getFunctionInfo);
const globals = (module) => all(module.getNumGlobals(), (i) => module.getGlobalByIndex(i), binaryen.getGlobalInfo);
const tables = (module) => all(module.getNumTables(), (i) => module.getTableByIndex(i), binaryen.getTableInfo);
const exported = (module) => all(module.getNumExports(), (i) => module.getExportByIndex(i), binaryen.getExportInfo);
const elements = (module) =>
  all(module.getNumElementSegments(), (i) => module.getElementSegmentByIndex(i), binaryen.getElementSegmentInfo);

const TABLE = "rarely";

// A program with the names of its functions, in two parts: { often, rarely }, neither of them with names.
export function split(program) {
  const often = binaryen.readBinary(program);
  const defined = functions(often).filter(({ module }) => !module);
  // Another compiler may inline all that a line is about; but if no line is about anything, there are no names.
  const unknown = rare.filter((pattern) => !defined.some(({ name }) => pattern.test(plain(name))));
  assert.ok(unknown.length < rare.length, "the program has no names of functions");
  for (const pattern of unknown) console.warn(`split: nothing in the program is called ${pattern}`);
  const matches = (patterns, { name }) => patterns.some((pattern) => pattern.test(plain(name)));
  const moved = defined.filter((it) => matches(rare, it) && !matches(usual, it));

  const rarely = partWith(moved, binaryen.readBinary(program));
  callThroughTable(moved, often);
  share(often, rarely);
  for (const part of [often, rarely]) {
    part.runPasses(["remove-unused-module-elements"]);
    assert.ok(part.validate());
  }
  return { often: often.emitBinary(), rarely: rarely.emitBinary() };
}

// A program without the names of its functions.
export const withoutNames = (program) => binaryen.readBinary(program).emitBinary();

// Leaves of `module` the functions `moved`, which it puts into the table; all else is imported.
function partWith(moved, module) {
  const names = new Set(moved.map(({ name }) => name));
  for (const { name } of exported(module)) module.removeExport(name);
  for (const { name } of elements(module)) module.removeElementSegment(name);
  const { initial, max } = module.getMemoryInfo();
  module.setMemory(initial, max ?? -1, null, [], false, false, "0");
  module.addMemoryImport("0", "often", "memory");
  for (const { name } of tables(module)) module.addTableImport(name, "often", `table ${name}`);
  for (const { name, type, mutable } of globals(module)) module.addGlobalImport(name, "often", `global ${name}`, type, mutable);
  for (const { name, params, results } of functions(module).filter(({ name }) => !names.has(name))) {
    module.removeFunction(name);
    module.addFunctionImport(name, "often", name, params, results);
  }
  module.addTable(TABLE, moved.length, moved.length, binaryen.funcref);
  module.addTableImport(TABLE, "often", TABLE);
  module.addActiveElementSegment(TABLE, TABLE, [...names], module.i32.const(0));
  module.runPasses(["remove-unused-module-elements"]);
  return module;
}

// Has `module` call the functions `moved` through the table, which it asks for first if it is still empty.
function callThroughTable(moved, module) {
  const { none, i32, funcref } = binaryen;
  module.addTable(TABLE, moved.length, moved.length, funcref);
  module.addTableExport(TABLE, TABLE);
  module.addGlobal("filled", i32, true, module.i32.const(0));
  module.addFunctionImport("fill", TABLE, "fill", none, none);
  const fill = module.block(null, [module.call("fill", [], none), module.global.set("filled", module.i32.const(1))]);
  module.addFunction("fill once", none, none, [], module.if(module.i32.eqz(module.global.get("filled", i32)), fill));
  for (const [place, { name, params, results }] of moved.entries()) {
    const given = binaryen.expandType(params).map((type, i) => module.local.get(i, type));
    const call = module.call_indirect(TABLE, module.i32.const(place), given, params, results);
    module.removeFunction(name);
    module.addFunction(name, params, results, [], module.block(null, [module.call("fill once", [], none), call], results));
  }
}

// Exports from `often` what `rarely` imports, functions under short names.
function share(often, rarely) {
  const taken = new Set(exported(often).map(({ name }) => name));
  const imported = functions(rarely).filter(({ module }) => module);
  for (const [i, { name, params, results }] of imported.entries()) {
    const short = i.toString(36);
    assert.ok(!taken.has(short), `${short} is exported already`);
    rarely.removeFunction(name);
    rarely.addFunctionImport(name, "often", short, params, results);
    often.addFunctionExport(name, short);
  }
  for (const { name } of globals(rarely)) often.addGlobalExport(name, `global ${name}`);
  for (const { name } of tables(rarely).filter(({ name }) => name !== TABLE)) often.addTableExport(name, `table ${name}`);
}
