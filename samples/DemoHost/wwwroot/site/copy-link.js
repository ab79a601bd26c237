/**
 * Makes a button copy the address of the page, which is all it takes to come back or to show somebody else.
 * @param {HTMLButtonElement} button
 */
export function setUpCopyLink(button) {
  button.addEventListener('click', async () => {
    await navigator.clipboard?.writeText(location.href);
    button.textContent = navigator.clipboard ? 'Copied' : 'Copy the address above';
    setTimeout(() => { button.textContent = 'Copy link'; }, 2000);
  });
}
