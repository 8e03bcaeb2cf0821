//! The example `sweep`: shards that are merged are the whole sweep, and what is wrong is said.

use std::process::{Command, Output};

fn sweep(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", "sweep", "--"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo starts")
}

fn printed(arguments: &[&str]) -> String {
    let output = sweep(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

const SWEEP: [&str; 7] = ["model=mle&particles=1000&steps=30", "--x", "noise=0..1/5", "--y", "model", "--figure", "w1"];

#[test]
fn merged_shards_are_the_whole_sweep() {
    let whole = printed(&[&SWEEP[..], &["--json"]].concat());
    let folder = std::env::temp_dir().join(format!("diffuscope-sweep-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let files: Vec<String> = (1..=4)
        .map(|k| {
            let file = folder.join(format!("{k}.json"));
            std::fs::write(&file, printed(&[&SWEEP[..], &["--shard", &format!("{k}/4")]].concat())).expect("a file");
            file.to_string_lossy().into_owned()
        })
        .collect();
    let names: Vec<&str> = files.iter().map(String::as_str).collect();
    assert_eq!(printed(&[&["--merge"], &names[..]].concat()), whole);
    let incomplete = sweep(&[&["--merge"], &names[..3]].concat());
    assert!(String::from_utf8_lossy(&incomplete.stderr).contains("shard 4/4 is missing"));
    std::fs::remove_dir_all(folder).expect("it was there");
}

#[test]
fn a_table_has_a_row_for_every_x_and_a_column_for_every_y() {
    let table = printed(&["particles=256&steps=4", "--x", "sampler=em,ddim", "--y", "schedule=cubic,flow"]);
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0], ["cubic", "flow"]);
    assert_eq!((rows[1][0], rows[1][2], rows[2].len()), ("em", "–", 3));
}

#[test]
fn what_is_wrong_is_said() {
    for (arguments, words) in [
        (&["", "--x", "speed=1..2"][..], "speed"),
        (&["", "--x", "noise=0..9"], "0 to 2"),
        (&["banana=1", "--x", "noise"], "banana"),
        (&["", "--figure", "w1"], "--x"),
        (&["", "--x", "noise", "--figure", "beauty"], "beauty"),
        (&["", "--x", "noise", "--shard", "5/4"], "5/4"),
        (&["--merge", "/nowhere.json"], "/nowhere.json"),
    ] {
        let output = sweep(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains(words), "{arguments:?}: {said}");
    }
}
