// Runs where the development dependencies are installed (`npm install`).
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fakeWatch } from './support/fake-watch.js';

const load = (name) => import(name).catch(() => null);
const [react, dom, happy, vue] = await Promise.all(['react', 'react-dom/client', 'happy-dom', 'vue'].map(load));
const installed = (...modules) => ({ skip: modules.every(Boolean) ? false : 'not installed' });

describe('useWorkflow for React', installed(react, dom, happy), () => {
  let window;
  before(() => {
    window = new happy.Window();
    Object.assign(globalThis, { window, document: window.document, IS_REACT_ACT_ENVIRONMENT: true });
  });
  after(async () => {
    await window.happyDOM.close();
    delete globalThis.window;
    delete globalThis.document;
  });

  async function mount(url, options) {
    const { useWorkflow } = await import('../src/react.js');
    const host = document.createElement('div');
    const root = dom.createRoot(host);
    const seen = [];
    function App(props) {
      const workflow = useWorkflow(props.url, options);
      seen.push(workflow);
      return react.createElement('p', null, `${workflow.snapshot.status} ${workflow.currentStep?.name ?? '-'} ${workflow.insights.length} ${workflow.connection.status}`);
    }
    const render = (address) => react.act(() => root.render(react.createElement(react.StrictMode, null, react.createElement(App, { url: address }))));
    await render(url);
    return { host, seen, render, unmount: () => react.act(() => root.unmount()) };
  }

  const step = (name) => ({ id: name, kind: 'step', status: 'running', name, t: 0, rev: 1 });

  it('renders what is watched, and stops with the component', async () => {
    const { watch, calls } = fakeWatch();
    const app = await mount('/events', { watch, maxInsights: 2 });
    assert.equal(app.host.textContent, 'running - 0 connecting');
    await react.act(() => calls.at(-1).show({ nodes: { 1: step('Reading') }, insights: [1, 2, 3] }));
    assert.equal(app.host.textContent, 'running Reading 2 open');
    await app.unmount();
    assert.ok(calls.every(({ closed }) => closed));
  });

  it('follows another URL, and watches nothing without one', async () => {
    const { watch, calls } = fakeWatch();
    const app = await mount('/a', { watch });
    await react.act(() => calls.at(-1).show({ nodes: { 1: step('A') } }));
    await app.render('/b');
    assert.equal(calls.at(-1).url, '/b');
    assert.equal(app.host.textContent, 'running - 0 connecting');
    assert.equal(calls.filter(({ closed }) => !closed).length, 1);
    const before = calls.length;
    await app.render(null);
    assert.equal(calls.length, before);
    assert.ok(calls.every(({ closed }) => closed));
    await app.unmount();
  });
});

describe('useWorkflow for Vue', installed(vue), () => {
  it('follows a changing URL and stops with its scope', async () => {
    const { useWorkflow } = await import('../src/vue.js');
    const { watch, calls } = fakeWatch();
    const scope = vue.effectScope();
    const url = vue.ref('/a');
    const workflow = scope.run(() => useWorkflow(url, { watch }));
    calls[0].show({ insights: [1, 2, 3, 4, 5] });
    assert.deepEqual(workflow.insights.value, [2, 3, 4, 5]);
    assert.equal(workflow.connection.value.status, 'open');
    url.value = '/b';
    await vue.nextTick();
    assert.deepEqual(calls.map(({ closed }) => closed), [true, false]);
    assert.deepEqual(workflow.insights.value, []);
    scope.stop();
    assert.ok(calls.every(({ closed }) => closed));
  });
});
