# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the processes of one test server, and ends them whatever happens.

A server script (ceph-s3, swift-s3, postgres) derives from Server and calls main(). `start` leaves a keeper process
behind: the parent of every process of the server. The kernel kills these when the keeper dies, however it dies
(PR_SET_PDEATHSIG); the keeper ends them and removes DIR when it is told to stop, when one of them ends by itself, or
when the last of the processes that it was started for (--for PID) is gone.
"""
import contextlib
import ctypes
import fcntl
import json
import os
import pwd
import select
import shutil
import signal
import socket
import subprocess
import sys
import time

USAGE = """usage: {0} start DIR PORT [--for PID]   start it, or join it when it runs; print its settings. PORT 0: any free one
       {0} stop DIR [--for PID]         end it; with --for: when nobody else uses it
       {0} env DIR                      print its settings as NAME=VALUE
"""
POLL_SECONDS = 0.2
PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
_libc = ctypes.CDLL(None, use_errno=True)


class StartFailed(Exception):
    pass


def start_time(pid):
    """The kernel's start time of a living process, else None: with the pid it names one process for good."""
    try:
        with open(f'/proc/{pid}/stat') as stat:
            fields = stat.read().rsplit(')', 1)[1].split()
    except (OSError, IndexError):
        return None
    return None if fields[0] == 'Z' else fields[19]


def free_ports(count):
    """Ports of the loopback interface that nobody listens on, all different."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for s in sockets:
            s.bind(('127.0.0.1', 0))
        return [s.getsockname()[1] for s in sockets]


def listening(port):
    with socket.socket() as probe:
        return probe.connect_ex(('127.0.0.1', port)) == 0


def write(path, text, mode=0o600):
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), 'w') as file:
        file.write(text)


@contextlib.contextmanager
def locked(directory, wait=True):
    """Held by whoever starts, joins or ends the server of `directory`. Yields False when it is taken and not waited for."""
    path = directory + '.lock'
    while True:
        try:
            os.makedirs(os.path.dirname(path), mode=0o711, exist_ok=True)
            lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except FileNotFoundError:  # removed between the two, with the last server in it
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            os.close(lock)
            yield False
            return
        with contextlib.suppress(OSError):
            if os.fstat(lock).st_ino == os.stat(path).st_ino:
                break
        os.close(lock)  # its holder removed the file: that lock is nobody's any more
    try:
        yield True
    finally:
        with contextlib.suppress(OSError):
            os.unlink(path)
        os.close(lock)
        with contextlib.suppress(OSError):
            os.rmdir(os.path.dirname(path))  # goes with the last server in it


class Server:
    """What a server script fills in. `directory` is the server's own, with log/ and users/ in it."""

    stop_signal = signal.SIGTERM

    def __init__(self, directory):
        self.directory = directory
        self.children = []  # (name, Popen), in the order of their start

    def begin(self, port):
        """Starts everything, waits until it answers, returns the settings (a dict of strings)."""
        raise NotImplementedError

    def crash(self):
        """Kills the server without a goodbye; its files stay."""
        raise NotImplementedError

    def recover(self):
        """Starts it again on the files that crash() left."""
        raise NotImplementedError

    # ---- for begin()

    def path(self, *names):
        return os.path.join(self.directory, *names)

    def run(self, *command, user=None, env=None, timeout=60):
        """A command that ends by itself; its output goes to log/setup.log."""
        with open(self.path('log', 'setup.log'), 'ab') as log:
            log.write(('+ ' + ' '.join(command) + '\n').encode())
            log.flush()
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, timeout=timeout,
                                  cwd=self.directory, preexec_fn=_die_with_parent, **_as(user, env))
        if done.returncode:
            raise StartFailed(f'{command[0]} ended with status {done.returncode}')

    def spawn(self, name, *command, user=None, env=None):
        """A process that stays."""
        with open(self.path('log', name + '.log'), 'ab') as log:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.directory,
                                     preexec_fn=_die_with_parent, **_as(user, env))
        self.children.append((name, child))

    def wait_for(self, what, condition, seconds):
        end = time.monotonic() + seconds
        while not condition():
            if ended := self.ended():
                raise StartFailed(f'{ended} ended by itself')
            if time.monotonic() > end:
                raise StartFailed(f'{what} did not answer within {seconds} s')
            time.sleep(0.02)

    # ---- for the keeper

    def ended(self):
        return next((name for name, child in self.children if child.poll() is not None), None)

    def end(self):
        """The last one started is the first to go, each given time to end well."""
        for _, child in reversed(self.children):
            if child.poll() is None:
                child.send_signal(self.stop_signal)
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        self.children.clear()
        self.await_orphans()

    def await_orphans(self):
        """What the children started themselves and left behind is the keeper's now (see _keep)."""
        with contextlib.suppress(ChildProcessError):
            while True:
                os.waitpid(-1, 0)


