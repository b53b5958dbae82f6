// Pointing the page at a resource in Azure. The connection is tried before it is taken.

import { call } from './api.js';
import { connect, connectionHeaders } from './connection.js';
import { announce, busy, button, h, openDialog } from './dom.js';
import { field } from './fields.js';

export function openConnectionDialog() {
  openDialog('Use an Azure resource', (close) => {
    const input = h('input', { type: 'password', autocomplete: 'off', spellcheck: 'false' });
    const connectionString = field('Connection string', input, {
      required: true,
      hint: 'In Azure Portal: your Communication Services resource, “Keys”. It stays in the memory of this page only.',
    });
    const submit = button('Use this resource', undefined, { kind: 'primary', type: 'submit' });
    const form = h('form', { novalidate: true, on: { submit: (event) => { event.preventDefault(); busy(submit, tryIt); } } },
      connectionString.root,
      h('p', { class: 'hint' }, 'Identities and tokens that you make there are real, and Azure counts them.'),
      h('div', { class: 'actions' }, submit, button('Cancel', close)));

    async function tryIt() {
      connectionString.setError('');
      try {
        // Anything else could not even be sent: it goes in a header.
        if (!/^(?=.*endpoint=)[\x20-\x7e]+$/i.test(connectionString.value))
          throw new Error('This is not a connection string. It begins with “endpoint=https://” and holds “accesskey=”.');
        const { endpoint } = await call('GET', '/api/connector/connection', { headers: connectionHeaders(connectionString.value) });
        connect(connectionString.value, endpoint);
        input.value = '';
        close();
        announce(`Connected to ${endpoint}`);
      } catch (failure) {
        connectionString.setError(failure.message);
        connectionString.focus();
      }
    }
    return [form];
  });
}
