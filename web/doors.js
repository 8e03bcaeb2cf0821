// What the picture can't hold is fetched when it is asked for: by a button or a key in the picture, or by the address.
{
  const unreachable = {
    "en": "That could not be fetched. Try again when there is a connection.",
    "zh-CN": "未能获取内容。请在网络恢复后重试。",
  };
  const say = (words) => {
    const message = document.createElement("p");
    message.className = "message";
    message.setAttribute("role", "alert");
    message.textContent = words;
    document.body.append(message);
    setTimeout(() => message.remove(), 8000);
  };
  const open = (door, what) =>
    import(`./${door}/panel.js`)
      .then((panel) => panel.open(what))
      .catch((reason) => {
        console.warn(reason);
        say(unreachable[document.documentElement.lang] ?? unreachable.en);
      });
  addEventListener("diffuscope:open", ({ detail }) => {
    const [door, number] = detail.split(":");
    if (door === "lesson") open("lessons", Number(number));
    else open(door);
  });
  const lesson = new URLSearchParams(location.search).get("lesson");
  if (lesson !== null) open("lessons", lesson);
}
