#!/usr/bin/env bash
# One task of an array job: shard k of COUNT of a sweep, where k is the task's number, from 1, as the scheduler gives it.
#
#   sbatch --array=1-64 examples/sweep_array.sh FOLDER 64 'model=bayes' --x noise --y prior       Slurm
#   qsub -J 1-64 -- examples/sweep_array.sh FOLDER 64 …                                           PBS
#   qsub -t 1-64 examples/sweep_array.sh FOLDER 64 …                                              Grid Engine
#   bsub -J 'sweep[1-64]' examples/sweep_array.sh FOLDER 64 …                                     LSF
#
# When all tasks are done: sweep --merge FOLDER/*.json
set -euo pipefail

[ $# -ge 3 ] || {
  echo "usage: sweep_array.sh FOLDER COUNT QUERY --x AXIS [--y AXIS] [--figure NAME]" >&2
  exit 2
}
folder=$1
count=$2
shift 2

# Grid Engine writes "undefined" for a job that is no array.
k=${SLURM_ARRAY_TASK_ID:-${PBS_ARRAY_INDEX:-${SGE_TASK_ID:-${LSB_JOBINDEX:-}}}}
[[ $k =~ ^[1-9][0-9]*$ ]] || {
  echo "sweep_array.sh: this is no task of an array job: none of SLURM_ARRAY_TASK_ID, PBS_ARRAY_INDEX, SGE_TASK_ID and LSB_JOBINDEX has a number" >&2
  exit 2
}

# PBS and Grid Engine start a task in the home folder.
cd "${PBS_O_WORKDIR:-${SGE_O_WORKDIR:-.}}"
mkdir -p "$folder"
# A task that is stopped in the middle leaves no shard that looks complete.
"${SWEEP:-target/release/examples/sweep}" "$@" --shard "$k/$count" >"$folder/$k.part"
mv "$folder/$k.part" "$folder/$k.json"
