# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window on a screen of its own, as an assistive program sees it: Xvfb, a private session bus, and AT-SPI over
plain D-Bus (libatspi would answer from its cache)."""
import ctypes
import fnmatch
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True

LAUNCHER = '/usr/libexec/at-spi-bus-launcher'
TOOLS = ('Xvfb', 'xdotool', 'dbus-daemon')
A11Y = 'org.a11y.atspi.'

# numbers of AT-SPI (enum AtspiStateType): only what is asked for here
CHECKED, ENABLED, FOCUSABLE, FOCUSED, SHOWING, VISIBLE = 4, 8, 11, 12, 25, 30

BUS = '''<busconfig><type>session</type><listen>unix:path={run}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>'''
# the font of the pictures in the documents
FONTS = '''<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<alias binding="same"><family>sans-serif</family><prefer><family>Inter</family></prefer></alias>
<alias binding="same"><family>Sans Serif</family><prefer><family>Inter</family></prefer></alias>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include></fontconfig>'''


# the desktop's side of a tray, as far as a program asks for it
TRAY = '''<node><interface name="org.kde.StatusNotifierWatcher">
<method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
<property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
<property name="ProtocolVersion" type="i" access="read"/>
<property name="RegisteredStatusNotifierItems" type="as" access="read"/></interface></node>'''


def missing_tools():
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if not os.access(LAUNCHER, os.X_OK):
        missing.append('at-spi2-core')
    try:
        import gi  # noqa: F401
    except ImportError:
        missing.append('python3-gi')
    return missing


class Gone(Exception):
    """What was asked is no longer there: parts of a window come and go."""


def wait_for(what, question, seconds=20.0):
    """The first true answer; fails in words when none comes."""
    end = time.monotonic() + seconds
    while True:
        try:
            answer = question()
        except Gone:
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f'waited {seconds:.0f} s in vain for {what}')
        time.sleep(0.03)


def dies_with_us():
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


class Node:
    """One object of the accessible tree."""

    def __init__(self, desk, bus, path):
        self.desk, self.bus, self.path = desk, bus, path

    def __eq__(self, other):
        return isinstance(other, Node) and self.path == other.path

    def __hash__(self):
        return hash(self.path)

    def __repr__(self):
        return f'{self.role} "{self.name}"'

    def call(self, interface, method, signature='()', arguments=(), wait=True):
        return self.desk.call(self.bus, self.path, A11Y + interface, method, signature, arguments, wait)

    def ask(self, interface, name):
        return self.desk.call(self.bus, self.path, 'org.freedesktop.DBus.Properties', 'Get', '(ss)',
                              (A11Y + interface, name))[0]

    @property
    def name(self):
        return self.ask('Accessible', 'Name')

    @property
    def description(self):
        return self.ask('Accessible', 'Description')

    @property
    def role(self):
        return self.call('Accessible', 'GetRoleName')[0]

    @property
    def states(self):
        low, high = self.call('Accessible', 'GetState')[0]
        return {bit for bit in range(64) if ((high << 32) | low) >> bit & 1}

    @property
    def interfaces(self):
        return [name.removeprefix(A11Y) for name in self.call('Accessible', 'GetInterfaces')[0]]

    @property
    def children(self):
        return [Node(self.desk, bus, path) for bus, path in self.call('Accessible', 'GetChildren')[0]
                if not path.endswith('/null')]

    @property
    def parent(self):
        bus, path = self.ask('Accessible', 'Parent')
        return Node(self.desk, bus, path)

    @property
    def actions(self):
        return [name for name, _, _ in self.call('Action', 'GetActions')[0]] if 'Action' in self.interfaces else []

    @property
    def extents(self):
        """x, y, width, height on the screen."""
        return self.call('Component', 'GetExtents', '(u)', (0,))[0]

    def do(self, action):
        """What may open a menu or a dialog is not waited for."""
        self.call('Action', 'DoAction', '(i)', (self.actions.index(action),), wait=False)

    def press(self):
        self.do('Toggle' if 'Toggle' in self.actions else 'Press')

    def write(self, text):
        self.call('EditableText', 'SetTextContents', '(s)', (text,))

    def select_row(self, row):
        self.call('Table', 'AddRowSelection', '(i)', (row,))

    def value(self, number):
        self.desk.call(self.bus, self.path, 'org.freedesktop.DBus.Properties', 'Set', '(ssv)',
                       (A11Y + 'Value', 'CurrentValue', self.desk.variant('d', number)))

    def walk(self, depth=40):
        """This and all below it that show; the items of views only as far as they are few."""
        yield self
        if depth == 0:
            return
        try:
            children = self.children
        except Gone:
            return
        for child in children[:400]:
            try:
                shows = SHOWING in child.states
            except Gone:
                continue
            if shows:
                yield from child.walk(depth - 1)

    def find(self, role, name):
        """The first showing object of a role (None: of any) with a name, in which * stands for anything."""
        for node in self.walk():
            try:
                if role in (None, node.role) and matches(node.name, name):
                    return node
            except Gone:
                continue
        return None

    def wait(self, role, name, seconds=20.0):
        return wait_for(f'{role} "{name}"', lambda: self.find(role, name), seconds)


def matches(text, wanted):
    return fnmatch.fnmatchcase(text.replace('&', ''), wanted)


class Desk:
    """A screen, a bus, a profile and the window; `with Desk(bin) as desk` ends them all."""

    def __init__(self, programs, size='1280x800', keyring=False, zone='UTC'):
        self.programs = programs
        self.size = size
        self.keyring = keyring
        self.zone = zone
        self.home = tempfile.mkdtemp(prefix='tierdeck-desk-')
        self.profile = os.path.join(self.home, 'profile')
        self.children = []
        self.window = None
        self.focused = None

    def __enter__(self):
        try:
            self.begin()
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(self, *_):
        self.end()

    # --- processes

    def spawn(self, *command, **options):
        log = open(os.path.join(self.home, os.path.basename(command[0]) + '.log'), 'ab')
        child = subprocess.Popen(command, stdin=options.pop('stdin', subprocess.DEVNULL), stdout=log, stderr=log,
                                 preexec_fn=dies_with_us, env=self.environment, **options)
        log.close()
        self.children.append(child)
        return child

    def begin(self):
        run = os.path.join(self.home, 'run')
        os.makedirs(os.path.join(self.home, '.config', 'fontconfig'))
        os.mkdir(run, 0o700)
        with open(os.path.join(self.home, 'bus.conf'), 'w') as file:
            file.write(BUS.format(run=run))
        with open(os.path.join(self.home, 'fonts.conf'), 'w') as file:
            file.write(FONTS)
        kept = {name: value for name, value in os.environ.items() if name == 'PATH' or name.endswith('SAN_OPTIONS')}
        self.environment = kept | {
            'HOME': self.home, 'XDG_RUNTIME_DIR': run, 'XDG_CONFIG_HOME': os.path.join(self.home, '.config'),
            'XDG_DATA_HOME': os.path.join(self.home, '.local'), 'LC_ALL': 'C.UTF-8', 'TZ': self.zone,
            'FONTCONFIG_FILE': os.path.join(self.home, 'fonts.conf'), 'QT_QPA_PLATFORM': 'xcb',
            'QT_LINUX_ACCESSIBILITY_ALWAYS_ON': '1'}
        ready, said = os.pipe()
        self.spawn('Xvfb', '-displayfd', str(said), '-screen', '0', self.size + 'x24', '-nolisten', 'tcp', '-dpi', '96',
                   pass_fds=(said,))
        os.close(said)
        with os.fdopen(ready) as number:
            self.environment['DISPLAY'] = ':' + number.readline().strip()
        self.spawn('dbus-daemon', '--config-file=' + os.path.join(self.home, 'bus.conf'), '--nofork')
        address = 'unix:path=' + os.path.join(run, 'bus')
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = address
        wait_for('the session bus', lambda: os.path.exists(os.path.join(run, 'bus')))
        if self.keyring:
            opened = self.spawn('gnome-keyring-daemon', '--foreground', '--unlock', '--components=secrets',
                                stdin=subprocess.PIPE)
            opened.stdin.write(b'walk')
            opened.stdin.close()
        self.spawn(LAUNCHER, '--launch-immediately')
        self.connect(address)

    def serve_tray(self):
        """A tray on the session bus; `tray_items` are the bus names of who came into it. Before the program starts."""
        self.tray_items = []
        ready = threading.Event()

        def called(_connection, sender, _path, _interface, _method, _arguments, invocation):
            self.tray_items.append(sender)
            invocation.return_value(None)

        def asked(_connection, _sender, _path, _interface, name):
            return {'IsStatusNotifierHostRegistered': self.variant('b', True), 'ProtocolVersion': self.variant('i', 0),
                    'RegisteredStatusNotifierItems': self.variant('as', [])}[name]

        def serve():
            context = self.glib.MainContext.new()
            context.push_thread_default()
            interface = self.gio.DBusNodeInfo.new_for_xml(TRAY).interfaces[0]
            self.session.register_object('/StatusNotifierWatcher', interface, called, asked, None)
            ready.set()
            while True:
                context.iteration(True)

        threading.Thread(target=serve, daemon=True).start()
        ready.wait()
        self.session.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'RequestName',
                               self.variant('(su)', ('org.kde.StatusNotifierWatcher', 0)), None,
                               self.gio.DBusCallFlags.NONE, 5000, None)

    def tray(self, path, interface, method, signature, arguments):
        """Asks the program's item in the tray, or its menu."""
        return self.session.call_sync(self.tray_items[-1], path, interface, method, self.variant(signature, arguments), None,
                                      self.gio.DBusCallFlags.NONE, 5000, None).unpack()

    def end(self):
        if self.window and self.program.poll() is not None:
            with open(os.path.join(self.home, 'tierdeck.log')) as log:
                print(f'tierdeck ended by itself with {self.program.returncode}: {log.read()[-2000:]}', file=sys.stderr)
        for child in reversed(self.children):
            if child.poll() is None:
                child.terminate()
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    # --- D-Bus

    def connect(self, address):
        import gi
        gi.require_version('Gio', '2.0')
        from gi.repository import Gio, GLib
        self.gio, self.glib = Gio, GLib
        self.variant = GLib.Variant
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.session = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.connection = self.session

        def accessible_bus():
            try:
                return self.call('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress')[0]
            except Gone:
                return None
        self.connection = Gio.DBusConnection.new_for_address_sync(wait_for('the accessibility bus', accessible_bus),
                                                                  flags, None, None)
        self.root = Node(self, A11Y + 'Registry', '/org/a11y/atspi/accessible/root')
        wait_for('the registry', self.listen)

    def listen(self):
        try:
            for event in ('object:state-changed:focused', 'focus:'):
                self.call(A11Y + 'Registry', '/org/a11y/atspi/registry', A11Y + 'Registry', 'RegisterEvent', '(s)', (event,))
        except Gone:
            return False
        self.connection.signal_subscribe(None, A11Y + 'Event.Object', 'StateChanged', None, 'focused',
                                         self.gio.DBusSignalFlags.NONE, self.heard)
        return True

    def heard(self, _connection, sender, path, _interface, _member, arguments):
        if arguments.unpack()[1]:
            self.focused = Node(self, sender, path)

    def events(self):
        context = self.glib.MainContext.default()
        while context.iteration(False):
            pass

    def call(self, bus, path, interface, method, signature='()', arguments=(), wait=True):
        parameters = self.glib.Variant(signature, tuple(arguments))
        if not wait:
            self.connection.call(bus, path, interface, method, parameters, None, self.gio.DBusCallFlags.NONE, -1, None, None)
            self.connection.flush_sync(None)
            return None
        try:
            return self.connection.call_sync(bus, path, interface, method, parameters, None, self.gio.DBusCallFlags.NONE,
                                             10_000, None).unpack()
        except self.glib.Error as error:
            raise Gone(str(error)) from None

    # --- the program

    def start(self, *arguments, language='en'):
        self.program = self.spawn(os.path.join(self.programs, 'tierdeck'), '--profile', self.profile, '--language', language,
                                  '--theme', 'light', *arguments)
        self.window = wait_for('the window', self.top)
        return self.window

    def top(self):
        if self.program.poll() is not None:
            raise AssertionError(f'tierdeck ended with {self.program.returncode}')
        for application in self.root.children:
            for window in application.children:
                if window.name.endswith('Tierdeck') and window.role in ('frame', 'window', 'filler'):
                    return window
        return None

    def windows(self):
        return [window for application in self.root.children for window in application.children
                if SHOWING in window.states]

    def dialog(self, name, seconds=20.0):
        def look():
            for node in self.windows() + [child for window in self.windows() for child in window.children]:
                if node.role in ('dialog', 'file chooser') and matches(node.name, name):
                    return node
            return None
        return wait_for(f'the dialog "{name}"', look, seconds)

    def gone_dialog(self, dialog):
        def look():
            try:
                return SHOWING not in dialog.states
            except Gone:
                return True
        wait_for('the dialog to close', look)

    def cli(self, *arguments):
        import json
        ran = subprocess.run([os.path.join(self.programs, 'tierdeck-cli'), '--profile', self.profile, '--json', *arguments],
                             env=self.environment, capture_output=True, text=True)
        try:
            return json.loads(ran.stdout)
        except ValueError:
            raise AssertionError(f'tierdeck-cli {" ".join(arguments)}: {ran.stderr}') from None

    def activate(self):
        """Gives the keyboard to the topmost window, as a window manager would: there is none here."""
        name = self.windows()[-1].name.replace('?', '.')
        self.xdotool('search', '--onlyvisible', '--name', f'^{name}$', 'windowfocus', '--sync')

    def key(self, *names):
        subprocess.run(['xdotool', 'key', '--delay', '0', *names], env=self.environment, check=True)

    def xdotool(self, *arguments):
        subprocess.run(['xdotool', *map(str, arguments)], env=self.environment, check=True)

    def picture(self, path):
        subprocess.run(['import', '-window', 'root', path], env=self.environment, check=True)
