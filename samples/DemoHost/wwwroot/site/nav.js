// The pages of the demo. A new one is a line here.
const pages = [
  { href: '/', name: 'CV extraction' },
  { href: '/bulk-check/', name: 'Bulk check' },
  { href: '/optimizer/', name: 'Resume optimizer' },
  { href: '/jobs/', name: 'Job monitor' },
  { href: '/playground/', name: 'Playground' },
  { href: '/workflows/', name: 'Dashboard' },
];

class SiteNav extends HTMLElement {
  connectedCallback() {
    const header = document.createElement('header');
    header.className = 'site';
    const brand = link('/', 'Sse.Workflow');
    brand.className = 'brand';
    const nav = document.createElement('nav');
    nav.setAttribute('aria-label', 'Demos');
    for (const { href, name } of pages) {
      const item = link(href, name);
      if (location.pathname === href) item.setAttribute('aria-current', 'page');
      nav.append(item);
    }
    header.append(brand, nav);
    this.replaceChildren(header);
  }
}

function link(href, text) {
  const a = document.createElement('a');
  a.href = href;
  a.textContent = text;
  return a;
}

customElements.define('site-nav', SiteNav);
