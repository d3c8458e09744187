# SPDX-License-Identifier: GPL-3.0-or-later
"""A signed S3 request with nothing but Python's own library: enough to prepare servers and buckets for tests."""
import hashlib
import hmac
import http.client
import ssl
import time
import urllib.parse


def send(settings, method, path='/', query=None, body=b'', headers=None):
    """(status, body) of one request to the endpoint of `settings`; status 0 when nobody answered."""
    url = urllib.parse.urlsplit(settings['endpoint'])
    now = time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())
    signed = {'host': url.netloc, 'x-amz-content-sha256': hashlib.sha256(body).hexdigest(), 'x-amz-date': now,
              **{name.lower(): value for name, value in (headers or {}).items()}}
    path = urllib.parse.quote(path, safe='/-_.~')
    pairs = '&'.join(f'{_quote(k)}={_quote(v)}' for k, v in sorted((query or {}).items()))
    names = ';'.join(sorted(signed))
    canonical = '\n'.join([method, path, pairs, *(f'{n}:{signed[n].strip()}' for n in sorted(signed)), '', names,
                           signed['x-amz-content-sha256']])
    scope = f'{now[:8]}/{settings["region"]}/s3/aws4_request'
    to_sign = f'AWS4-HMAC-SHA256\n{now}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}'
    key = ('AWS4' + settings['secret']).encode()
    for part in (*scope.split('/'), to_sign):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    signed['authorization'] = (f'AWS4-HMAC-SHA256 Credential={settings["accessKey"]}/{scope}, '
                               f'SignedHeaders={names}, Signature={key.hex()}')
    try:
        connection = _connect(url, settings.get('caFile'))
        connection.request(method, path + ('?' + pairs if pairs else ''), body=body, headers=signed)
        reply = connection.getresponse()
        return reply.status, reply.read()
    except (OSError, http.client.HTTPException):
        return 0, b''


def _quote(text):
    return urllib.parse.quote(text, safe='-_.~')


def _connect(url, ca_file):
    if url.scheme == 'https':
        context = ssl.create_default_context(cafile=ca_file)
        return http.client.HTTPSConnection(url.hostname, url.port, timeout=60, context=context)
    return http.client.HTTPConnection(url.hostname, url.port, timeout=60)
