# SPDX-License-Identifier: GPL-3.0-or-later
"""What the two S3 servers have in common."""
import os
import subprocess

from keeper import Server, free_ports
from s3request import send


class S3Server(Server):
    """An S3 server with an http and an https address, two users, and a bucket of each kind."""

    region = 'us-east-1'
    virtual_host = 's3.localhost'
    access = other_access = ''  # keys in the form that the server wants
    secret = 'test/secret+key/0000000000000000000000000001'
    other_secret = 'other/secret+key/00000000000000000000000001'

    def begin(self, port):
        # the recipes need a few ports more; all are taken in one go so that they differ
        self.http, self.https, *self.inner = free_ports(7)
        self.http = port or self.http
        subprocess.run([os.path.join(os.path.dirname(os.path.abspath(__file__)), 'certificates'), self.path('tls')],
                       check=True, stdin=subprocess.DEVNULL)
        settings = {'endpoint': f'http://127.0.0.1:{self.http}', 'endpointTls': f'https://127.0.0.1:{self.https}',
                    'virtualHost': f'http://{self.virtual_host}:{self.http}',
                    'virtualHostTls': f'https://{self.virtual_host}:{self.https}',
                    'region': self.region, 'accessKey': self.access, 'secret': self.secret,
                    'otherAccessKey': self.other_access, 'otherSecret': self.other_secret,
                    'caFile': self.path('tls', 'ca.pem'), 'directory': self.directory,
                    'bucket': 'plain', 'versionedBucket': 'versioned'}
        self.begin_processes()
        for endpoint in (settings['endpoint'], settings['endpointTls']):
            self.wait_for(endpoint, lambda: send({**settings, 'endpoint': endpoint}, 'GET')[0] == 200, 60)
        make_bucket(settings, 'plain')
        make_bucket(settings, 'versioned', versioned=True)
        return settings

    def begin_processes(self):
        raise NotImplementedError

    def certificate(self):
        return self.path('tls', 'good.pem'), self.path('tls', 'good.key')


def make_bucket(settings, name, versioned=False):
    requests = [('PUT', {}, b'')]
    if versioned:
        requests.append(('PUT', {'versioning': ''}, b'<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/'
                         b'2006-03-01/"><Status>Enabled</Status></VersioningConfiguration>'))
    for method, query, body in requests:
        status, answer = send(settings, method, '/' + name, query, body)
        if status not in (200, 204):
            raise OSError(f'bucket {name}: {status} {answer.decode(errors="replace")}')
