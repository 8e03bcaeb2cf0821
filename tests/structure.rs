//! The structure of the code: imports go down the layers of `src/lib.rs`, and no two files import each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};
use syn::{Attribute, File, Item, ItemMod, ItemUse, UseTree};

/// The layers, the highest first; layers of one line do not import each other.
const LAYERS: [&[&str]; 12] = [
    &["main", "lib"],
    &["web"],
    &["app"],
    &["screens"],
    &["widgets"],
    &["theme", "text"],
    &["worker"],
    &["lab"],
    &["generators"],
    &["images"],
    &["learning", "chain"],
    &["diffusion"],
];

/// A path of names, from the root of the crate.
type Names = Vec<String>;

/// A module: its file, and its content.
struct Module {
    file: PathBuf,
    imports: Vec<Import>,
    reexports: Vec<Import>,
}

/// A name that a file uses, as written: `crate`, `super` or `self`, then modules, then an item or `*`.
#[derive(Clone)]
struct Import(Names);

fn sources() -> BTreeMap<Names, Module> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut modules = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let relative = path.strip_prefix(&root).expect("below the root").with_extension("");
                let mut names: Names =
                    relative.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
                if names.last().is_some_and(|name| name == "mod") {
                    names.pop();
                }
                let text = fs::read_to_string(&path).expect("a source file");
                let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                modules.insert(names, read(path, &parsed));
            }
        }
    }
    modules
}

fn read(file: PathBuf, parsed: &File) -> Module {
    let mut found = Found::default();
    found.visit_file(parsed);
    Module { file, imports: found.imports, reexports: found.reexports }
}

#[derive(Default)]
struct Found {
    imports: Vec<Import>,
    reexports: Vec<Import>,
}

impl<'a> Visit<'a> for Found {
    fn visit_item_mod(&mut self, module: &'a ItemMod) {
        if !is_test(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_use(&mut self, import: &'a ItemUse) {
        let mut paths = Vec::new();
        flatten(&import.tree, &mut Vec::new(), &mut paths);
        if !matches!(import.vis, syn::Visibility::Inherited) {
            self.reexports.extend(paths.iter().cloned());
        }
        self.imports.extend(paths);
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        let names: Names = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        // A path that is only `super` is a visibility.
        if names.len() > 1 && matches!(names.first().map(String::as_str), Some("crate" | "super")) {
            self.imports.push(Import(names));
        }
        visit::visit_path(self, path);
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"))
    })
}

fn flatten(tree: &UseTree, before: &mut Names, paths: &mut Vec<Import>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, paths);
            before.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, before, paths)),
        UseTree::Name(name) => paths.push(Import(with(before, &name.ident.to_string()))),
        UseTree::Rename(name) => paths.push(Import(with(before, &name.ident.to_string()))),
        UseTree::Glob(_) => paths.push(Import(with(before, "*"))),
    }
}

fn with(names: &[String], last: &str) -> Names {
    names.iter().cloned().chain([last.to_owned()]).collect()
}

/// The module whose file holds what `import` names, seen from the module `from`; `None` for other crates. Re-exports
/// are followed to where the item is defined.
fn resolve(modules: &BTreeMap<Names, Module>, from: &[String], import: &Import, depth: usize) -> Option<Names> {
    let mut names = import.0.iter().filter(|name| *name != "self");
    let mut here: Names = from.to_vec();
    let mut rest: Names = Vec::new();
    match names.next()?.as_str() {
        "crate" => here.clear(),
        "super" => _ = here.pop(),
        child if modules.contains_key(&with(from, child)) => here.push(child.to_owned()),
        _ => return None,
    }
    for name in names {
        let next = with(&here, name);
        if !rest.is_empty() || name == "super" || !modules.contains_key(&next) {
            if name == "super" {
                here.pop();
            } else {
                rest.push(name.clone());
            }
        } else {
            here = next;
        }
    }
    let Some(item) = rest.first().filter(|_| depth > 0) else {
        return modules.contains_key(&here).then_some(here);
    };
    let module = modules.get(&here)?;
    let reexported = module.reexports.iter().find(|other| other.0.last() == Some(item));
    let globs = || module.reexports.iter().filter(|other| other.0.last().is_some_and(|name| name == "*"));
    let target = match reexported {
        Some(other) => resolve(modules, &here, other, depth - 1),
        None => globs().find_map(|glob| {
            let target = resolve(modules, &here, glob, depth - 1)?;
            defines(&modules[&target].file, item).then_some(target)
        }),
    };
    target.or(Some(here))
}

fn defines(file: &Path, name: &str) -> bool {
    let parsed = syn::parse_file(&fs::read_to_string(file).expect("a source file")).expect("Rust");
    parsed.items.iter().any(|item| match item {
        Item::Struct(item) => item.ident == name,
        Item::Enum(item) => item.ident == name,
        Item::Trait(item) => item.ident == name,
        Item::Type(item) => item.ident == name,
        Item::Static(item) => item.ident == name,
        Item::Const(item) => item.ident == name,
        Item::Fn(item) => item.sig.ident == name,
        _ => false,
    })
}

/// Which module imports which other ones.
fn arrows(modules: &BTreeMap<Names, Module>) -> BTreeMap<Names, BTreeSet<Names>> {
    let arrows_of = |(from, module): (&Names, &Module)| {
        let targets = module.imports.iter().filter_map(|import| resolve(modules, from, import, 4));
        (from.clone(), targets.filter(|to| to != from).collect())
    };
    modules.iter().map(arrows_of).collect()
}

/// A chain of imports from `from` to `to`.
fn chain(arrows: &BTreeMap<Names, BTreeSet<Names>>, from: &Names, to: &Names) -> Option<Vec<Names>> {
    let (mut ways, mut seen) = (vec![vec![from.clone()]], BTreeSet::new());
    while let Some(way) = ways.pop() {
        let last = way.last().expect("a way has a start");
        if last == to {
            return Some(way);
        }
        for next in arrows.get(last).into_iter().flatten().filter(|next| seen.insert((*next).clone())) {
            ways.push(way.iter().cloned().chain([next.clone()]).collect());
        }
    }
    None
}

fn shown(way: &[Names]) -> String {
    way.iter().map(|names| names.join("/")).collect::<Vec<_>>().join(" → ")
}

#[test]
fn no_two_files_import_each_other() {
    let modules = sources();
    let arrows = arrows(&modules);
    assert!(arrows.values().map(BTreeSet::len).sum::<usize>() > 200, "imports are found");
    for (from, targets) in &arrows {
        for to in targets {
            if let Some(back) = chain(&arrows, to, from) {
                panic!("a circle: {} → {}", from.join("/"), shown(&back));
            }
        }
    }
}

#[test]
fn imports_go_down_the_layers() {
    let modules = sources();
    let layer = |names: &Names| {
        let folder = names.first().map_or("lib", String::as_str);
        LAYERS.iter().position(|layer| layer.contains(&folder))
    };
    for (from, targets) in arrows(&modules) {
        for to in targets {
            let same_folder = from.first() == to.first();
            assert!(same_folder || layer(&from) < layer(&to), "{} imports {}", from.join("/"), to.join("/"));
        }
    }
}

#[test]
fn no_file_is_longer_than_a_few_screens() {
    for (names, module) in sources() {
        let lines = fs::read_to_string(&module.file).expect("a source file").lines().count();
        assert!(lines <= 300, "{} has {lines} lines", names.join("/"));
    }
}
