// Ready-made sweeps: what each changes in the default experiment, and what it sweeps.

// Two bumps with a fresh start and the exact score: whatever is wrong then is due to the reverse run.
const bumps = { width: 0.3, model: "bayes", start: "gaussian" };

/** @type {{ name: keyof SweepTexts["named"], setup: SomeSettings, sweep: string }[]} */
export const presets = [
  { name: "quality", setup: { ...bumps, particles: 65536 }, sweep: "w1;steps:1..256/17;sampler;log" },
  {
    name: "atlas",
    setup: { model: "mle", particles: 4096, steps: 200 },
    sweep: "w1;noise:0..1/32;prior:0.05..0.95/32",
  },
  {
    name: "guidance",
    setup: { ...bumps, prior: 0.5, schedule: "linear", condition: "2", guidance: 2, steps: 200 },
    sweep: "std;guidance:0..8/33;sampler:ddpm,ddim",
  },
  {
    name: "corruption",
    setup: { ...bumps, steps: 20, noise: 1, corrupt: "eps" },
    sweep: "w1;stochasticity:0..2/33;corrupt",
  },
  {
    name: "healing",
    setup: { ...bumps, steps: 20, noise: 1, corrupt: "eps", particles: 4096 },
    sweep: "w1;stochasticity:0..2/32;noise:0..2/32",
  },
];