def _die_with_parent():
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    os.setpgid(0, 0)  # a Ctrl-C at the terminal is for the keeper, which then ends the rest in order


def _as(user, env):
    result = {'env': {'PATH': PATH, 'LANG': 'C.UTF-8', 'TZ': 'UTC', **(env or {})}}
    if user:
        entry = pwd.getpwnam(user)
        result |= {'user': entry.pw_uid, 'group': entry.pw_gid, 'extra_groups': []}
    return result


# ---------------------------------------------------------------- the keeper process

def _keep(server, port):
    _libc.prctl(PR_SET_CHILD_SUBREAPER, 1)
    wanted = {'stop': False, 'crash': False, 'recover': False}
    for number, what in ((signal.SIGTERM, 'stop'), (signal.SIGINT, 'stop'), (signal.SIGHUP, 'stop'),
                         (signal.SIGUSR1, 'crash'), (signal.SIGUSR2, 'recover')):
        signal.signal(number, lambda *_, what=what: wanted.__setitem__(what, True))
    woken, waker = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.set_wakeup_fd(waker)
    down = False
    try:
        # the starter holds the lock until it has read the settings
        _publish(server, server.begin(port))
        while not wanted['stop']:
            if wanted['crash'] or wanted['recover']:
                what = 'crash' if wanted['crash'] else 'recover'
                wanted[what] = False
                getattr(server, what)()
                down = what == 'crash'
                write(server.path('state'), 'down' if down else 'up')
            if not down and (ended := server.ended()):
                print(f'{ended} ended by itself', flush=True)
                break
            if not _users(server.directory):
                with locked(server.directory, wait=False) as free:
                    if free and not _users(server.directory):
                        _finish(server)
                        return
            select.select([woken], [], [], POLL_SECONDS)
            with contextlib.suppress(BlockingIOError):
                os.read(woken, 64)
        with locked(server.directory):
            _finish(server)
    except (StartFailed, OSError, subprocess.SubprocessError) as error:
        print(error, flush=True)  # into log/keeper.log, which `start` shows
        server.end()
        sys.exit(1)


def _publish(server, settings):
    write(server.path('state'), 'up')
    write(server.path('settings.json.new'), json.dumps(settings, indent=1), 0o600)
    os.rename(server.path('settings.json.new'), server.path('settings.json'))


def _finish(server):
    with contextlib.suppress(FileNotFoundError):
        os.unlink(server.path('settings.json'))
    server.end()
    shutil.rmtree(server.directory, ignore_errors=True)


def _users(directory):
    """The living processes that the server is kept for; ended ones are forgotten."""
    alive = []
    folder = os.path.join(directory, 'users')
    for name in os.listdir(folder):
        pid, started = name.split('.')
        if pid == 'stop' or start_time(int(pid)) == started:
            alive.append(name)
        else:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(os.path.join(folder, name))
    return alive


# ---------------------------------------------------------------- start, stop, env

def keeper_of(directory):
    """Pid of the keeper of this directory when it lives, else None."""
    try:
        with open(os.path.join(directory, 'keeper')) as file:
            pid, started = file.read().split()
    except (OSError, ValueError):
        return None
    return int(pid) if start_time(pid) == started else None


def _user_file(directory, pid):
    # without a process to follow, the server stays until it is stopped
    name = f'{pid}.{start_time(pid)}' if pid else 'stop.it'
    return os.path.join(directory, 'users', name)


