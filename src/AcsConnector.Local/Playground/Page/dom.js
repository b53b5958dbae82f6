// Small helpers for making elements. Text always stays text: nothing here takes markup.

let count = 0;

export const newId = () => `id-${++count}`;

/** Makes an element. `on` holds its listeners; an attribute that is false, null or undefined is left away. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name === 'on') {
      for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value != null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return element;
}

/** Says it to people who do not see the page. */
export function announce(text) {
  const region = document.getElementById('announcement');
  region.textContent = '';
  requestAnimationFrame(() => { region.textContent = text; });
}

export const button = (label, click, { kind = 'secondary', name, ...more } = {}) =>
  h('button', { type: 'button', class: `button ${kind}`, 'aria-label': name && `${label} ${name}`, on: { click }, ...more }, label);

/** A titled surface. */
export function card(title, ...children) {
  const id = newId();
  return h('section', { class: 'card', 'aria-labelledby': id }, h('h2', { id }, title), children);
}

export const badge = (kind, text) => h('span', { class: `badge ${kind}` }, text);

/** Says what went wrong where there is no field to say it at. */
export const problem = (text) => h('p', { class: 'problem', role: 'alert' }, text);

/** Runs work that a button started, and lets it start only once at a time. The button keeps the focus. */
export async function busy(element, work) {
  if (element.getAttribute('aria-disabled') === 'true') return;
  element.setAttribute('aria-disabled', 'true');
  try {
    await work();
  } finally {
    element.removeAttribute('aria-disabled');
  }
}

/** Opens a dialog; Escape and its own buttons close it, and the focus goes back to where it was. */
export function openDialog(title, build) {
  const id = newId();
  const before = document.activeElement;
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': id, on: { close } }, h('h2', { id }, title));
  function close() {
    dialog.remove();
    if (before?.isConnected) before.focus();
    else if (document.activeElement === document.body) document.querySelector('[role=tab][aria-selected=true]').focus();
  }
  dialog.append(...build(() => dialog.close()));
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

const local = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const utc = new Intl.DateTimeFormat(undefined, { timeStyle: 'short', timeZone: 'UTC' });

/** A time as the person's clock shows it and, when asked for, as the service writes it. */
export function time(iso, withUtc = false) {
  const date = new Date(iso);
  return h('time', { datetime: date.toISOString() }, local.format(date), withUtc && ` (${utc.format(date)} UTC)`);
}

/** Copies what `text` gives. Without a clipboard it says what to do instead. */
export function copyButton(label, text, options) {
  const copy = button(label, async () => {
    try {
      await navigator.clipboard.writeText(text());
      copy.classList.add('done');
      announce(`${label}: copied.`);
    } catch {
      announce('The browser does not allow copying. Select the text and copy it with the keyboard.');
    }
  }, options);
  copy.addEventListener('blur', () => copy.classList.remove('done'));
  return copy;
}

/** A secret, hidden until asked for. */
export function secret(text, name, masked = '•'.repeat(24)) {
  const shown = h('code', { class: 'value' });
  const toggle = button('', () => show(!visible), { kind: 'subtle' });
  let visible;
  function show(now) {
    visible = now;
    shown.textContent = visible ? text : masked;
    toggle.textContent = `${visible ? 'Hide' : 'Show'} ${name}`;
  }
  show(false);
  return { shown, toggle };
}
