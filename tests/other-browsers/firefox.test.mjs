import { startFirefox } from "./firefox.mjs";
import { testIn } from "./smoke.mjs";

await testIn(startFirefox);
