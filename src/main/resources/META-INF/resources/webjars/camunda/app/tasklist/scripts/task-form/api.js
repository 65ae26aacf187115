// Talks to the product's API with the session of the page.

import { words } from './words.js';

const appRoot = document.querySelector('base')?.getAttribute('app-root') ?? '/camunda';
const productRoot = appRoot.replace(/\/camunda\/?$/, '');

export const path = (...segments) => segments.map((s) => encodeURIComponent(s)).join('/');

/** A refusal with a sentence for the user; `fileFindings` says what is wrong with a whole file. */
export class Problem extends Error {
  constructor(status, body) {
    super(sentence(status, body));
    this.fileFindings = body?.fileFindings ?? [];
  }
}

function sentence(status, body) {
  if (body?.detail && status < 500) {
    // One reason a line; a reason about a parameter begins with the parameter's name.
    const named = (body.errors ?? []).map((error) => `${error.field}: `);
    return body.detail
      .split('\n')
      .map((line) => line.slice(named.find((name) => line.startsWith(name))?.length ?? 0))
      .join(' ');
  }
  switch (status) {
    case 0:
      return words.offline;
    case 401:
      return words.signedOut;
    case 403:
      return words.forbidden;
    case 404:
      return words.gone;
    case 413:
      return words.tooBig;
    default:
      return words.trouble;
  }
}

/** An address the API gave us, as a link; nothing but http addresses gets through. */
export function link(href) {
  const url = new URL(href.startsWith('/') ? productRoot + href : href, window.location.origin);
  return /^https?:$/.test(url.protocol) ? url.href : '#';
}

export async function get(address) {
  let response;
  try {
    response = await fetch(productRoot + address, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
  } catch {
    throw new Problem(0);
  }
  const body = await response.json().catch(() => null);
  if (!response.ok || body === null) {
    throw new Problem(response.ok ? 500 : response.status, body);
  }
  return body;
}

const token = () => {
  const cookie = document.cookie.split('; ').find((c) => c.startsWith('PAYUNG-XSRF='));
  return cookie ? decodeURIComponent(cookie.slice('PAYUNG-XSRF='.length)) : '';
};

/** Asks for something to be stopped or removed. */
export async function remove(address) {
  let response;
  try {
    response = await fetch(productRoot + address, {
      method: 'DELETE',
      headers: { Accept: 'application/json', 'X-PAYUNG-XSRF': token() },
      credentials: 'same-origin'
    });
  } catch {
    throw new Problem(0);
  }
  if (!response.ok) {
    throw new Problem(response.status, await response.json().catch(() => null));
  }
}

/** Sends a file. XMLHttpRequest, because fetch does not tell how much has been sent. */
export function upload(address, parts, onProgress) {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    Object.entries(parts).forEach(([name, value]) => form.append(name, value));
    const request = new XMLHttpRequest();
    request.open('POST', productRoot + address);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-PAYUNG-XSRF', token());
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) {
        onProgress(Math.floor((100 * event.loaded) / event.total));
      }
    });
    request.addEventListener('error', () => reject(new Problem(0)));
    request.addEventListener('load', () => {
      let body = null;
      try {
        body = JSON.parse(request.responseText);
      } catch {
        // an empty answer has no body
      }
      if (request.status >= 200 && request.status < 300) {
        resolve({ body, location: request.getResponseHeader('Location') });
      } else {
        reject(new Problem(request.status, body));
      }
    });
    request.send(form);
  });
}
