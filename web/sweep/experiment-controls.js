// Menus that change the experiment itself: settings of which every choice has a sweep of its own, to be seen one after the
// other, such as the failure atlas of each score model.

import { element } from "../lessons/element.js";
import { menu } from "./controls.js";

const compared = ["model", "corrupt"];

/**
 * The menus, without what is swept; `failed` is told why a choice has no meaning with the rest of the experiment.
 * @type {(spec: SweepSpec, settings: SweptSetting[], failed: (reason: unknown) => void) => HTMLElement}
 */
export function experimentControls({ x, y }, settings, failed) {
  const experiment = diffuscope.settings();
  const swept = [x.setting, y?.setting];
  const hasNoise = experiment.noise !== 0 || swept.includes("noise");
  const shown = settings.filter(
    ({ name }) => compared.includes(name) && !swept.includes(name) && (hasNoise || name !== "corrupt"),
  );
  const menus = shown.map(({ name, label, choices = [] }) =>
    menu(label, name, choices, String(experiment[name]), (value) => {
      try {
        diffuscope.apply({ [name]: value });
      } catch (reason) {
        failed(reason);
        followExperiment(root);
      }
    }),
  );
  const root = element("div", { class: "axis experiment" }, ...menus);
  return root;
}

/**
 * Has the menus show the experiment of the page.
 * @param {ParentNode} root
 */
export function followExperiment(root) {
  const experiment = diffuscope.settings();
  for (const select of root.querySelectorAll("select")) {
    if (select.closest(".experiment")) select.value = String(experiment[select.name]);
  }
}
