// The HTML panels beside or over the picture: lessons, sharing. Each is a folder with a module panel.js, which is
// fetched when the panel is opened: by a button or a key in the picture, which fires `diffuscope:open`, or by the
// address. The files of networks are saved and opened here, too.
{
  /** @type {Record<string, string>} */
  const notFetched = {
    en: "That could not be fetched. Try again when there is a connection.",
    "zh-CN": "未能获取内容。请在网络恢复后重试。",
  };
  /** @param {string} words */
  const show = (words) => {
    const message = document.createElement("p");
    message.className = "message";
    message.setAttribute("role", "alert");
    message.textContent = words;
    document.body.append(message);
    setTimeout(() => message.remove(), 8000);
  };
  /** @type {(folder: string, content?: string | number) => Promise<void>} */
  const open = (folder, content) =>
    import(`./${folder}/panel.js`)
      .then((panel) => panel.open(content))
      .catch((reason) => {
        console.warn(reason);
        show(notFetched[document.documentElement.lang] ?? notFetched.en);
      });
  const saveNetwork = () => {
    const address = URL.createObjectURL(new Blob([window.diffuscope.weights()]));
    Object.assign(document.createElement("a"), { href: address, download: "diffuscope-network.bin" }).click();
    // Not at once: the browser has to begin reading it first.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  const chooseFile = () => {
    const input = Object.assign(document.createElement("input"), { type: "file" });
    input.addEventListener("change", async () => {
      const [file] = input.files ?? [];
      if (file) window.diffuscope.open(new Uint8Array(await file.arrayBuffer()));
    });
    input.click();
  };
  addEventListener("diffuscope:open", ({ detail }) => {
    const [panel, number] = detail.split(":");
    if (panel === "lesson") open("lessons", Number(number));
    else if (panel === "save-network") saveNetwork();
    else if (panel === "choose-file") chooseFile();
    else open(panel);
  });
  const lesson = new URLSearchParams(location.search).get("lesson");
  if (lesson !== null) open("lessons", lesson);
}
