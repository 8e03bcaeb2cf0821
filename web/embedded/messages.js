// Messages between this page and the one around it: docs/embedding.md lists them. None of them has a secret, so they
// may be sent to any page that is around this one. Messages from any other page are ignored.

const version = 1;
// The name that the element gives to a frame that it does not show yet.
const notShown = "not-shown";
const eventTypes = ["change", "input", "settled", "messages", "release", "training"];

/** @type {(value: any) => boolean} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @type {(value: unknown) => value is string | number} */
const isValue = (value) => typeof value === "string" || typeof value === "number";

/** @type {(message: Message, field: string) => SomeSettings} */
function valuesOf(message, field) {
  const values = message[field];
  if (isObject(values) && Object.values(values).every(isValue)) return /** @type {SomeSettings} */ (values);
  throw new Error(`“${message.type}” needs ${field}: an object of numbers and strings`);
}

/**
 * Messages to the reader would cover the picture: they are for authors, too.
 * @param {string[]} messages
 */
const log = (messages) => {
  for (const message of messages) console.warn(`Diffuscope: ${message}`);
};

/** @typedef {Record<string, any>} Message */

/**
 * Answers the messages of the page around this one when `running` has given window.diffuscope, and sends it events, or
 * the reason of `failed`. Returns { setInView }, which sets whether this page is visible: if not, it pauses. Before the
 * first call it is not.
 * @type {(running: Promise<Diffuscope>, failed: Promise<never>) => { setInView: (inView: boolean) => Promise<void> }}
 */
export function answerMessages(running, failed) {
  // The origin of the page around this one: known after its first message, unless it is opaque.
  let origin = "*";
  /** @param {Message} message */
  const send = (message) => parent !== window && parent.postMessage({ diffuscope: version, ...message }, origin);
  /** @type {string[]} */
  let subscribed = [];
  let isPaused = false;
  let isInView = false;
  // Whether the element around this page shows it. A page of another origin can't find that out by itself.
  let isShown = window.name !== notShown;
  /** @param {Diffuscope} app */
  const updateSeen = (app) => app.setSeen(isInView && isShown && !isPaused);
  /** @param {Diffuscope} app */
  const state = (app) => ({ settings: app.settings(), report: app.report() });

  /** @type {Record<string, (app: Diffuscope, message: Message) => Message | void | Promise<Message>>} */
  const answers = {
    settings: (app) => ({ settings: app.settings(), defaults: app.defaults() }),
    apply(app, message) {
      app.apply(valuesOf(message, "settings"));
      return { settings: app.settings() };
    },
    look: (app, message) => app.look(valuesOf(message, "look")),
    async report(app) {
      await app.settled();
      return state(app);
    },
    subscribe(app, { events }) {
      if (!Array.isArray(events) || !events.every((event) => eventTypes.includes(event))) {
        throw new Error(`“subscribe” needs events: an array of ${eventTypes.join(", ")}`);
      }
      subscribed = events;
      // The event may have been before the subscription.
      if (app.report().particles === app.settings().particles) sendEvent("settled", () => state(app));
    },
    play: (app) => app.play(),
    stop: (app) => app.pause(),
    seek: (app, { to }) => app.seek(to),
    pause(app) {
      isPaused = true;
      return updateSeen(app);
    },
    resume(app) {
      isPaused = false;
      return updateSeen(app);
    },
    shown(app, { shown }) {
      if (typeof shown !== "boolean") throw new Error("“shown” needs shown: true or false");
      isShown = shown;
      return updateSeen(app);
    },
    // Settings are optional.
    train: async (app, message) => ({
      training: await app.train("settings" in message ? valuesOf(message, "settings") : {}),
    }),
    training: (app) => ({ training: app.training() }),
    pause_training: (app) => app.pauseTraining(),
    reset_training: (app) => app.resetTraining(),
    weights: (app) => ({ weights: app.weights() }),
  };

  addEventListener("message", async ({ source, data, origin: from }) => {
    if (source !== parent || parent === window || !isObject(data) || !("diffuscope" in data)) return;
    origin = from === "null" ? "*" : from;
    const { id, type } = data;
    try {
      if (data.diffuscope !== version) throw new Error(`this is version ${version} of the messages`);
      if (!Object.hasOwn(answers, type))
        throw new Error(`there is no “${type}”, only ${Object.keys(answers).join(", ")}`);
      send({ type: "reply", id, ...(await answers[type](await running, data)) });
    } catch (error) {
      send({ type: "error", id, message: error instanceof Error ? error.message : String(error) });
    }
  });

  /** @type {(type: string, content: () => Message) => void} */
  const sendEvent = (type, content) => {
    if (subscribed.includes(type)) send({ type, ...content() });
  };
  addEventListener("diffuscope:release", () => sendEvent("release", () => ({})));
  failed.catch(({ message }) => send({ type: "error", message }));
  running.then(
    (app) => {
      for (const type of ["change", "input", "settled"])
        addEventListener(`diffuscope:${type}`, () => sendEvent(type, () => state(app)));
      log(app.messages());
      addEventListener("diffuscope:messages", () => {
        log(app.messages());
        sendEvent("messages", () => ({ messages: app.messages() }));
      });
      addEventListener("diffuscope:training", () => sendEvent("training", () => ({ training: app.training() })));
      send({ type: "ready", settings: app.settings(), defaults: app.defaults(), messages: app.messages() });
    },
    () => {},
  );

  return {
    setInView(inView) {
      isInView = inView;
      return running.then(updateSeen);
    },
  };
}
