/// The look of all pages: one column that prints to A4, light and dark by what the reader prefers.
package enum PageStyle {
  package static let sheet = """
    :root {
      color-scheme: light dark;
      --ink: #1b1d21; --paper: #fff; --soft: #f3f1ec; --line: #c9c5bb; --link: #0b4f8a;
      --error: #a3152b; --warning: #8a5200; --note: #35546b;
      --has: #dcefe0; --hasink: #14532d; --lacks: #f6d5d2; --lacksink: #7f1320; --na: transparent;
      --del: #8c1c13; --ins: #14532d; --mark: #fff1b8;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ink: #e7e4de; --paper: #17191d; --soft: #22252b; --line: #454a53; --link: #8ec5ff;
        --error: #ff9aa5; --warning: #f3bd6b; --note: #a9c7de;
        --has: #173d26; --hasink: #b9e7c6; --lacks: #4c1a1e; --lacksink: #ffc9c6;
        --del: #ff9d94; --ins: #9ae6b0; --mark: #4d4213;
      }
    }
    * { box-sizing: border-box }
    html { font: 100%/1.55 "Source Serif 4", Georgia, "Liberation Serif", serif }
    body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 84rem; color: var(--ink); background: var(--paper) }
    h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; overflow-wrap: anywhere }
    h2 { font-size: 1.3rem; margin: 2.5rem 0 .6rem; border-bottom: 2px solid var(--line); padding-bottom: .2rem }
    h3 { font-size: 1.05rem; margin: 1.6rem 0 .3rem }
    p, li, dd { overflow-wrap: anywhere }
    a { color: var(--link) }
    a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
    .skip { position: absolute; left: -100vw } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem }
    .lead { color: var(--note) } .small { font-size: .88rem }
    nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; list-style: none }
    .scroll { overflow-x: auto; border: 1px solid var(--line) }
    table { border-collapse: collapse; font-size: .85rem; line-height: 1.35 }
    .wide { width: 100% }
    th, td { border: 1px solid var(--line); padding: .25rem .45rem; text-align: left; vertical-align: top }
    thead th { background: var(--soft) }
    td.has { background: var(--has); color: var(--hasink) } td.lacks { background: var(--lacks); color: var(--lacksink) }
    td.cell { text-align: center; min-width: 3.2rem }
    .turned { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; display: inline-block }
    .places { min-width: 14rem } .article { min-width: 11rem } .status { min-width: 6rem }
    .error { color: var(--error) } .warning { color: var(--warning) } .note { color: var(--note) }
    .badge { font-weight: 700; text-transform: uppercase; font-size: .78rem; letter-spacing: .04em }
    article.finding { border-left: 4px solid var(--line); padding: .1rem 0 .1rem .9rem; margin: 1.2rem 0 }
    article.finding.error { border-color: var(--error); color: inherit } article.finding.warning { border-color: var(--warning); color: inherit }
    article.finding.note { border-color: var(--note); color: inherit }
    dl { margin: .4rem 0; display: grid; grid-template-columns: 7rem 1fr; gap: .15rem .8rem; font-size: .92rem }
    dt { font-weight: 700 } dd { margin: 0 }
    blockquote { margin: .4rem 0; padding: .3rem .8rem; background: var(--soft) }
    del { color: var(--del); text-decoration: line-through } ins { color: var(--ins); text-decoration: underline; text-decoration-thickness: 2px }
    mark { background: var(--mark); color: inherit; padding: 0 .1em; border-bottom: 2px solid var(--warning) }
    pre.bill { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; font-size: .92rem; background: var(--soft); padding: 1rem; margin: 0 }
    section.clause { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1rem; margin: 1rem 0; align-items: start }
    section.clause > div:empty { display: none } section.clause:has(> div:empty) { grid-template-columns: minmax(0, 1fr) }
    section.clause article.finding:first-child { margin-top: 0 }
    @media (max-width: 60rem) { section.clause { grid-template-columns: minmax(0, 1fr) } }
    @media (max-width: 40rem) { dl { grid-template-columns: 1fr } dt { margin-top: .4rem } }
    pre { overflow-x: auto; background: var(--soft); padding: .7rem; font-size: .85rem }
    @media print {
      @page { size: A4; margin: 16mm 14mm }
      @page wide { size: A4 landscape; margin: 14mm }
      html { font-size: 9.5pt } body { padding: 0; max-width: none }
      nav, .skip { display: none } h2, h3 { break-after: avoid } article.finding, tr { break-inside: avoid }
      .scroll { overflow: visible; border: 0 } table { font-size: 7.2pt } td.cell { min-width: 0; padding: .1rem }
      td, th { overflow-wrap: break-word } .matrix { page: wide; break-before: page } a { color: inherit; text-decoration: none }
      :root { --paper: #fff; --ink: #000 } pre.bill { background: none; padding: 0 }
    }
    """

  /// A whole page.
  ///
  /// - Parameter before: markup that stands before the content, such as links to other pages.
  package static func page(title: String, body: String, before: String = "") -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="generator" content="treatylint">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title.escapedForHTML)</title>
    <style>
    \(sheet)
    </style>
    </head>
    <body>
    <a class="skip" href="#main">Skip to the content</a>
    \(before)<main id="main">
    \(body)</main>
    </body>
    </html>

    """
  }
}
