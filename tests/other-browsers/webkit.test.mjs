import { testIn } from "./smoke.mjs";
import { startWebKit } from "./webkit.mjs";

await testIn(startWebKit);
