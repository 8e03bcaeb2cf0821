//! The example `sweep`: shards that are merged are the whole sweep, and what is wrong is said.

use std::path::Path;
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

/// A task of an array job, with its number as the scheduler gives it.
fn array_task(variable: &str, k: &str, folder: &Path, sweep: &[&str]) -> Output {
    // Cargo puts a test into target/debug/deps, and examples into target/debug/examples.
    let deps = std::env::current_exe().expect("this test");
    let program = deps.ancestors().nth(2).expect("the folder of the build").join("examples/sweep");
    Command::new("examples/sweep_array.sh")
        .arg(folder)
        .arg("3")
        .args(sweep)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("SWEEP", program)
        .env(variable, k)
        .output()
        .expect("bash starts")
}

#[test]
fn the_tasks_of_an_array_job_are_the_whole_sweep() {
    let whole = printed(&[&SWEEP[..], &["--json"]].concat());
    let folder = std::env::temp_dir().join(format!("diffuscope-array-{}", std::process::id()));
    // In the order in which the tasks happen to end, each under another scheduler.
    for (variable, k) in [("SGE_TASK_ID", "3"), ("SLURM_ARRAY_TASK_ID", "1"), ("PBS_ARRAY_INDEX", "2")] {
        let output = array_task(variable, k, &folder, &SWEEP);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let mut files: Vec<String> = std::fs::read_dir(&folder)
        .expect("the folder of the shards")
        .map(|entry| entry.expect("a file").path().to_string_lossy().into_owned())
        .collect();
    files.sort();
    assert_eq!(files.len(), 3, "{files:?}");
    let names: Vec<&str> = files.iter().map(String::as_str).collect();
    assert_eq!(printed(&[&["--merge"], &names[..]].concat()), whole);
    std::fs::remove_dir_all(folder).expect("it was there");
}

#[test]
fn a_task_that_fails_leaves_no_shard() {
    let folder = std::env::temp_dir().join(format!("diffuscope-array-failed-{}", std::process::id()));
    for (k, sweep, words) in [("1", ["", "--x", "nosie"], "nosie"), ("undefined", ["", "--x", "noise"], "no task")] {
        let output = array_task("SGE_TASK_ID", k, &folder, &sweep);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains(words), "{said}");
        assert!(!folder.join(format!("{k}.json")).exists());
    }
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
