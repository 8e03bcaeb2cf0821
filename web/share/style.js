// The panel's style: in a module, so that it is loaded together with the other modules. Not in a <style> element, which
// the page's policy does not allow.

export const sheet = new CSSStyleSheet();
sheet.replaceSync(`
#share, #share-full-screen {
  color-scheme: light;
  box-sizing: border-box;
  border: 0;
  background: light-dark(#fff, #191d23);
  color: light-dark(#161b22, #f0f2f4);
  font: 15px/1.45 system-ui, sans-serif;
}
:root[data-theme="dark"] #share { color-scheme: dark; }
#share {
  --faint: light-dark(#57606a, #a3acb6);
  --line: light-dark(#dde1e6, #2e353e);
  --rail: light-dark(#eef0f3, #262c34);
  --accent: light-dark(#1b63c6, #5ca8ff);
  width: min(60rem, calc(100vw - 1.5rem));
  max-height: calc(100dvh - 1.5rem);
  padding: 0 1.5rem 1.25rem;
  border-radius: 12px;
  overflow: auto;
  box-shadow: 0 12px 48px rgb(0 0 0 / 0.35);
}
#share::backdrop { background: rgb(0 0 0 / 0.45); }
#share header {
  position: sticky;
  top: 0;
  display: flex;
  justify-content: space-between;
  align-items: center;
  margin: 0 -1.5rem;
  padding: 0.9rem 1rem 0.6rem 1.5rem;
  background: inherit;
}
#share h2 { margin: 0; font-size: 1.3rem; }
#share h3 { margin: 0.6rem 0 0.5rem; font-size: 1rem; }
#share section + section { margin-top: 1.1rem; padding-top: 0.6rem; border-top: 1px solid var(--line); }
#share header button { min-width: 2.4rem; font-size: 1.4rem; line-height: 1.2; background: none; }
#share button {
  min-height: 2.4rem;
  padding: 0.3rem 0.8rem;
  border: 1px solid transparent;
  border-radius: 6px;
  background: var(--rail);
  color: inherit;
  font: inherit;
  cursor: pointer;
}
#share button:hover { border-color: var(--faint); }
#share :is(button, textarea, a):focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
#share a { color: var(--accent); }
#share p { margin: 0.5rem 0; }
#share .hint, #share [role="status"] { color: var(--faint); font-size: 0.9rem; }
#share [role="status"] { min-height: 1.4em; margin: 0.5rem 0 0; }
#share .remark { padding: 0.5rem 0.75rem; border-left: 3px solid var(--accent); background: var(--rail); }
#share .columns { display: flex; gap: 1.5rem; align-items: flex-start; }
#share .columns > div { flex: 1; min-width: 0; }
#share .line { display: grid; grid-template-columns: 1fr auto; gap: 0.2rem 0.5rem; align-items: stretch; margin-bottom: 0.6rem; }
#share .line label { grid-column: 1 / -1; color: var(--faint); font-size: 0.9rem; }
#share .line button { min-width: 5.5rem; max-width: 9rem; }
#share textarea {
  box-sizing: border-box;
  width: 100%;
  min-height: 2.4rem;
  padding: 0.5rem 0.6rem;
  border: 1px solid var(--line);
  border-radius: 6px;
  background: var(--rail);
  color: inherit;
  font: 0.85rem/1.5 ui-monospace, monospace;
  white-space: pre;
  overflow: auto hidden;
  resize: none;
}
#share .code { display: grid; gap: 0.4rem; justify-items: center; padding: 0.5rem; }
#share .code svg { display: block; width: 13rem; border-radius: 4px; }
#share .downloads { display: flex; flex-wrap: wrap; gap: 0.5rem; }
#share .downloads small { color: var(--faint); letter-spacing: 0.04em; }
#share-full-screen {
  position: fixed;
  inset: 0;
  width: 100vw;
  height: 100dvh;
  max-width: none;
  max-height: none;
  padding: 2vmin;
  text-align: center;
  cursor: pointer;
}
#share-full-screen[open] { display: flex; flex-direction: column; align-items: center; justify-content: center; }
#share-full-screen svg { flex: 1; min-height: 0; max-width: 100%; aspect-ratio: 1; }
#share-full-screen p { margin: 0; font-size: clamp(1rem, 2.6vmin, 2rem); overflow-wrap: anywhere; }
@media (max-width: 44rem) {
  #share .columns { flex-direction: column; align-items: stretch; }
  #share .code svg { width: min(16rem, 60vw); }
}
`);
