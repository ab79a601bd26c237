import { cancel } from '../api.js';
import { el, setAttribute, setText } from '../dom.js';

/** Asks once more before a workflow is asked to stop. What comes of it comes with the events. */
export class CancelDialog {
  #reason = el('input', { type: 'text', maxlength: 500, placeholder: 'Reason (optional)', 'aria-label': 'Reason' });
  #error = el('p', { class: 'error', role: 'alert' });
  #confirm = el('button', { type: 'submit', class: 'danger', text: 'Cancel the workflow' });
  #dialog;
  #id;

  /** @param {string} id */
  constructor(id) {
    this.#id = id;
    const form = el('form', { method: 'dialog', onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); this.#send(); } },
      el('h2', { id: 'cancel-title', text: 'Cancel this workflow?' }),
      el('p', { class: 'muted', text: 'It is asked to stop and ends as soon as it obeys. What it has done stays.' }),
      this.#reason, this.#error,
      el('div', { class: 'dialog-buttons' }, el('button', { type: 'button', class: 'plain', text: 'Keep it running', onclick: () => this.#dialog.close() }), this.#confirm));
    this.#dialog = /** @type {HTMLDialogElement} */ (el('dialog', { 'aria-labelledby': 'cancel-title' }, form));
  }

  get element() {
    return this.#dialog;
  }

  open() {
    setText(this.#error, '');
    setAttribute(this.#confirm, 'disabled', false);
    this.#dialog.showModal();
  }

  async #send() {
    setAttribute(this.#confirm, 'disabled', true);
    try {
      await cancel(this.#id, /** @type {HTMLInputElement} */ (this.#reason).value.trim());
      this.#dialog.close();
    } catch (error) {
      setText(this.#error, /** @type {Error} */ (error).message);
      setAttribute(this.#confirm, 'disabled', false);
    }
  }
}
