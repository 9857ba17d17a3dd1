// How the readable archive looks, on screens in light and dark, and on paper: warm paper, one accent, much air, few lines,
// as the app itself. One text, and its hash is the only style that the page allows.

const LIGHT = `
  --paper: #faf8f5; --sheet: #ffffff; --quiet: #f2efe9; --ink: #1f1d1b; --soft: #6b645b; --line: #e4dfd7;
  --accent: #a84a26; --accent-soft: #fdeee7; --unasked: #b9b0a3; --asked: #b7791f; --yes: #2f855a; --no: #b3261e;`;
const DARK = `
  --paper: #171514; --sheet: #211d1c; --quiet: #2b2725; --ink: #f3efe9; --soft: #aaa198; --line: #332e2b;
  --accent: #f0a480; --accent-soft: #3d2a21; --unasked: #6f675f; --asked: #e0b04a; --yes: #5fbf8a; --no: #f28b82;`;

export const ARCHIVE_STYLE = `
:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
* { box-sizing: border-box; }
html { scroll-padding-top: 24px; -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 64px 32px 96px; max-width: 860px; background: var(--paper); color: var(--ink);
  font: 16px/1.55 'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', sans-serif; overflow-wrap: anywhere;
}
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: 3px; }
a:hover { color: var(--accent); text-decoration-color: currentColor; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
h1, h2, h3, h4, h5, p, dl, dd, ul, ol, table { margin: 0; padding: 0; }
h1 { font-size: 40px; line-height: 1.15; letter-spacing: -0.022em; font-weight: 680; }
h2 { font-size: 26px; letter-spacing: -0.015em; font-weight: 660; margin: 88px 0 20px; }
h4 { font-size: 19px; line-height: 1.3; letter-spacing: -0.008em; font-weight: 650; }
h5 { font-size: 12px; font-weight: 600; letter-spacing: 0.05em; text-transform: uppercase; color: var(--soft); margin: 22px 0 6px; }
ul, ol { list-style: none; }
.said { white-space: pre-wrap; }
.soft { color: var(--soft); }
.small { font-size: 14px; }

.sign { display: flex; align-items: center; margin-bottom: 28px; }
.sign i { width: 22px; height: 22px; border-radius: 50%; border: 3px solid var(--accent); }
.sign b { width: 26px; height: 3px; background: var(--accent); }
.cover p { margin-top: 12px; max-width: 62ch; }
.cover .lead { font-size: 18px; }
.notice { margin-top: 20px; padding: 12px 16px; border-radius: 12px; background: var(--accent-soft); max-width: none; }

nav { margin-top: 40px; }
nav .parts { display: flex; flex-wrap: wrap; gap: 8px; }
nav .parts a { padding: 7px 14px; border-radius: 999px; background: var(--quiet); text-decoration: none; font-weight: 550; font-size: 15px; }
nav .letters { display: flex; flex-wrap: wrap; gap: 4px; margin: 20px 0 0 -8px; }
nav .letters a { min-width: 32px; padding: 4px 8px; border-radius: 8px; text-align: center; text-decoration: none; font-weight: 600; color: var(--accent); }
nav .letters a:hover { background: var(--accent-soft); }
.names { columns: 3 210px; column-gap: 32px; margin-top: 20px; }
.names div { margin-bottom: 16px; break-inside: avoid-column; }
.names div.long { break-inside: auto; }
.names .initial { font-weight: 650; font-size: 14px; color: var(--accent); margin-bottom: 2px; }
.names li { font-size: 15px; line-height: 1.65; }
.names a { text-decoration: none; }

.group { margin: 56px 0 4px; font-size: 15px; color: var(--accent); display: flex; align-items: center; gap: 16px; }
.group::after { content: ''; flex: 1; height: 1px; background: var(--line); }
h2 + .group { margin-top: 28px; }
article { padding: 28px 32px; margin-top: 16px; border-radius: 14px; background: var(--sheet); border: 1px solid var(--line); }
article > header { display: flex; gap: 16px; align-items: center; }
article > header p { margin-top: 2px; }
article:target { border-color: var(--accent); }

.facts { display: grid; grid-template-columns: 128px 1fr; gap: 5px 20px; margin-top: 18px; font-size: 15px; }
.facts dd { text-align: left; }
.facts dt { color: var(--soft); }
.facts dd > span + span::before { content: ' · '; color: var(--soft); }
.label { color: var(--soft); font-size: 13px; }
.tag { display: inline-block; padding: 1px 9px; margin: 0 6px 4px 0; border-radius: 6px; background: var(--quiet); font-size: 13px; line-height: 20px; color: var(--soft); }
.about { margin-top: 16px; }
.deeds { font-size: 15px; }
.list li { padding: 5px 0; font-size: 15px; }
.list li + li { border-top: 1px solid var(--line); }
.time li { display: grid; grid-template-columns: 128px 1fr; gap: 20px; padding: 5px 0; font-size: 15px; }
.time li > .when { color: var(--soft); font-size: 14px; font-variant-numeric: tabular-nums; }
.list li > .soft { margin-inline-start: 4px; }
.history li { font-size: 14px; padding: 2px 0; color: var(--soft); }

.face { flex: none; display: inline-flex; padding: 2px; border: 2px solid transparent; border-radius: 50%; }
.face span { display: flex; align-items: center; justify-content: center; width: 40px; height: 40px; border-radius: 50%; color: #fff; font-size: 14px; font-weight: 650; }
.pair { display: flex; align-items: center; flex: none; }
.pair > i { width: 20px; height: 2px; background: var(--line); }
.is-unasked { border-color: var(--unasked); } .is-asked { border-color: var(--asked); } .is-yes { border-color: var(--yes); }
.is-no { border-color: var(--no); } .is-later { border: 2px dashed var(--asked); }
.hue-me { background: #75706a; } .hue-0 { background: #b5522b; } .hue-1 { background: #2f6aa3; } .hue-2 { background: #71609c; }
.hue-3 { background: #39777b; } .hue-4 { background: #9c4660; } .hue-5 { background: #4d7a36; } .hue-6 { background: #8a6116; }
.hue-7 { background: #4b5f8f; }
.stage { margin-inline-start: auto; align-self: flex-start; white-space: nowrap; font-size: 13px; padding: 2px 10px; border-radius: 6px; background: var(--quiet); color: var(--soft); }
footer { margin-top: 88px; padding-top: 20px; border-top: 1px solid var(--line); font-size: 14px; color: var(--soft); }

@media screen { article { content-visibility: auto; contain-intrinsic-size: auto 420px; } }
@media (max-width: 600px) {
  body { padding: 32px 16px 64px; }
  article { padding: 20px; }
  article > header { flex-wrap: wrap; }
  .facts, .time li { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: 8px; }
}
@page { margin: 18mm 16mm; }
@media print {
  :root { color-scheme: light; ${LIGHT} --paper: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h1 { font-size: 26pt; } h2 { font-size: 17pt; margin: 0 0 12pt; break-before: page; } h4 { font-size: 12pt; }
  h2, h3, h4, h5, article > header { break-after: avoid; }
  article { border: 0; border-radius: 0; padding: 10pt 0; margin: 0; border-bottom: 1px solid var(--line); }
  nav { display: none; }
  article > header, li, .facts dd, .facts dt { break-inside: avoid; }
  .facts, .list li, .time li { font-size: 9.5pt; } .history li, .small, .time li > .when { font-size: 8.5pt; }
  a { text-decoration: none; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
