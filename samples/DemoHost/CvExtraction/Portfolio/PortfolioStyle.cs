namespace DemoHost.CvExtraction;

/// <summary>The page's style sheet. Contrast is at least 4.5 to 1 in both colour schemes (WCAG 2.2, 1.4.3).</summary>
internal static class PortfolioStyle
{
    public const string Css =
        """

        :root { color-scheme: light dark; --ink: #1b2330; --soft: #4a5568; --paper: #fbfaf7; --card: #ffffff; --line: #e3dfd5; --accent: #0f5c5c; --tag: #e6f0ef; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #eef1f5; --soft: #b3bdcb; --paper: #12161d; --card: #1a2029; --line: #2d3642; --accent: #7fd1c7; --tag: #1f3435; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
        .skip { position: absolute; left: -99rem; padding: .5rem 1rem; background: var(--card); color: var(--ink); }
        .skip:focus { left: 1rem; top: 1rem; }
        .hero { background: var(--card); border-bottom: 1px solid var(--line); padding: clamp(2rem, 6vw, 4.5rem) 1.25rem; }
        .wrap, main { max-width: 56rem; margin: 0 auto; }
        .wrap { display: flex; gap: clamp(1rem, 4vw, 2.5rem); align-items: flex-start; flex-wrap: wrap; }
        .wrap > div:last-child { flex: 1 1 20rem; }
        .mark { width: 5rem; height: 5rem; flex: none; border-radius: 50%; display: grid; place-items: center; background: var(--accent); color: var(--card); font-size: 1.75rem; font-weight: 600; letter-spacing: .04em; }
        h1 { margin: 0; font-size: clamp(2rem, 5vw, 3rem); line-height: 1.1; letter-spacing: -.02em; }
        .role { margin: .35rem 0 0; font-size: 1.2rem; color: var(--accent); }
        .summary { margin: 1rem 0 0; max-width: 62ch; color: var(--soft); }
        ul, ol { padding: 0; list-style: none; }
        .contact { display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; margin: 1.25rem 0 0; font-size: .95rem; color: var(--soft); }
        a { color: var(--accent); text-underline-offset: .2em; }
        a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
        main { padding: clamp(1.5rem, 4vw, 3rem) 1.25rem 4rem; }
        section + section { margin-top: 2.5rem; }
        h2 { font-size: .85rem; letter-spacing: .14em; text-transform: uppercase; color: var(--soft); border-bottom: 1px solid var(--line); padding-bottom: .5rem; margin: 0 0 1.25rem; }
        .timeline { margin: 0; }
        .timeline > li { position: relative; padding: 0 0 1.5rem 1.5rem; border-left: 2px solid var(--line); }
        .timeline > li::before { content: ""; position: absolute; left: -.45rem; top: .5rem; width: .75rem; height: .75rem; border-radius: 50%; background: var(--accent); }
        .timeline h3 { margin: 0; font-size: 1.125rem; line-height: 1.35; }
        .when { margin: 0; font-size: .875rem; color: var(--soft); font-variant-numeric: tabular-nums; }
        .where { margin: .1rem 0 0; color: var(--soft); }
        .timeline ul { margin: .6rem 0 0; padding-left: 1.1rem; list-style: disc; }
        .timeline ul li { margin: .25rem 0; }
        .tags { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; }
        .tags li { background: var(--tag); color: var(--ink); border-radius: 999px; padding: .2rem .85rem; font-size: .95rem; }
        @media print { .skip { display: none; } .hero { border: 0; padding: 0 0 1rem; } body { background: none; } .timeline > li { break-inside: avoid; } }

        """;
}
