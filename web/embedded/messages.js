// Messages between the page and the one around it: docs/embedding.md has them all. There is no secret in any of them, so
// they may go to whatever page is around this one; from others, none is listened to.

const version = 1;
const told = ["change", "input", "settled", "release"];

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isValue = (value) => typeof value === "string" || typeof value === "number";

function valuesOf(message, field) {
  const values = message[field];
  if (isObject(values) && Object.values(values).every(isValue)) return values;
  throw new Error(`“${message.type}” needs ${field}: an object of numbers and strings`);
}

// Answers the messages of the page around, once `running` has brought the handle, and tells it what happens, the worst of
// which is `failed`. Returns what decides on rest.
export function answerMessages(running, failed) {
  // An opaque origin has no name to send to. Nor has the page around, before it has said something.
  let origin = "*";
  const send = (message) => parent !== window && parent.postMessage({ diffuscope: version, ...message }, origin);
  let subscribed = [];
  const rest = { asked: false, unseen: false };
  const settle = (app) => app.setSeen(!rest.asked && !rest.unseen);
  const state = (app) => ({ settings: app.settings(), report: app.report() });

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
      if (!Array.isArray(events) || !events.every((event) => told.includes(event))) {
        throw new Error(`“subscribe” needs events: an array of ${told.join(", ")}`);
      }
      subscribed = events;
      // Who comes late has not missed it.
      if (app.report().particles === app.settings().particles) tell("settled", () => state(app));
    },
    play: (app) => app.play(),
    stop: (app) => app.pause(),
    seek: (app, { to }) => app.seek(to),
    pause(app) {
      rest.asked = true;
      return settle(app);
    },
    resume(app) {
      rest.asked = false;
      return settle(app);
    },
  };

  addEventListener("message", async ({ source, data, origin: from }) => {
    if (source !== parent || parent === window || !isObject(data) || !("diffuscope" in data)) return;
    origin = from === "null" ? "*" : from;
    const { id, type } = data;
    try {
      if (data.diffuscope !== version) throw new Error(`this is version ${version} of the messages`);
      if (!Object.hasOwn(answers, type)) throw new Error(`there is no “${type}”, only ${Object.keys(answers).join(", ")}`);
      send({ type: "reply", id, ...(await answers[type](await running, data)) });
    } catch (error) {
      send({ type: "error", id, message: error.message });
    }
  });

  const tell = (type, content) => subscribed.includes(type) && send({ type, ...content() });
  addEventListener("diffuscope:release", () => tell("release", () => ({})));
  failed.catch(({ message }) => send({ type: "error", message }));
  running.then((app) => {
    for (const type of ["change", "input", "settled"]) addEventListener(`diffuscope:${type}`, () => tell(type, () => state(app)));
    send({ type: "ready", settings: app.settings(), defaults: app.defaults(), messages: app.messages() });
  }, () => {});

  return {
    outOfView(unseen) {
      rest.unseen = unseen;
      return running.then(settle);
    },
  };
}
