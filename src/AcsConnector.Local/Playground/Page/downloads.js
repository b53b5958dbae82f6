// What to take away: the connector's files, and the package for one's own server.

import { send } from './api.js';
import { announce, busy, button, card, h } from './dom.js';
import { field } from './fields.js';

export function downloads() {
  const address = field('Address of your API', h('input', { type: 'url', autocomplete: 'off', spellcheck: 'false', placeholder: 'https://acs.contoso.com' }), {
    hint: 'Where you host the API, with https. The package holds what paconn, a solution and Logic Apps import.',
  });
  const make = button('Download package', undefined, { kind: 'primary', type: 'submit' });
  const form = h('form', { novalidate: true, on: { submit: (event) => { event.preventDefault(); busy(make, download); } } },
    address.root, h('div', { class: 'actions' }, make));

  const next = h('p', { class: 'hint', hidden: true }, 'Next: unpack it, and import the solution in Power Apps (make.powerapps.com), or in the folder “paconn” run ', h('code', {}, 'paconn create'), '; then make a connection with your API key.');
  form.append(next);

  async function download() {
    address.setError('');
    next.hidden = true;
    try {
      const { status, data } = await send('POST', '/api/package', { body: { apiUrl: address.value } });
      if (status >= 400) throw new Error(data.error.message);
      const url = URL.createObjectURL(data);
      h('a', { href: url, download: 'acs-connector-package.zip' }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      next.hidden = false;
      announce('The package is downloaded.');
    } catch (failure) {
      address.setError(failure.message);
      address.focus();
    }
  }

  return card('Definition and package',
    h('div', { class: 'columns' },
      h('div', {}, h('h3', {}, 'The files'), h('ul', { class: 'links' },
        file('apiDefinition.swagger.json', 'Definition', 'Swagger 2.0, with what designers show'),
        file('apiProperties.json', 'Properties', 'how the connector signs in'),
        file('icon.png', 'Icon', 'as designers show it'))),
      h('div', {}, h('h3', {}, 'The package for your server'), form)));
}

const file = (name, label, note) =>
  h('li', {}, h('a', { href: `/api/files/${name}`, download: name }, label), h('span', { class: 'hint' }, ` ${name}, ${note}`));