def _start(script, directory, port, user):
    with locked(directory):
        if keeper_of(directory) is None:
            _forget(directory)
            for name in ('', 'log', 'users', 'run'):
                os.makedirs(os.path.join(directory, name), mode=0o711)
            os.chmod(directory, 0o711)  # the unprivileged user of PostgreSQL passes through it
            write(os.path.join(directory, '.tierdeck-server'), '')
            write(_user_file(directory, user), '')
            with open(os.path.join(directory, 'log', 'keeper.log'), 'ab') as log:
                keeper = subprocess.Popen([sys.executable, script, '_keep', directory, port], stdin=subprocess.DEVNULL,
                                          stdout=log, stderr=log, start_new_session=True, cwd='/')
            write(os.path.join(directory, 'keeper'), f'{keeper.pid} {start_time(keeper.pid)}')
        else:
            write(_user_file(directory, user), '')
        # a keeper that another start left behind half-way is waited for too
        while not os.path.exists(os.path.join(directory, 'settings.json')):
            if keeper_of(directory) is None:
                _show_logs(directory)
                _forget(directory)
                sys.exit(f'{os.path.basename(script)}: not started')
            time.sleep(0.02)
    _env(directory)


def _stop(directory, user):
    keeper = keeper_of(directory)
    if keeper is None:
        _forget(directory)
        return
    with contextlib.suppress(FileNotFoundError):
        os.unlink(_user_file(directory, user))
    if not user:
        os.kill(keeper, signal.SIGTERM)
    end = time.monotonic() + 30
    while keeper_of(directory) and time.monotonic() < end:
        if user and _others(directory):
            return
        time.sleep(0.02)


def _others(directory):
    with contextlib.suppress(FileNotFoundError):
        return bool(os.listdir(os.path.join(directory, 'users')))
    return False


def _forget(directory):
    """What a killed keeper left; never a directory that is not a server's."""
    if not os.path.isdir(directory) or not os.listdir(directory):
        with contextlib.suppress(FileNotFoundError):
            os.rmdir(directory)
        return
    if not os.path.exists(os.path.join(directory, '.tierdeck-server')):
        sys.exit(f'{directory} is not empty and not the directory of a test server')
    shutil.rmtree(directory)


def _show_logs(directory):
    folder = os.path.join(directory, 'log')
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), errors='replace') as file:
            if tail := file.readlines()[-4:]:
                sys.stderr.write(f'--- {name}\n{"".join(tail)}')


def _env(directory):
    with open(os.path.join(directory, 'settings.json')) as file:
        for name, value in json.load(file).items():
            print(f'{name}={value}')


def _signal_and_await(directory, number, state):
    """Tells the keeper to do something and waits until it is done."""
    keeper = keeper_of(directory)
    if keeper is None:
        sys.exit(f'nothing runs in {directory}')
    os.kill(keeper, number)
    end = time.monotonic() + 60
    while time.monotonic() < end and keeper_of(directory):
        with open(os.path.join(directory, 'state')) as file:
            if file.read() == state:
                return
        time.sleep(0.02)
    sys.exit('that did not work; see the logs in ' + directory)


def main(server_class):
    arguments = sys.argv[1:]
    user = None
    if '--for' in arguments:
        at = arguments.index('--for')
        user = int(arguments[at + 1])
        del arguments[at:at + 2]
    script = os.path.abspath(sys.argv[0])
    directory = os.path.realpath(arguments[1]) if len(arguments) > 1 else None
    match arguments:
        case ['start', _, port]:
            _start(script, directory, port, user)
        case ['stop', _]:
            _stop(directory, user)
        case ['env', _]:
            _env(directory)
        case ['crash', _]:
            _signal_and_await(directory, signal.SIGUSR1, 'down')
        case ['recover', _]:
            _signal_and_await(directory, signal.SIGUSR2, 'up')
        case ['_keep', _, port]:
            _keep(server_class(directory), int(port))
        case _:
            sys.exit(USAGE.format(os.path.basename(script)))
