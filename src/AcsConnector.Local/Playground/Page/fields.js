// Form fields: a label, a hint, and the sentence that says what is wrong with what was typed.

import { h, newId } from './dom.js';

/** The element with its hint and its error; `setError('')` takes the error away. */
function described(control, hint) {
  const errorId = newId();
  const hintId = hint && newId();
  const error = h('p', { class: 'error', id: errorId, hidden: true });
  control.setAttribute('aria-describedby', [hintId, errorId].filter(Boolean).join(' '));
  return {
    hint: hint && h('p', { class: 'hint', id: hintId }, hint),
    error,
    setError(text) {
      error.textContent = text;
      error.hidden = !text;
    },
  };
}

/** A label over an input, a select or a textarea. */
export function field(label, control, { hint, required } = {}) {
  control.id ||= newId();
  const { hint: hintText, error, setError } = described(control, hint);
  if (required) control.setAttribute('aria-required', 'true');
  return {
    control,
    root: h('div', { class: 'field' },
      h('label', { for: control.id, class: required && 'required' }, label), control, hintText, error),
    get value() { return control.value.trim(); },
    setError(text) {
      setError(text);
      if (text) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
    },
    focus: () => control.focus(),
  };
}

/** Several of a few: checkboxes under a legend. */
export function choices(legend, options, { hint, checked = [], required } = {}) {
  const boxes = options.map(({ value, label = value, note }) => {
    const box = h('input', { type: 'checkbox', value, checked: checked.includes(value) });
    return { box, root: h('label', { class: 'choice' }, box, h('span', {}, label, note && h('span', { class: 'hint' }, ` ${note}`))) };
  });
  const group = h('fieldset', { class: 'field' },
    h('legend', { class: required && 'required' }, legend));
  const { hint: hintText, error, setError } = described(group, hint);
  group.append(...[hintText, h('div', { class: 'choices' }, boxes.map(({ root }) => root)), error].filter(Boolean));
  return {
    root: group,
    get value() { return boxes.filter(({ box }) => box.checked).map(({ box }) => box.value); },
    setError,
    focus: () => boxes[0].box.focus(),
  };
}

export const scopes = ({ checked } = {}) => choices('Scopes', [
  { value: 'chat', note: 'all of chat' },
  { value: 'voip', note: 'all of calling' },
  { value: 'chat.join', note: 'chat, without making or deleting threads' },
  { value: 'chat.join.limited', note: 'the same, without adding people' },
  { value: 'voip.join', note: 'calling, without starting calls' },
], { checked, hint: 'What the access token allows.' });

export function lifetime() {
  const input = h('input', { type: 'text', inputmode: 'numeric', autocomplete: 'off', value: '1440', class: 'short' });
  const minutes = field('Token lifetime in minutes', input, { hint: '60 to 1440. A full day is 1440.' });
  return Object.assign(minutes, {
    /** Undefined, with the sentence beside the field, when it is not a number the service takes. */
    read() {
      const number = Number(minutes.value);
      const isGood = /^\d+$/.test(minutes.value) && number >= 60 && number <= 1440;
      minutes.setError(isGood ? '' : 'Enter a whole number of minutes from 60 to 1440.');
      return isGood ? number : undefined;
    },
  });
}

/** Puts a failure beside the field it is about, or else where `elsewhere` puts it. */
export function showFailure(failure, fieldsByTarget, elsewhere) {
  const name = Object.keys(fieldsByTarget).find((key) => key.toLowerCase() === failure.target?.toLowerCase());
  if (!name) return elsewhere(failure.message);
  fieldsByTarget[name].setError(failure.message);
  fieldsByTarget[name].focus();
}
