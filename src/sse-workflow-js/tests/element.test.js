import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

describe('element', () => {
  it('can be imported where there is no document, as servers that render pages do', async () => {
    assert.equal(globalThis.HTMLElement, undefined);
    const { SseWorkflowElement } = await import('../src/element.js');
    assert.equal(typeof SseWorkflowElement, 'function');
  });
});
