// The style of the page on paper.

export const sheet = new CSSStyleSheet();
sheet.replaceSync(`
#paper { display: none; }
@page { margin: 12mm; }
@media print {
  :root, :root body {
    height: auto;
    overflow: visible;
    background: #fff;
    color: #161b22;
    color-scheme: light;
  }
  :root.embedded.active body::after { display: none; }
  body > :not(#paper) { display: none !important; }
  #paper { display: block; font: 10pt/1.45 system-ui, sans-serif; }
  #paper h1 { margin: 0 0 6pt; color: #57606a; font-size: 9pt; font-weight: 400; }
  #paper h2 { margin: 0 0 3pt; font-size: 14pt; line-height: 1.25; }
  #paper p { margin: 3pt 0; }
  #paper section { break-inside: avoid; margin-bottom: 9pt; }
  #paper .picture svg { display: block; width: 100%; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  #paper .difference { font-weight: 600; }
  #paper .experiment { color: #57606a; font-size: 9pt; }
  #paper .link { font-size: 9pt; overflow-wrap: anywhere; }
  #paper a { color: #1b63c6; }
  /* A frame keeps its size: the picture takes what the words leave. */
  :root.embedded, :root.embedded body { height: 100%; overflow: hidden; }
  .embedded #paper { display: flex; flex-direction: column; height: 100%; font-size: 8pt; line-height: 1.3; }
  .embedded #paper h1 { display: none; }
  .embedded #paper h2 { font-size: 10pt; }
  .embedded #paper section { flex: 1; min-height: 0; margin-bottom: 3pt; display: flex; flex-direction: column; }
  .embedded #paper .picture { flex: 1; min-height: 0; }
  .embedded #paper .picture svg { height: 100%; }
  .embedded #paper p { margin: 1pt 0; font-size: 7pt; }
}
`);
